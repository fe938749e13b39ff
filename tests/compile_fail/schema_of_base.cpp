// MISUSE: ufb: a base class has a ufb::schema
#include "../golden/bases/expected.hpp"

#include <ufb/ufb.hpp>

#ifdef MISUSE
template <>
inline constexpr auto ufb::schema<shop::identified> = ufb::object(ufb::field<&shop::identified::id>(ufb::min(1)));
#endif

bool is_valid(const shop::product& product) { return ufb::is_valid(product); }
