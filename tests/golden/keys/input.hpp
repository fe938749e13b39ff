// keys: what follows it applies to the keys of a map, wherever each has led to one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

struct [[ufb::builder]] place {
  [[ufb::range(0, 99)]] int row;
  bool operator<(const place& other) const { return row < other.row; }
};

struct [[ufb::builder]] catalogue {
  [[using ufb: size(0, 2), keys, length(3, 3)]] std::map<std::string, double> prices;
  [[using ufb: each, keys, min(1)]] std::vector<std::optional<std::unordered_map<int, std::string>>> shelves;
  std::map<place, int> stock;
};
