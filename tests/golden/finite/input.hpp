// finite: neither infinite nor NaN.
#pragma once

#include <vector>

struct [[ufb::builder]] point {
  [[ufb::finite]] double x;
  [[using ufb: each, finite]] std::vector<float> ys;
};
