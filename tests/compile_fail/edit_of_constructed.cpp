// MISUSE: an object that a constructor or a factory makes cannot be edited field by field
#include "../golden/constructor/expected.hpp"

struct point {
  int x = 1;
};

bool builds([[maybe_unused]] const shop::account& account) {
#ifdef MISUSE
  return ufb::edit(account).build().has_value();
#else
  return ufb::edit(point()).with<&point::x>(2).build().x == 2;
#endif
}
