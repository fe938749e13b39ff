// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("only what is listed") {
  CHECK(ufb::build<can>().with_liters(5).with_base("oil").with_color(paint::color::blue).build());
  CHECK(ufb::build<can>().with_liters(25).with_base("water \"based\"").with_color(paint::color::red).with_finish(paint::gloss).build());
  const auto bad = ufb::build<can>().with_liters(2).with_base("wax").with_color(paint::color::green).with_finish(paint::matt).build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 4);
  CHECK(bad.error().begin()->message == "must be one of 1, 5, 25");
  CHECK((bad.error().begin() + 2)->message == "must be one of red, blue");
}
