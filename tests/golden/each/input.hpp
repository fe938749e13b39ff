// each: what follows it applies to the elements, level by level.
#pragma once

#include <optional>
#include <string>
#include <vector>

bool is_even(int value);

struct [[ufb::builder]] table {
  [[using ufb: size(0, 3), each, size(1, 2), each, length(1, 4), not_empty]] std::vector<std::vector<std::string>> cells;
  [[using ufb: each, range(0, 9), check(is_even)]] std::optional<std::vector<std::optional<int>>> sums;
};
