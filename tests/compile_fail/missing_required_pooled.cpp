// MISUSE: shop::user: required field 'name' is not set
#include "input.ufb.hpp"

bool builds() {
#ifdef MISUSE
  return ufb::build<shop::user>().with_email("ada@example.org").build_pooled().has_value();
#else
  return ufb::build<shop::user>().with_email("ada@example.org").with_name("Ada").build_pooled().has_value();
#endif
}
