# SPDX-License-Identifier: GPL-3.0-or-later

# insite_fuzz(<name> SOURCES <file>... LINK <target>... [RUNS <count>] [MAX_LENGTH <bytes>])
# The libFuzzer program fuzz_<name> (clang, preset fuzz) and a short test of it with the label fuzz: RUNS inputs made from the
# seeds in tests/data/fuzz/<name>, always the same, a minute at the most. What it finds goes on stderr and into a file
# build/fuzz/tests/<name>. For a long run start the program itself with an empty folder and that of the seeds.
function(insite_fuzz name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "RUNS;MAX_LENGTH" "SOURCES;LINK")
    if(NOT arg_RUNS)
        set(arg_RUNS 50000)
    endif()
    if(NOT arg_MAX_LENGTH)
        set(arg_MAX_LENGTH 4096)
    endif()
    set(target fuzz_${name})
    set(seeds ${PROJECT_SOURCE_DIR}/tests/data/fuzz/${name})
    file(GLOB inputs CONFIGURE_DEPENDS ${seeds}/*)
    if(NOT inputs)
        message(FATAL_ERROR "insite_fuzz(${name}): no seeds in ${seeds}; give it at least one file.")
    endif()
    set(corpus ${PROJECT_BINARY_DIR}/tests/${name})
    # Named one by one: given a folder, libFuzzer would write what it finds into the source tree.
    list(JOIN inputs "," inputs)
    file(WRITE ${corpus}/seeds.txt "${inputs}")
    add_executable(${target} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE insite_flags ${arg_LINK})
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    add_test(NAME ${target}
        COMMAND ${target} -seed=1 -runs=${arg_RUNS} -max_total_time=60 -max_len=${arg_MAX_LENGTH} -timeout=10
            -rss_limit_mb=2048 -artifact_prefix=${corpus}/
            -seed_inputs=@${corpus}/seeds.txt
        WORKING_DIRECTORY ${corpus})
    set_tests_properties(${target} PROPERTIES LABELS fuzz TIMEOUT 180
        ENVIRONMENT "LC_ALL=C.UTF-8;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()
