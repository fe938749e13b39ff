#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <ufb/ufb.hpp>

TEST_CASE("bit-fields are set and have their defaults") {
  const auto good = ufb::build<flags>().with_urgent(1).with_priority(5).build();
  REQUIRE(good);
  CHECK(good->urgent == 1U);
  CHECK(good->priority == 5);
  CHECK(good->offset == -1);
  CHECK(good->state == mode::on);
  const auto bad = ufb::build<flags>().with_urgent(0).with_priority(7).build();
  REQUIRE(!bad);
  CHECK(bad.error()[0].path == "priority");
}

TEST_CASE("what does not fit is refused, not cut") {
  CHECK_THROWS_AS((void)ufb::build<flags>().with_urgent(2), std::out_of_range);
  CHECK_THROWS_AS((void)ufb::build<flags>().with_offset(8), std::out_of_range);
  CHECK_THROWS_AS((void)ufb::build<flags>().with_offset(-9), std::out_of_range);
  CHECK_NOTHROW((void)ufb::build<flags>().with_offset(-8).with_seen(true));
  CHECK_THROWS_AS((void)ufb::build<flags>().with_state(static_cast<mode>(4)), std::out_of_range);
  CHECK_NOTHROW((void)ufb::build<flags>().with_wide(-(std::int64_t{1} << 39)));
  CHECK_THROWS_AS((void)ufb::build<flags>().with_wide(std::int64_t{1} << 39), std::out_of_range);
  CHECK_THROWS_AS((void)ufb::build<packed<3>>().with_value(8), std::out_of_range);
}

TEST_CASE("they are recycled like other fields") {
  (void)ufb::build<flags>().with_urgent(1).with_priority(5).with_offset(7).build_pooled();
  const auto again = ufb::build<flags>().with_urgent(0).with_priority(1).build_pooled();
  REQUIRE(again);
  CHECK(int{(*again)->offset} == -1);
}

TEST_CASE("their rules cannot throw") {
  static_assert(noexcept(ufb::is_valid(flags())));
  CHECK(ufb::is_valid(flags()));
}

TEST_CASE("they are handed out by value") {
  flags one{1, 5, -3, true, mode::automatic, 7};
  static_assert(std::is_same_v<decltype(ufb::get<2>(one)), int>);
  static constexpr flags fixed{0, 4, 0, false, mode::off, 0};
  static_assert(ufb::get<1>(fixed) == 4);
  CHECK(ufb::get<4>(one) == mode::automatic);
  std::string all;
  ufb::for_each_field(one, [&](std::string_view name, auto&& value) {
    all.append(name).append("=").append(std::to_string(static_cast<long long>(value))).append(" ");
  });
  CHECK(all == "urgent=1 priority=5 offset=-3 seen=1 state=2 wide=7 ");
  CHECK(ufb::rules_of_field<flags, 1>().at(0).message == "must be at most 5");
  const packed<3> other{6};
  CHECK(ufb::get<0>(other) == 6);
}
