// MISUSE: deleted
#include <ufb/build.hpp>

struct point {
  int x = 0;
};

point built() {
#ifdef MISUSE
  auto stored = ufb::build<point>().with<&point::x>(1);
  return std::move(stored).build();
#else
  return ufb::build<point>().with<&point::x>(1).build();
#endif
}
