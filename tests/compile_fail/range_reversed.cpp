// MISUSE noted: the_lower_bound_of_this_rule_is_greater_than_the_upper_bound
#include <ufb/validate.hpp>

struct page {
  int offset;
};

template <>
inline constexpr auto ufb::schema<page> = ufb::object(
#ifdef MISUSE
    ufb::field<&page::offset>(ufb::range(5, 1))
#else
    ufb::field<&page::offset>(ufb::range(1, 5))
#endif
);

bool check(const page& page) { return ufb::is_valid(page); }
