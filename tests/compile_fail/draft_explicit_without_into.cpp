// MISUSE: ufb: the field cannot be made from this
#include "input.ufb.hpp"

#include <ufb/draft.hpp>

bool builds() {
  auto draft = ufb::draft<shop::user>();
  draft.set_name("Ada").set_email("ada@example.org");
#ifdef MISUSE
  draft.set_tags(5);
#endif
  return draft.build().has_value();
}
