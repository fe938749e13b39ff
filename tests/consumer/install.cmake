# Installs the tree TREE into PREFIX, and checks that the tool there runs from its new place. Called by ctest.
cmake_policy(VERSION 3.25)

file(REMOVE_RECURSE ${PREFIX})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${TREE} --prefix ${PREFIX} --config ${CONFIG} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${PREFIX}/bin/ufb --version COMMAND_ERROR_IS_FATAL ANY)
