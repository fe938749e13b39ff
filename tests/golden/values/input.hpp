// values: what follows it applies to the mapped values of a map; after keys, of that same map.
#pragma once

#include <map>
#include <string>
#include <vector>

struct [[ufb::builder]] ledger {
  [[using ufb: keys, length(1, 3), values, range(0, 9), message("one digit")]] std::map<std::string, int> digits;
  [[using ufb: values, keys, min(1), values, each, not_empty, each, min(0)]] std::map<std::string, std::map<int, std::vector<std::vector<int>>>> deep;
};
