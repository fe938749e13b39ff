# Compiles FILE with COMPILER, without and with -DMISUSE. Called by ctest; INCLUDES are separated by |. A first line of
# `// MISUSE with Clang 22: ` is about this compiler from that version on; with others the file is only compiled without -DMISUSE.|. What only one compiler refuses begins
# with `// MISUSE with Clang: `, and must compile with all others.|.
cmake_policy(VERSION 3.25)

string(REPLACE "|" ";-I" includes "|${INCLUDES}")
set(warnings -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
set(compile ${COMPILER} -std=c++${STANDARD} ${warnings} ${FLAGS} ${includes} -c ${FILE} -o /dev/null)

file(STRINGS ${FILE} first LIMIT_COUNT 1)
if(NOT first MATCHES "^// MISUSE( with ([A-Za-z]+) ([0-9]+))?: *(.+)$")
  message(FATAL_ERROR "${FILE}: the first line must be `// MISUSE: ` and words of the error")
endif()
set(only_with "${CMAKE_MATCH_2}")
set(since "${CMAKE_MATCH_3}")
set(expected "${CMAKE_MATCH_4}")

execute_process(COMMAND ${compile} RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "does not compile without MISUSE either")
endif()
if(only_with AND (NOT only_with STREQUAL COMPILER_ID OR COMPILER_VERSION VERSION_LESS since))
  return()
endif()

execute_process(COMMAND ${compile} -DMISUSE RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(status EQUAL 0)
  message(FATAL_ERROR "compiles with MISUSE")
endif()
string(REGEX MATCH "error:[^\n]*" error "${output}")
string(FIND "${error}" "${expected}" at)
if(at EQUAL -1)
  message(NOTICE "${output}")
  message(FATAL_ERROR "the first error should hold '${expected}'")
endif()
