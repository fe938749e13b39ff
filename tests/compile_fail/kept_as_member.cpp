// MISUSE: deleted
#include "input.ufb.hpp"

#include <type_traits>
#include <ufb/draft.hpp>

#ifdef MISUSE
struct form {
  std::remove_reference_t<decltype(ufb::build<shop::user>().with_name("Ada"))> started = ufb::build<shop::user>().with_name("Ada");
};
#else
struct form {
  ufb::draft_of<shop::user> started = ufb::draft<shop::user>().set_name("Ada");
};
#endif

std::size_t size() { return sizeof(form().started); }
