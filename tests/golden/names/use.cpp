// A user of the glue that input.hpp gets, with macros that other headers are known to leave behind.
#include "input.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))
#include "input.ufb.hpp"
#undef min
#undef max

TEST_CASE("each is the one that the user wrote") {
  const auto good = ufb::build<shop::basket>().with_first({1}).with_second({9}).build();
  REQUIRE(good);
  CHECK(good->size == shop::basket::large);
  CHECK(good->quality == shop::basket::grade::good);
  const auto bad = ufb::build<shop::basket>().with_first({0}).with_second({10}).with_count(6).with_kind(shop::basket::large).build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 4);
  CHECK(ufb::build<shop::words>().with_length("a").with_in(1).with_type(2).with_S(3).with_ufb(4).with_std(5).build()->std == 5);
  CHECK(!ufb::build<shop::words>().with_length("a").with_min(-1).build());
  CHECK(!ufb::build<shop::words>().with_length("a").with_check(1).build());
  CHECK(ufb::build<shop::superseded>().with_count(2).build().count == 2);
  CHECK(ufb::build<shop::alias>().with_x(1).build().x == 1);
}

TEST_CASE("enumerations of class templates") {
  using side = shop::shelf<shop::wood::pine, int (*)(long*), struct shop::item&&>::side;
  const auto stocked = [](side which) {
    return ufb::build<shop::stock>().with_crates(shop::large_crate::state::open).with_side(which).build();
  };
  CHECK(stocked(side::left).has_value());
  CHECK(to_string(stocked(side::right).error()) == "side: must be one of left (got 1)\n");
}
