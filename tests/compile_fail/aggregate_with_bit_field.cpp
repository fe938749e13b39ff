// MISUSE: bit-field
#include <array>
#include <string>
#include <ufb/build.hpp>

struct point {
#ifdef MISUSE
  unsigned x : 3 = 0;
#else
  unsigned x = 0;
#endif
  int y = 0;
};

point built() { return ufb::build<point>().with<&point::y>(1).build(); }
