// MISUSE noted: a_step_must_be_greater_than_zero
#include <ufb/validate.hpp>

struct page {
  int offset;
};

template <>
inline constexpr auto ufb::schema<page> = ufb::object(
#ifdef MISUSE
    ufb::field<&page::offset>(ufb::multiple_of(0))
#else
    ufb::field<&page::offset>(ufb::multiple_of(512))
#endif
);

bool check(const page& page) { return ufb::is_valid(page); }
