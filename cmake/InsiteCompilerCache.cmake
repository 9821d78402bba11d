# SPDX-License-Identifier: GPL-3.0-or-later
# A second build of the same sources costs next to nothing where ccache is installed. It has to be told that
# precompiled headers are no reason to stand aside.
find_program(INSITE_CCACHE ccache)
if(INSITE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${INSITE_CCACHE})
endif()
