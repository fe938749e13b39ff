// MISUSE: ufb: Boost.PFR cannot read a type with a reference in it: annotate it and generate
#include <ufb/build.hpp>

struct point {
#ifdef MISUSE
  int& x;
#else
  int* x;
#endif
  int y = 0;
};

point built(int& x) {
#ifdef MISUSE
  return ufb::build<point>().with<&point::y>(x).build();
#else
  return ufb::build<point>().with<&point::x>(&x).build();
#endif
}
