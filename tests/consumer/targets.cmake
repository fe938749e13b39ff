# Builds the project with a target of each kind, at a path with blanks: its glue is made in two trees at once, built, cleaned, built again
# and installed for another project. Called by ctest.
cmake_policy(VERSION 3.25)

string(APPEND BINARY "/a path")
include(${CMAKE_CURRENT_LIST_DIR}/project.cmake)

file(REMOVE_RECURSE ${BINARY})
file(COPY ${PROJECT}/ DESTINATION ${BINARY}/source)
set(configuration ${CMAKE_COMMAND} -S ${BINARY}/source -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_BUILD_TYPE=Debug ${OPTIONS})

# Two trees of one source, configured and their glue made at the same time: commands of one call run together, each one's output the next
# one's input, which must not be there.
set(quietly sh -c [["$@" >/dev/null]] sh)
file(MAKE_DIRECTORY ${BINARY}/build/.cmake/api/v1/query)
file(TOUCH ${BINARY}/build/.cmake/api/v1/query/codemodel-v2)
execute_process(COMMAND ${quietly} ${configuration} -B ${BINARY}/build
                COMMAND ${quietly} ${configuration} -B ${BINARY}/beside
                COMMAND_ERROR_IS_FATAL ANY)
set(glue_targets words_ufb parts_ufb model_ufb other_ufb app_ufb)
execute_process(COMMAND ${quietly} ${CMAKE_COMMAND} --build ${BINARY}/build --target ${glue_targets}
                COMMAND ${quietly} ${CMAKE_COMMAND} --build ${BINARY}/beside --target ${glue_targets}
                COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE all_glue RELATIVE ${BINARY}/build ${BINARY}/build/*.ufb.hpp)
list(LENGTH all_glue count)
if(NOT count EQUAL 6)
  message(FATAL_ERROR "there should be 6 generated headers: ${all_glue}")
endif()
foreach(glue IN LISTS all_glue)
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files "${BINARY}/build/${glue}" "${BINARY}/beside/${glue}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(REMOVE_RECURSE ${BINARY}/beside)

build(output)
run()
# The plugin is for one version of Clang, and this project is also built with that.
string(REGEX MATCHALL "-fplugin=[^ ]*ufb-plugin.so [^\n]*other.cpp" loads "${output}")
list(LENGTH loads count)
if(NOT count EQUAL "${PLUGIN_LOADS}")
  message(NOTICE "${output}")
  message(FATAL_ERROR "the plugin was loaded ${count} times")
endif()
file(GLOB_RECURSE pages ${BINARY}/build/*.html)
if(NOT pages MATCHES "model_ufb_Debug.html$")
  message(FATAL_ERROR "the page on memory layout is missing: ${pages}")
endif()

# An IDE lists the glue among the files of the target, as a generated one.
file(GLOB reply ${BINARY}/build/.cmake/api/v1/reply/target-model-Debug-*.json)
file(READ ${reply} json)
if(NOT json MATCHES "\"isGenerated\" : true,[^}]*order\\.ufb\\.hpp\"")
  message(FATAL_ERROR "IDEs are not told of order.ufb.hpp")
endif()

execute_process(COMMAND ${CMAKE_COMMAND} --build ${BINARY}/build --target clean OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE left ${BINARY}/build/*.ufb.hpp ${BINARY}/build/*.stamp ${BINARY}/build/*.html)
if(left)
  message(FATAL_ERROR "`clean` leaves ${left}")
endif()
build(output)
run()

# What is public is installed beside the header it belongs to.
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BINARY}/build --prefix ${BINARY}/prefix --config Debug OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(GLOB_RECURSE installed RELATIVE ${BINARY}/prefix/include ${BINARY}/prefix/include/*)
if(NOT installed STREQUAL "shop/order.hpp;shop/order.ufb.hpp")
  message(FATAL_ERROR "the installed headers are ${installed}")
endif()
file(GLOB config ${BINARY}/prefix/*/cmake/model)
list(APPEND OPTIONS -Dmodel_DIR=${config})
configure(${CMAKE_CURRENT_LIST_DIR}/downstream)
build(output)
run()
