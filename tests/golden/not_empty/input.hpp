// not_empty: text and containers.
#pragma once

#include <map>
#include <string>
#include <vector>

struct [[ufb::builder]] basket {
  [[ufb::not_empty]] std::string owner;
  [[ufb::not_empty]] std::vector<int> items;
  [[ufb::not_empty]] std::map<int, int> prices;
};
