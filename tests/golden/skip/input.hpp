// skip: no setter; the field keeps its default, also in a recycled object.
#pragma once

#include <cstdint>
#include <string>

struct [[ufb::builder]] record {
  std::string key;
  [[ufb::skip]] std::uint64_t revision = 7;
  [[ufb::skip]] std::string cache;
};
