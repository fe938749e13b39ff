// MISUSE: ufb: Boost.PFR cannot read a type with a base class: annotate it and generate
#include <array>
#include <string>
#include <ufb/build.hpp>

struct named {
  std::string name;
};
struct point
#ifdef MISUSE
    : named
#endif
{
  int x = 0;
  int y = 0;
};

point built() { return ufb::build<point>().with<&point::y>(1).build(); }
