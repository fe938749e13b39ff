// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the bound itself is too small") {
  CHECK(ufb::build<sample>().with_count(0).with_weight(0.6F).build());
  const auto bad = ufb::build<sample>().with_count(-1).with_weight(0.5F).build();
  REQUIRE(!bad);
  CHECK(ufb::to_string(bad.error()) == "count: must be greater than -1 (got -1)\nweight: must be greater than 0.5 (got 0.5)\n");
}
