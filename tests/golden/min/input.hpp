// min: a lower bound, included.
#pragma once

struct [[ufb::builder]] stock {
  [[ufb::min(1)]] unsigned count = 1;
  [[ufb::min(-2.5)]] float balance = 0;
};
