// pattern: the whole text matches, by a table of the glue; the expression survives being written as a literal again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

constexpr const char* kCode = "[A-Z]{3}-[0-9]+";

struct [[ufb::builder]] part {
  [[ufb::pattern(kCode)]] std::string code;
  [[ufb::pattern(R"re(\d+\.\d+|"quoted"|\\)re")]] std::string version;
  [[using ufb: each, pattern(kCode)]] std::vector<std::string> replaces;
  [[using ufb: pattern("[^\\n]*"), message("must be one line")]] std::string remark = "";
};

struct [[ufb::validator]] token {
  [[ufb::pattern("\\b(?i:yes|no)\\b.?")]] std::string_view text;
};

template <class T>
struct [[ufb::builder]] tagged {
  T value;
  [[ufb::pattern("[a-z]{1,8}(-[a-z]{1,8}){0,8}")]] std::string tag;
};
