// MISUSE: deleted
#include "input.ufb.hpp"

#ifdef MISUSE
auto half_built() { return ufb::build<shop::user>().with_name("Ada"); }
#else
auto built() { return ufb::build<shop::user>().with_name("Ada").with_email("ada@example.org").build(); }
#endif
