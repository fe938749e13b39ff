// MISUSE: shop::series: 'rest' must be set where a parameter after it is
#include "../golden/overloads/expected.hpp"

int count() {
#ifdef MISUSE
  return ufb::build<shop::series>().with_first(1).with_last({1}).build().count;
#else
  return ufb::build<shop::series>().with_first(1).with_rest({}).with_last({1}).build().count;
#endif
}
