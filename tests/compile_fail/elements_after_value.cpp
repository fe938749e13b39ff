// MISUSE: shop::user: field 'tags' is set twice
#include "input.ufb.hpp"

bool builds() {
  return ufb::build<shop::user>()
      .with_name("Ada")
      .add_tags("one")
#ifdef MISUSE
      .with_tags({"two"})
#else
      .add_tags("two")
#endif
      .with_email("ada@example.org")
      .build()
      .has_value();
}
