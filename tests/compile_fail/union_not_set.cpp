// MISUSE: reading: none of the fields 'count', 'level', 'position' is set
#include "../golden/anonymous_union/expected.hpp"

#include <ufb/ufb.hpp>

int main() {
  auto built = ufb::build<reading>()
                   .with_sensor("a")
#ifndef MISUSE
                   .with_count(1)
#endif
                   .build();
  return built ? 0 : 1;
}
