// MISUSE: with_nmae
#include "input.ufb.hpp"

bool builds() {
#ifdef MISUSE
  return ufb::build<shop::user>().with_nmae("Ada").with_email("ada@example.org").build().has_value();
#else
  return ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org").build().has_value();
#endif
}
