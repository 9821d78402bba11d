# SPDX-License-Identifier: GPL-3.0-or-later
# Headers that nearly every source includes, compiled once for the whole build instead of once for each source: two sets,
# one without a screen and one with. GCC only: clang wants each target's definitions to be the same to the letter.
# Sources still include what they use; a build without these (fuzz, tidy) shows where one does not.

# insite_precompiled(<target> <core|widgets>)
function(insite_precompiled target set)
    if(TARGET insite_precompiled_${set})
        target_precompile_headers(${target} REUSE_FROM insite_precompiled_${set})
    endif()
endfunction()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT INSITE_FUZZ)
    file(WRITE ${PROJECT_BINARY_DIR}/precompiled.cpp "")
    foreach(set core widgets)
        add_library(insite_precompiled_${set} OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
        set_target_properties(insite_precompiled_${set} PROPERTIES AUTOMOC OFF AUTORCC OFF)
        target_link_libraries(insite_precompiled_${set} PRIVATE insite_flags Qt6::Core tl::expected)
    endforeach()
    set(headers <QByteArray> <QCoreApplication> <QHash> <QList> <QMetaType> <QObject> <QString> <QTimer> <tl/expected.hpp>
        <algorithm> <array> <chrono> <functional> <memory> <optional> <utility> <vector>)
    target_precompile_headers(insite_precompiled_core PRIVATE ${headers})
    target_link_libraries(insite_precompiled_widgets PRIVATE Qt6::Widgets)
    target_precompile_headers(insite_precompiled_widgets PRIVATE ${headers} <QAbstractItemModel> <QPainter> <QWidget>)
endif()
