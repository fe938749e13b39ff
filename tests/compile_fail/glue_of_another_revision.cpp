// MISUSE: input.ufb.hpp was generated for another ufb runtime: run `ufb generate` again
#include <ufb/glue.hpp>

#ifdef MISUSE
namespace ufb::gen {
inline constexpr int revision_of_a_later_runtime = revision + 1;
}
#define revision revision_of_a_later_runtime
#endif
#include "input.ufb.hpp"

bool builds() { return ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org").build().has_value(); }
