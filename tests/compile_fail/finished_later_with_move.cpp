// MISUSE with Clang 22: will be destroyed at the end of the full-expression
#include "input.ufb.hpp"

#include <utility>

bool builds() {
#ifdef MISUSE
  auto&& started = ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org");
  return std::move(started).build().has_value();
#else
  return ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org").build().has_value();
#endif
}
