# Configures the project SOURCE, which must fail with the words after `# ERROR:` in its first line. Called by ctest.
cmake_policy(VERSION 3.25)

file(STRINGS ${SOURCE}/CMakeLists.txt first LIMIT_COUNT 1)
if(NOT first MATCHES "^# ERROR: *(.+)$")
  message(FATAL_ERROR "${SOURCE}/CMakeLists.txt: the first line must be `# ERROR: ` and words of the error")
endif()
set(expected "${CMAKE_MATCH_1}")
string(REPLACE "\${BINARY}" "${BINARY}" expected "${expected}")

file(REMOVE_RECURSE ${BINARY})
execute_process(COMMAND ${CMAKE_COMMAND} -S ${SOURCE} -B ${BINARY} -G ${GENERATOR} -DCMAKE_MODULE_PATH=${MODULES} -DCMAKE_CXX_COMPILER=${COMPILER}
                RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(status EQUAL 0)
  message(FATAL_ERROR "CMake accepts the call")
endif()
string(REGEX REPLACE "[ \n]+" " " output "${output}")  # CMake breaks lines where it likes
string(FIND "${output}" "ufb_generate: ${expected}" at)
if(at EQUAL -1)
  message(NOTICE "${output}")
  message(FATAL_ERROR "CMake should say '${expected}'")
endif()
