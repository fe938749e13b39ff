// max: an upper bound, included, and more than one rule on a field.
#pragma once

struct [[ufb::builder]] stock {
  [[using ufb: min(-3), max(3)]] signed char step = 0;
  [[ufb::max(1e3)]] double price = 0;
  [[ufb::max(0.1)]] float ratio = 0.1F;
};
