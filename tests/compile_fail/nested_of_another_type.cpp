// MISUSE: ufb: the function must return what the nested builder builds
#include <ufb/build.hpp>

#include <string>
#include <utility>

struct place {
  int number = 0;  // which five would do for
  std::string street;
};
struct person {
  place home;
};

std::string builds() {
  const auto make = [](auto&& start) {
#ifdef MISUSE
    return static_cast<void>(start), 5;
#else
    return std::move(start).template with<&place::street>("Main St").build_unchecked();
#endif
  };
  return ufb::build<person>().with<&person::home>(make).build().home.street;
}
