// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<account>().with_cents(0).with_rate(0).build());
  const auto bad = ufb::build<account>().with_cents(-1).with_rate(std::numeric_limits<double>::quiet_NaN()).build();
  REQUIRE(!bad);
  CHECK(ufb::to_string(bad.error()) == "cents: must not be negative (got -1)\nrate: must not be negative (got nan)\n");
}
