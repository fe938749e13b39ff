// MISUSE: shop::amount: required field 'number' is not set
#include "../golden/templates/expected.hpp"

#include <ufb/ufb.hpp>

int main() {
  auto built = ufb::build<shop::amount<int>>()
#ifndef MISUSE
                   .with_number(1)
#endif
                   .build();
  return built ? 0 : 1;
}
