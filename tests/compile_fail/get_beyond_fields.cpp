// MISUSE: ufb: there is no field of that index
#include <ufb/fields.hpp>

struct point {
  int x;
  int y;
};

int field_of(const point& one) {
#ifdef MISUSE
  return ufb::get<2>(one);
#else
  return ufb::get<1>(one);
#endif
}
