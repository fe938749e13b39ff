// MISUSE: shop::user: required field 'email' is not set
#include "input.ufb.hpp"

bool builds() {
#ifdef MISUSE
  return ufb::build<shop::user>().with_name("Ada").build().has_value();
#else
  return ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org").build().has_value();
#endif
}
