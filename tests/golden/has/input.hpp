// has: an element of a container, a key of a map.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

enum class permission { read, write };

struct [[ufb::builder]] user {
  [[ufb::has(permission::read)]] std::set<permission> permissions;
  [[ufb::has(80)]] std::vector<std::optional<unsigned short>> ports;
  [[using ufb: has("Host"), size(1, 8)]] std::map<std::string, std::string> headers;
  [[using ufb: each, has(0)]] std::vector<std::vector<int>> rows;
};
