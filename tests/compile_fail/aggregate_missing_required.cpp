// MISUSE: this_required_field_is_not_set<city, &city::name>
#include <string>
#include <ufb/build.hpp>

struct city {
  std::string name;
  int inhabitants = 0;
};

template <>
inline constexpr auto ufb::schema<city> = ufb::object(ufb::field<&city::name>(ufb::required));

bool builds() {
#ifdef MISUSE
  return ufb::build<city>().with<&city::inhabitants>(2).build().has_value();
#else
  return ufb::build<city>().with<&city::name>("Rome").with<&city::inhabitants>(2).build().has_value();
#endif
}
