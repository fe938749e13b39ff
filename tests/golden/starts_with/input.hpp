// starts_with: the first bytes of a text.
#pragma once

#include <string>
#include <vector>

constexpr char kSlash[] = "/";

struct [[ufb::builder]] file {
  [[ufb::starts_with(kSlash)]] std::string path;
  [[using ufb: each, starts_with("\"")]] std::vector<std::string> quotes;
};
