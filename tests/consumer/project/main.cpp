// Builds what a user would build; exits with 0 when all is as it should be.
#include <iostream>

#include "basket.ufb.hpp"

int main() {
  const auto order = ufb::build<shop::order>()
                         .with_item("tea")
                         .with_count(2)
                         .with_to(shop::address{"Main Street 1"})
                         .build();
  if (!order || !shop::is_well_filled(*order)) return 1;
  if (!ufb::build<basket>().with_orders({*order, *order}).build()) return 2;

  const auto bad = ufb::build<basket>().with_orders({shop::order{"Tea", 10, {"Main Street 1"}}}).build();
  if (bad || bad.error().size() != 2) return 3;
  std::cout << bad.error();
}
