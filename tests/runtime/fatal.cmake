# Runs PROGRAM ARGUMENT, which must fail and say SAYS. Called by ctest.
execute_process(COMMAND ${PROGRAM} ${ARGUMENT} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
string(FIND "${output}" "${SAYS}" at)
if(status EQUAL 0 OR at EQUAL -1)
  message(NOTICE "${output}")
  message(FATAL_ERROR "exit status ${status}, which must not be 0, and these words must be said: '${SAYS}'")
endif()
