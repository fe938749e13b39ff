// What is ordered. It needs a definition that the target passes on, and includes its own glue at its end.
#pragma once

#include <string>

#include "address.hpp"

namespace shop {

struct [[ufb::builder]] order {
  [[ufb::pattern("[a-z]+")]] std::string item;
  [[ufb::range(1, MODEL_MOST)]] int count = 1;
  address to;
};

bool is_well_filled(const order& one);

}  // namespace shop

#include "shop/order.ufb.hpp"
