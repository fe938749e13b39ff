// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the bound is allowed, what is above is not") {
  CHECK(ufb::build<stock>().with_step(3).with_price(1000).build());
  const auto bad = ufb::build<stock>().with_step(4).with_price(1000.5).build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 2);
  CHECK(bad.error().begin()->code == "max");
}

TEST_CASE("a bound is of the field's type: 0.1 as a float is not 0.1 as a double") {
  CHECK(ufb::build<stock>().build());
  CHECK(!ufb::build<stock>().with_ratio(0.11F).build());
}
