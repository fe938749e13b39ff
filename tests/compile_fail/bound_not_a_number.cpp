// MISUSE noted: a_bound_must_be_a_number_and_not_nan
#include <limits>
#include <ufb/validate.hpp>

struct page {
  double scale;
};

template <>
inline constexpr auto ufb::schema<page> = ufb::object(
#ifdef MISUSE
    ufb::field<&page::scale>(ufb::min(std::numeric_limits<double>::quiet_NaN()))
#else
    ufb::field<&page::scale>(ufb::min(0.5))
#endif
);

bool check(const page& page) { return ufb::is_valid(page); }
