// MISUSE noted: a_size_must_not_be_negative
#include <vector>
#include <ufb/validate.hpp>

struct page {
  std::vector<int> lines;
};

template <>
inline constexpr auto ufb::schema<page> = ufb::object(
#ifdef MISUSE
    ufb::field<&page::lines>(ufb::size(0, -1))
#else
    ufb::field<&page::lines>(ufb::size(0, 1))
#endif
);

bool check(const page& page) { return ufb::is_valid(page); }
