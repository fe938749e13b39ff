// The quickstart's one struct: plain C++ with its rules beside the fields they are about.
// `ufb generate` reads it and writes user.ufb.hpp, which main.cpp includes.
#pragma once

#include <string>
#include <vector>

struct [[ufb::builder]] user {
  [[using ufb: trim, length(1, 64)]] std::string name;
  [[ufb::email]] std::string email;
  [[ufb::range(0, 150)]] int age = 18;  // has a default: need not be set
  [[using ufb: size(0, 8), each, length(1, 32)]] std::vector<std::string> tags;
};
