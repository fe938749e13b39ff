// MISUSE: ufb: Boost.PFR cannot build a type with a C array: annotate it and generate, or use std::array
#include <array>
#include <string>
#include <ufb/build.hpp>

struct point {
#ifdef MISUSE
  char x[1] = {};
#else
  std::array<char, 1> x = {};
#endif
  int y = 0;
};

point built() { return ufb::build<point>().with<&point::y>(1).build(); }
