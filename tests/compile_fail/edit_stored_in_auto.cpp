// MISUSE: deleted
#include "input.ufb.hpp"

bool builds(const shop::address& address) {
#ifdef MISUSE
  auto stored = ufb::edit(address).with_street("Main St");
  return std::move(stored).build().has_value();
#else
  return ufb::edit(address).with_street("Main St").build().has_value();
#endif
}
