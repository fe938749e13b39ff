// pattern: the whole text matches; the expression survives being written as a literal again.
#pragma once

#include <string>

constexpr const char* kCode = "[A-Z]{3}-[0-9]+";

struct [[ufb::builder]] part {
  [[ufb::pattern(kCode)]] std::string code;
  [[ufb::pattern(R"re(\d+\.\d+|"quoted"|\\)re")]] std::string version;
};
