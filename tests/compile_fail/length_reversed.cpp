// MISUSE noted: the_lower_bound_of_this_rule_is_greater_than_the_upper_bound
#include <string>
#include <ufb/validate.hpp>

struct page {
  std::string title;
};

template <>
inline constexpr auto ufb::schema<page> = ufb::object(
#ifdef MISUSE
    ufb::field<&page::title>(ufb::length(5, 1))
#else
    ufb::field<&page::title>(ufb::length(1, 5))
#endif
);

bool check(const page& page) { return ufb::is_valid(page); }
