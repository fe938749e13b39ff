// MISUSE: shop::account: field 'owner' is set twice
#include "../golden/constructor/expected.hpp"

bool builds() {
#ifdef MISUSE
  return ufb::build<shop::account>().with_owner("Ada").with_owner("Grace").build().has_value();
#else
  return ufb::build<shop::account>().with_owner("Ada").build().has_value();
#endif
}
