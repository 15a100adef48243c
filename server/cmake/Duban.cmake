# Our own targets: warnings are errors, sanitizers apply to them alone.

add_library(duban_build_flags INTERFACE)
target_compile_options(duban_build_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Werror)
target_include_directories(duban_build_flags INTERFACE ${CMAKE_SOURCE_DIR})
set(is_test "$<BOOL:$<TARGET_PROPERTY:DUBAN_IS_TEST>>")
if(DUBAN_SANITIZE)
  # Of a test's own code the undefined-behaviour sanitizer is left out: it doubles what a test takes
  # to compile and looks at nothing of ours.
  string(REPLACE ",undefined" "" of_tests "${DUBAN_SANITIZE}")
  string(REPLACE "," "$<COMMA>" of_code "${DUBAN_SANITIZE}")
  target_compile_options(duban_build_flags INTERFACE
    -fsanitize=$<IF:${is_test},${of_tests},${of_code}> -fno-omit-frame-pointer
    -fno-sanitize-recover=all $<${is_test}:-O0>)
  target_link_options(duban_build_flags INTERFACE -fsanitize=${DUBAN_SANITIZE})
endif()

if(DUBAN_WITH_FUZZ)
  # What the fuzzer goes by: which branches an input took.
  target_compile_options(duban_build_flags INTERFACE $<$<NOT:${is_test}>:-fsanitize=fuzzer-no-link>)
endif()

# duban_library(domain SOURCES a.cc b.cc DEPS duban::base absl::time)
# One static library a layer; the alias is duban::<name>.
function(duban_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  add_library(duban_${name} STATIC ${arg_SOURCES})
  target_link_libraries(duban_${name} PUBLIC ${arg_DEPS} PRIVATE duban_build_flags)
  target_include_directories(duban_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  add_library(duban::${name} ALIAS duban_${name})
endfunction()

# duban_executable(duban-server SOURCES main.cc DEPS duban::wiring)
function(duban_executable name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_DEPS} duban_build_flags)
endfunction()

# duban_test(work_calendar_test LABEL unit SOURCES … DEPS …): one ctest entry a binary.
function(duban_test name)
  cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "SOURCES;DEPS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES DUBAN_IS_TEST ON)
  target_link_libraries(${name} PRIVATE ${arg_DEPS} GTest::gmock_main duban_build_flags)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT})
endfunction()
