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

TEST_CASE("what nobody knows to be alive is counted, but not handed out") {
  static_assert(ufb::field_count<reading> == 7);
  static_assert(ufb::field_name<reading, 2> == "level");
  reading one{};
  std::string names;
  ufb::for_each_field(one, [&](std::string_view name, auto&) { names.append(name).append(" "); });
  CHECK(names == "sensor quality ");
  CHECK(&ufb::get<6>(one) == &one.quality);
}
