// MISUSE: this_required_field_is_not_set<city, 1
#include <string>
#include <ufb/build.hpp>

struct region {
  explicit region(int code) : number(code) {}
  int number;
};

struct city {
  std::string name;
  region part_of;
};

city built() {
#ifdef MISUSE
  return ufb::build<city>().with<&city::name>("Rome").build();
#else
  return ufb::build<city>().with<&city::name>("Rome").with<&city::part_of>(region(12)).build();
#endif
}
