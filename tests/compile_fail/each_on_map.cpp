// MISUSE: ufb: 'each' applies to sequences and sets
#include <map>
#include <string>
#include <ufb/validate.hpp>

struct prices {
  std::map<std::string, int> by_currency;
};

template <>
inline constexpr auto ufb::schema<prices> = ufb::object(
#ifdef MISUSE
    ufb::field<&prices::by_currency>(ufb::each(ufb::min(0)))
#else
    ufb::field<&prices::by_currency>(ufb::values(ufb::min(0)))
#endif
);

bool check(const prices& all) { return ufb::is_valid(all); }
