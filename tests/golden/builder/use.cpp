// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <type_traits>

#include <ufb/ufb.hpp>

TEST_CASE("without rules build() gives the object itself") {
  static_assert(std::is_same_v<decltype(ufb::build<point>().with_x(1).with_y(2).with_label("a").build()), point>);
  const point made = ufb::build<point>().with_label("home").with_y(2).with_x(1).build();
  CHECK(made.x == 1);
  CHECK(made.y == 2);
  CHECK(made.label == "home");
}

TEST_CASE("an object without rules is valid") { CHECK(ufb::validate(point{1, 2, "home"}).empty()); }
