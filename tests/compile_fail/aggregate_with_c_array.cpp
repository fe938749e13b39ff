// MISUSE: ufb: Boost.PFR cannot read a type with a C array: annotate it and generate, or use std::array
#include <array>
#include <string>
#include <ufb/build.hpp>

struct point {
#ifdef MISUSE
  int x[2] = {};
#else
  std::array<int, 2> x = {};
#endif
  int y = 0;
};

point built() { return ufb::build<point>().with<&point::y>(1).build(); }
