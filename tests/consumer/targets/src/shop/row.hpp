// In a private file set. A flag of ufb_generate's shows a rule to the tool.
#pragma once

#include "shop/order.hpp"

namespace shop {

struct [[ufb::builder]] row {
  order of;
#ifdef ONLY_FOR_THE_TOOL
  [[ufb::range(1, 7)]]
#endif
  int number = 1;
};

}  // namespace shop
