# Each public header has its tests in tests/runtime under its own name, and each file there is a header's: pool.cpp and
# pool_threads.cpp are those of pool.hpp. What is in
# rules/ is tested by kind of value: rules_text.cpp. Called by ctest with ROOT.
cmake_policy(VERSION 3.25)

file(GLOB headers RELATIVE ${ROOT}/runtime/include/ufb ${ROOT}/runtime/include/ufb/*.hpp)
file(GLOB tests RELATIVE ${ROOT}/tests/runtime ${ROOT}/tests/runtime/*.cpp)
list(TRANSFORM headers REPLACE "\\.hpp$" "")
list(TRANSFORM tests REPLACE "\\.cpp$" "")
list(REMOVE_ITEM headers ufb)  # the umbrella, which has nothing of its own

set(untested ${headers})
list(REMOVE_ITEM untested ${tests})
set(stray ${tests})
list(REMOVE_ITEM stray ${headers} secrets without_exceptions)  # these two are of many headers
foreach(header IN LISTS headers ITEMS rules)
  list(FILTER stray EXCLUDE REGEX "^${header}_")
endforeach()
if(untested OR stray OR NOT headers)
  message(FATAL_ERROR "headers without tests: '${untested}'; tests without a header: '${stray}'; headers: '${headers}'")
endif()
