// MISUSE: ufb: the rule 'length' applies to text
#include <string>
#include <ufb/validate.hpp>
#include <vector>

struct city {
  std::vector<std::string> streets;
};

template <>
inline constexpr auto ufb::schema<city> = ufb::object(
#ifdef MISUSE
    ufb::field<&city::streets>(ufb::length(1))
#else
    ufb::field<&city::streets>(ufb::size(1))
#endif
);

bool check(const city& city) { return ufb::is_valid(city); }
