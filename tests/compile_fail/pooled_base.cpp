// MISUSE: build_pooled() cannot tell which derived class the factory made
#include "../golden/factory/expected.hpp"

bool builds() {
#ifdef MISUSE
  return ufb::build<shop::shape>().with_corners(3).build_pooled().has_value();
#else
  return ufb::build<shop::shape>().with_corners(3).build().has_value();
#endif
}
