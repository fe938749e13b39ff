// MISUSE: ufb: this member of an anonymous union has rules
#include "../golden/schemas/expected.hpp"

#include <ufb/ufb.hpp>

#ifdef MISUSE
template <>
inline constexpr auto ufb::schema<timeval> = ufb::object(ufb::field<&timeval::tv_sec>(ufb::min(0)));
#endif

bool is_valid(const shop::shape& shape) { return ufb::is_valid(shape); }
