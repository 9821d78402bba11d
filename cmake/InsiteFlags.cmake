# SPDX-License-Identifier: GPL-3.0-or-later
# insite_flags: the standard, the warnings and the definitions that every target of ours is compiled with.
add_library(insite_flags INTERFACE)

target_compile_features(insite_flags INTERFACE cxx_std_20)
target_compile_definitions(insite_flags INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    INSITE_VERSION="${PROJECT_VERSION}")

if(MSVC)
    target_compile_options(insite_flags INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${INSITE_WERROR}>:/WX>)
else()
    target_compile_options(insite_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wold-style-cast -Woverloaded-virtual -Wnon-virtual-dtor -Wshadow
        $<$<BOOL:${INSITE_WERROR}>:-Werror>)
endif()

if(INSITE_SANITIZE)
    target_compile_options(insite_flags INTERFACE
        -fsanitize=${INSITE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(insite_flags INTERFACE -fsanitize=${INSITE_SANITIZE})
endif()

# Where it is installed, mold links in a fraction of the time.
find_program(INSITE_MOLD mold)
if(INSITE_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1)
    target_link_options(insite_flags INTERFACE -fuse-ld=mold)
endif()
