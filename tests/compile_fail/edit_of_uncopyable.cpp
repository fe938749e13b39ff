// MISUSE: ufb: edit(object) copies and edit(std::move(object)) moves, which this object does not allow
#include <memory>
#include <ufb/build.hpp>
#include <utility>

struct owner {
  int number = 0;
  std::unique_ptr<int> owned;
};

int builds() {
  owner first;
#ifdef MISUSE
  return ufb::edit(first).with<&owner::number>(1).build().number;
#else
  return ufb::edit(std::move(first)).with<&owner::number>(1).build().number;
#endif
}
