// greater_than: a bound that does not belong to what holds.
#pragma once

#include <optional>

constexpr long long kFloor = -1;

struct [[ufb::builder]] sample {
  [[ufb::greater_than(kFloor)]] int count;
  [[ufb::greater_than(0.5)]] std::optional<float> weight;
};
