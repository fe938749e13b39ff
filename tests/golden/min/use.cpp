// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the bound is allowed, what is below is not") {
  CHECK(ufb::build<stock>().with_count(1).with_balance(-2.5F).build());
  const auto bad = ufb::build<stock>().with_count(0).with_balance(-2.6F).build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 2);
  CHECK(bad.error().begin()->code == "min");
}
