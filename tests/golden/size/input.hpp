// size: how many elements.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

struct [[ufb::builder]] team {
  [[ufb::size(1)]] std::vector<std::string> members;
  [[ufb::size(0, 2)]] std::set<int> numbers;
  [[ufb::size(1, 1)]] std::map<int, int> captain;
};
