// MISUSE: with_revision
#include "input.ufb.hpp"

bool builds() {
  return ufb::build<shop::user>()
      .with_name("Ada")
      .with_email("ada@example.org")
#ifdef MISUSE
      .with_revision(2)
#endif
      .build()
      .has_value();
}
