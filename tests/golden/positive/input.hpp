// positive: above zero.
#pragma once

#include <optional>

struct [[ufb::builder]] account {
  [[ufb::positive]] int cents;
  [[ufb::positive]] std::optional<double> rate;
};
