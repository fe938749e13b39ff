// non_negative: zero or above.
#pragma once

#include <optional>

struct [[ufb::builder]] account {
  [[ufb::non_negative]] int cents;
  [[ufb::non_negative]] std::optional<double> rate;
};
