# Builds the consumer project and runs it. Called by ctest.
cmake_policy(VERSION 3.25)

include(${CMAKE_CURRENT_LIST_DIR}/project.cmake)
configure(${PROJECT})
build(output)
run()
