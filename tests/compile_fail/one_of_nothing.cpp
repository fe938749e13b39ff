// MISUSE: ufb: one_of() without a value can never hold
#include <ufb/validate.hpp>

struct page {
  int offset;
};

template <>
inline constexpr auto ufb::schema<page> = ufb::object(
#ifdef MISUSE
    ufb::field<&page::offset>(ufb::one_of())
#else
    ufb::field<&page::offset>(ufb::one_of(0, 512))
#endif
);

bool check(const page& page) { return ufb::is_valid(page); }
