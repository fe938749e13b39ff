// ends_with: the last bytes of a text.
#pragma once

#include <string>
#include <vector>

constexpr char kSlash[] = "/";

struct [[ufb::builder]] file {
  [[ufb::ends_with(kSlash)]] std::string path;
  [[using ufb: each, ends_with("\"")]] std::vector<std::string> quotes;
};
