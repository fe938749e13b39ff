// contains: bytes that are somewhere in a text.
#pragma once

#include <string>
#include <vector>

constexpr char kSlash[] = "/";

struct [[ufb::builder]] file {
  [[ufb::contains(kSlash)]] std::string path;
  [[using ufb: each, contains("\"")]] std::vector<std::string> quotes;
};
