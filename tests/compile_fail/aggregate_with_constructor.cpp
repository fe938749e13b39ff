// MISUSE: ufb: Boost.PFR reads plain aggregates only, and this type is none: annotate it and generate
#include <array>
#include <string>
#include <ufb/build.hpp>

struct point {
#ifdef MISUSE
  point() {}
#endif
  int x = 0;
  int y = 0;
};

point built() { return ufb::build<point>().with<&point::y>(1).build(); }
