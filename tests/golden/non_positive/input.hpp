// non_positive: zero or below.
#pragma once

#include <optional>

struct [[ufb::builder]] account {
  [[ufb::non_positive]] int cents;
  [[ufb::non_positive]] std::optional<double> rate;
};
