// Listed by two targets.
#pragma once

#include "shop/order.hpp"

struct [[ufb::builder]] shared {
  shop::order first;
};

bool is_good_elsewhere(const shared& one);
