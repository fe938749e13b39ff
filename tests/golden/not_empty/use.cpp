// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("something must be in it") {
  CHECK(ufb::build<basket>().with_owner("a").with_items({1}).with_prices({{1, 2}}).build());
  const auto bad = ufb::build<basket>().with_owner("").build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 3);
  for (const ufb::error& error : bad.error()) CHECK(error.code == "not_empty");
}
