// MISUSE: this type has no rules: include its generated header (.ufb.hpp), or specialise ufb::schema for it
#include <string>
#include <ufb/validate.hpp>

struct city {
  std::string name;
};

#ifndef MISUSE
template <>
inline constexpr auto ufb::schema<city> = ufb::object(ufb::field<&city::name>(ufb::not_empty));
#endif

bool check(const city& city) { return ufb::is_valid(city); }
