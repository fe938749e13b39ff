# Runs PROGRAM ARGUMENT under VALGRIND, which must say SAYS and nothing else; if that is empty, it must find no error. Called by ctest.
execute_process(COMMAND ${VALGRIND} -q --leak-check=full --error-exitcode=99 ${PROGRAM} ${ARGUMENT}
                RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
string(FIND "${output}" "${SAYS}" at)
if(SAYS STREQUAL "")
  set(expected 0)
else()
  set(expected 99)
endif()
if(NOT status EQUAL expected OR at EQUAL -1)
  message(NOTICE "${output}")
  message(FATAL_ERROR "exit status ${status}, not ${expected}, or these words are missing: '${SAYS}'")
endif()
