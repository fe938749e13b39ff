// MISUSE: no matching
#include <string>
#include <ufb/ufb.hpp>
#include <vector>

struct list {
  std::vector<std::vector<int>> rows;
};

// A number is no row, though one could be made of it explicitly.
bool builds() {
#ifdef MISUSE
  return ufb::build<list>().add<&list::rows>(5).build().rows.empty();
#else
  return ufb::build<list>().add<&list::rows>({5}).build().rows.empty();
#endif
}
