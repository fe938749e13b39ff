// range: numbers, signed, unsigned and floating, both ends included.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>

struct [[ufb::builder]] measures {
  [[ufb::range(-5, 5)]] int level = 0;
  [[ufb::range(0, 0xFFFFFFFFFFFFFFFE)]] std::uint64_t size = 0;
  [[ufb::range(-0.5, 0.5)]] double offset = 0;
  [[ufb::range(1, 2)]] std::optional<unsigned char> gear;
};
