#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the alternative that is set is alive") {
  const auto one = ufb::build<reading>().with_sensor("a").with_level(0.5).build();
  REQUIRE(one);
  CHECK(one->level == 0.5);
  CHECK(one->code == 7);
  const auto other = ufb::build<reading>().with_sensor("b").with_position({1, 2}).with_letter('x').build();
  REQUIRE(other);
  CHECK(other->position.y == 2);
  CHECK(other->letter == 'x');
  CHECK(!ufb::build<reading>().with_sensor("b").with_count(1).with_quality(-1).build());
}
