// secret: what appears in no error, and does not stay in a recycled object.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

struct [[ufb::builder]] address {
  [[ufb::length(5, 5)]] std::string postcode;
};

struct [[ufb::builder]] account {
  std::string name;
  [[using ufb: secret, length(8, 64)]] std::string password;
  [[using ufb: secret, keys, length(1, 4), values, each, min(0)]] std::map<std::string, std::vector<int>> pins;
  [[ufb::secret]] std::optional<address> home;
  [[using ufb: secret, max(9999)]] int pin = 0;
};

struct [[ufb::builder]] bank {
  std::vector<account> accounts;
};

struct [[ufb::builder]] branch {
  account manager;
  int floors[2] = {0, 1};
};

struct [[using ufb: validator]] form {
  [[using ufb: secret, not_empty]] std::string token;
};

struct key {  // not annotated, and secret as a whole
  std::string text;
  std::vector<std::string> more;
};

struct login {  // use.cpp has its schema
  std::string user;
  std::string token;
};

struct [[ufb::builder]] safe {
  std::string name;
  [[ufb::secret]] key master;
  [[ufb::secret]] std::set<std::string> words;
  login who = {};
};
