// bit-fields: their setters take what fits, and rules see their values.
#pragma once

#include <cstdint>

enum class mode : unsigned { off, on, automatic };

struct [[ufb::builder]] flags {
  unsigned urgent : 1;
  [[ufb::max(5)]] std::uint8_t priority : 3;
  int offset : 4 = -1;
  bool seen : 1 = false;
  unsigned : 2;
  mode state : 2 = mode::on;
  std::int64_t wide : 40 = 0;
};

template <int Bits>
struct [[ufb::builder]] packed {
  unsigned value : Bits;
};
