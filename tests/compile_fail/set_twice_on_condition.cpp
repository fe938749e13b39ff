// MISUSE: shop::user: field 'age' is set twice
#include "input.ufb.hpp"

bool builds(bool old) {
  return ufb::build<shop::user>()
      .with_name("Ada")
      .with_age_if(old, 36)
#ifdef MISUSE
      .with_age_if(!old, 37)
#endif
      .with_email("ada@example.org")
      .build()
      .has_value();
}
