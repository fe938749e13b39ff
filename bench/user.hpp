// The record that is measured, annotated: its glue is generated in the build. Its twin without annotations is in plain_user.hpp.
#pragma once

#include <string>
#include <vector>

namespace bench {

struct [[ufb::builder]] user {
  [[ufb::length(1, 64)]] std::string name;
  [[ufb::email]] std::string email;
  [[ufb::range(0, 150)]] int age;
  std::string city;
  bool active;
  [[using ufb: size(0, 8), each, length(1, 32)]] std::vector<std::string> tags;
};

}  // namespace bench
