// The program's own struct, of the library's. Its glue needs the library's glue first.
#pragma once

#include <vector>

#include "shop/order.hpp"

struct [[ufb::builder]] basket {
  [[ufb::size(1, 3)]] std::vector<shop::order> orders;
};
