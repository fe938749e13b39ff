// Builds a reading that is good and one that is not; exits with 0 when both are what they should be.
#include <iostream>

#include "reading.ufb.hpp"

int main() {
  const auto good = ufb::build<reading>().with_sensor("roof").with_degrees(31).build();
  const auto bad = ufb::build<reading>().with_sensor("").with_degrees(90).build();
  if (!good || bad) return 1;
  std::cout << good->sensor << ": " << good->degrees << "\n" << bad.error();
}
