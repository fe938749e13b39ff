// MISUSE: deleted
#include "input.ufb.hpp"

#ifdef MISUSE
auto later() {
  return [chain = ufb::build<shop::user>().with_name("Ada")] { return sizeof(chain); };
}
#else
auto later() {
  return [built = ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org").build()] { return built.has_value(); };
}
#endif
