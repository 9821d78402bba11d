# SPDX-License-Identifier: GPL-3.0-or-later

# insite_library(<name> ROOT <lib|ui|app> SOURCES <file>... [PUBLIC <target>...] [PRIVATE <target>...])
# A static library from the folder of that name; others include its headers as "<folder>/<header>.h".
# What it includes of ours must come from a library that it links: the layers hold, or the configuration fails.
function(insite_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "ROOT" "SOURCES;PUBLIC;PRIVATE")
    add_library(insite_${name} STATIC ${arg_SOURCES})
    add_library(Insite::${name} ALIAS insite_${name})
    target_include_directories(insite_${name} PUBLIC ${PROJECT_SOURCE_DIR}/${arg_ROOT})
    target_link_libraries(insite_${name} PUBLIC ${arg_PUBLIC} PRIVATE insite_flags ${arg_PRIVATE})
    if(arg_ROOT STREQUAL "ui")
        insite_precompiled(insite_${name} widgets)
    else()
        insite_precompiled(insite_${name} core)
    endif()
    get_filename_component(folder ${CMAKE_CURRENT_SOURCE_DIR} NAME)
    insite_check_layers(${folder} "${arg_SOURCES}" "${arg_PUBLIC};${arg_PRIVATE}")
endfunction()

# Every include of the form "folder/file.h" needs Insite::folder among the linked targets.
function(insite_check_layers folder sources linked)
    foreach(source IN LISTS sources)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
        file(STRINGS ${source} includes REGEX "^#include \"[a-z]+/")
        foreach(include IN LISTS includes)
            string(REGEX REPLACE "^#include \"([a-z]+)/.*" "\\1" used "${include}")
            if(NOT used STREQUAL folder AND NOT "Insite::${used}" IN_LIST linked)
                message(FATAL_ERROR "${CMAKE_CURRENT_SOURCE_DIR}/${source} includes from ${used}/, "
                    "which this library does not link. Arrows point one way: app -> ui -> lib (README, layers).")
            endif()
        endforeach()
    endforeach()
endfunction()

# insite_program(<executable> SOURCES <file>... LINK <target>...)
function(insite_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE insite_flags ${arg_LINK})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endfunction()

# insite_moc_sources(<target> <file>...)
# moc for the sources that include "<file>.moc", one command each: AUTOMOC takes three and a scan for each target,
# which adds up over a hundred tests.
function(insite_moc_sources target)
    set_target_properties(${target} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    foreach(source IN LISTS ARGN)
        get_filename_component(stem ${source} NAME_WE)
        file(STRINGS ${source} moc REGEX "^#include \"${stem}\\.moc\"")
        if(moc)
            qt_generate_moc(${source} ${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc TARGET ${target})
            target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${stem}.moc)
            target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
        endif()
    endforeach()
endfunction()

# insite_test(<name> LABEL <unit|integration|gui> SOURCES <file>... LINK <target>... [TIMEOUT <seconds>])
# One Qt Test executable; it runs off-screen, on a screen that holds the largest window at 200 %, and in the C locale wherever it runs.
function(insite_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "LABEL;TIMEOUT" "SOURCES;LINK")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE insite_flags Qt6::Test ${arg_LINK})
    target_compile_definitions(${name} PRIVATE
        INSITE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        INSITE_BINARY_DIR="${PROJECT_BINARY_DIR}/bin")
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    insite_moc_sources(${name} ${arg_SOURCES})
    if(arg_LABEL STREQUAL "gui")
        insite_precompiled(${name} widgets)
    else()
        insite_precompiled(${name} core)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    # Qt Test's own limit, five minutes, would end a long test on a busy machine; this one says what it waited for.
    math(EXPR limit "${arg_TIMEOUT} * 1000")
    # The cost lets the long ones start first. Most of a test is waiting, so more run at once than there are processors.
    set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT} COST ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen:configfile=${PROJECT_SOURCE_DIR}/tests/data/screen.json;LC_ALL=C.UTF-8;QT_FORCE_STDERR_LOGGING=1;QTEST_FUNCTION_TIMEOUT=${limit};LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0;ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()
