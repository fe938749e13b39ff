// MISUSE: ufb: the pattern is not in RE2's syntax: missing )
#include <string>
#include <ufb/validate.hpp>

struct page {
  std::string name;
};

template <>
inline constexpr auto ufb::schema<page> = ufb::object(
#ifdef MISUSE
    ufb::field<&page::name>(ufb::pattern<"(a|b">())
#else
    ufb::field<&page::name>(ufb::pattern<"(a|b)">())
#endif
);

bool check(const page& page) { return ufb::is_valid(page); }
