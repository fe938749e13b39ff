// MISUSE: set_nickname
#include "input.ufb.hpp"

#include <ufb/draft.hpp>

bool builds() {
  auto draft = ufb::draft<shop::user>();
  draft.set_name("Ada").set_email("ada@example.org");
#ifdef MISUSE
  draft.set_nickname("A");
#endif
  return draft.build().has_value();
}
