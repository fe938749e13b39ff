# Steps of the tests that build the consumer project: included by build.cmake and incremental.cmake, which ctest calls.
cmake_policy(VERSION 3.25)

string(REPLACE "|" ";" OPTIONS "${OPTIONS}")

# Configures the project SOURCE in BINARY, which is made anew.
function(configure source)
  file(REMOVE_RECURSE ${BINARY}/build)
  execute_process(COMMAND ${CMAKE_COMMAND} -S ${source} -B ${BINARY}/build -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
                          -DCMAKE_BUILD_TYPE=${BUILD_TYPE} ${OPTIONS}
                  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Builds and gives back what the build said.
function(build result)
  execute_process(COMMAND ${CMAKE_COMMAND} --build ${BINARY}/build --verbose
                  OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(NOTICE "${output}")
    message(FATAL_ERROR "the build failed")
  endif()
  set(${result} "${output}" PARENT_SCOPE)
endfunction()

# Runs the program, which must exit with 0.
function(run)
  set(app ${BINARY}/build/app)
  if(GENERATOR MATCHES Multi)
    set(app ${BINARY}/build/Debug/app)
  endif()
  execute_process(COMMAND ${app} COMMAND_ERROR_IS_FATAL ANY)
endfunction()
