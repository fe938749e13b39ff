// MISUSE: deleted
#include "input.ufb.hpp"

bool builds() {
#ifdef MISUSE
  auto stored = ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org");
  return std::move(stored).build().has_value();
#else
  return ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org").build().has_value();
#endif
}
