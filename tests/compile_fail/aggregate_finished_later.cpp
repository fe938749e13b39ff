// MISUSE with Clang 22: will be destroyed at the end of the full-expression
#include <ufb/build.hpp>

#include <string>
#include <utility>

struct point {
  int x = 0;
  std::string name;
};

int builds() {
#ifdef MISUSE
  auto&& started = ufb::build<point>().with<&point::name>("a");
  return std::move(started).build().x;
#else
  return ufb::build<point>().with<&point::name>("a").build().x;
#endif
}
