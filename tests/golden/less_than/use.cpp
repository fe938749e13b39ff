// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the bound itself is too large") {
  CHECK(ufb::build<disk>().with_used(4095).with_load(0.999).build());
  const auto bad = ufb::build<disk>().with_used(4096).with_load(1).build();
  REQUIRE(!bad);
  CHECK(ufb::to_string(bad.error()) == "used: must be less than 4096 (got 4096)\nload: must be less than 1 (got 1)\n");
}
