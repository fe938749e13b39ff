// MISUSE: shop::account: required field 'owner' is not set
#include "../golden/constructor/expected.hpp"

bool builds() {
#ifdef MISUSE
  return ufb::build<shop::account>().with_opening(5).build().has_value();
#else
  return ufb::build<shop::account>().with_opening(5).with_owner("Ada").build().has_value();
#endif
}
