# Runs PROGRAM with LIBRARY preloaded, which it must recognise as NAME. Without the library, the test is skipped. Called by ctest.
if(NOT EXISTS "${LIBRARY}" AND NOT NAME STREQUAL glibc)
  message("SKIPPED: there is no ${NAME} to preload here")
  return()
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E env LD_PRELOAD=${LIBRARY} ${PROGRAM} ${NAME} RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "with ${NAME} it ended with ${result}:\n${said}")
endif()
