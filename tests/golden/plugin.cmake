# Compiles DIR/input.hpp with CLANG and PLUGIN, which writes into OUT, and compares with DIR/expected.hpp, to the byte: the plugin writes
# what the tool does, and no annotation has a warning left.
cmake_policy(VERSION 3.25)

file(REMOVE_RECURSE ${OUT})
execute_process(COMMAND ${CLANG} -fplugin=${PLUGIN} -fplugin-arg-ufb-out=${OUT} -fplugin-arg-ufb-base=${DIR} -std=c++20 -I${RUNTIME}
                        -Werror=unknown-attributes -fsyntax-only ${DIR}/input.hpp
                RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${CLANG}: exit status ${status}")
endif()
execute_process(COMMAND diff -u ${DIR}/expected.hpp ${OUT}/input.ufb.hpp RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the plugin writes not what is expected")
endif()
