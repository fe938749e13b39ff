// MISUSE: ufb: the pattern is past the bound of an automaton: link the target ufb::re2, or write a simpler pattern
#include <string>
#include <ufb/validate.hpp>

struct page {
  std::string name;
};

template <>
inline constexpr auto ufb::schema<page> = ufb::object(
#ifdef MISUSE
    ufb::field<&page::name>(ufb::pattern<"\\p{Greek}+">())
#else
    ufb::field<&page::name>(ufb::pattern<"[α-ω]+">())
#endif
);

bool check(const page& page) { return ufb::is_valid(page); }
