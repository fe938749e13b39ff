// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <ufb/ufb.hpp>

TEST_CASE("infinity and NaN are not finite") {
  CHECK(ufb::build<point>().with_x(1e308).with_ys({0, -1.5F}).build());
  const auto bad = ufb::build<point>().with_x(std::numeric_limits<double>::infinity()).with_ys({1, -std::numeric_limits<float>::quiet_NaN()}).build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[1].path == "ys[1]");
  CHECK(bad.error()[1].message == "must be finite");
}
