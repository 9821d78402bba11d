# SPDX-License-Identifier: GPL-3.0-or-later
# A second build of the same sources costs next to nothing where ccache is installed.
find_program(INSITE_CCACHE ccache)
if(INSITE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${INSITE_CCACHE})
endif()
