// Where an order goes. Used by order.hpp and by the program.
#pragma once

#include <string>

namespace shop {

struct [[ufb::builder]] address {
  [[ufb::not_empty]] std::string street;
};

}  // namespace shop
