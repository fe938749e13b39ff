// MISUSE: ufb: the field belongs to another type
#include <ufb/build.hpp>

struct point {
  int x = 0;
};
struct size {
  int width = 0;
};

point built() {
#ifdef MISUSE
  return ufb::build<point>().with<&size::width>(1).build();
#else
  return ufb::build<point>().with<&point::x>(1).build();
#endif
}
