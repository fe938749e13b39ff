// negative: below zero.
#pragma once

#include <optional>

struct [[ufb::builder]] account {
  [[ufb::negative]] int cents;
  [[ufb::negative]] std::optional<double> rate;
};
