// pattern: what no bounded automaton can hold is left to RE2, and its user links ufb::re2.
#pragma once

#include <string>

struct [[ufb::builder]] word {
  [[ufb::pattern("\\p{Greek}+")]] std::string greek;
  [[ufb::pattern("(a|b)*a(a|b){12}")]] std::string far = "abbbbbbbbbbbb";
  [[ufb::pattern("[ab]*")]] std::string near = "";
};
