// MISUSE: ufb: a field whose type cannot be assigned keeps its value in an object that is there
#include "../golden/sources/expected.hpp"

#include <ufb/ufb.hpp>

int main() {
#ifdef MISUSE
  const vehicle made = ufb::edit(vehicle{{1}}).emplace_front(2).build();
#else
  const vehicle made = ufb::build<vehicle>().emplace_front(2).build();
#endif
  return made.front.number;
}
