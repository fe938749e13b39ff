// MISUSE: this_field_is_set_twice<point, &point::x>
#include <ufb/build.hpp>

struct point {
  int x = 0;
  int y = 0;
};

point built() {
#ifdef MISUSE
  return ufb::build<point>().with<&point::x>(1).with<&point::x>(2).build();
#else
  return ufb::build<point>().with<&point::x>(1).with<&point::y>(2).build();
#endif
}
