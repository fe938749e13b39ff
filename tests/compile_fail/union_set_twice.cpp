// MISUSE: reading: fields 'count' and 'level' share their memory: one of them can be set
#include "../golden/anonymous_union/expected.hpp"

#include <ufb/ufb.hpp>

int main() {
  auto built = ufb::build<reading>()
                   .with_sensor("a")
                   .with_count(1)
#ifdef MISUSE
                   .with_level(0.5)
#endif
                   .build();
  return built ? 0 : 1;
}
