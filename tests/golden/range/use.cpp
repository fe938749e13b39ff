// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("both ends belong to the range") {
  CHECK(ufb::build<measures>().with_level(-5).with_offset(-0.5).with_gear(std::uint8_t{1}).build());
  CHECK(ufb::build<measures>().with_level(5).with_offset(0.5).with_gear(std::uint8_t{2}).build());
  CHECK(ufb::build<measures>().with_size(std::numeric_limits<std::uint64_t>::max() - 1).build());
  CHECK_FALSE(ufb::build<measures>().with_size(std::numeric_limits<std::uint64_t>::max()).build());
  const auto bad = ufb::build<measures>().with_level(6).with_offset(0.51).with_gear(std::uint8_t{3}).build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 3);
  CHECK(bad.error().begin()->message == "must be between -5 and 5");
  CHECK(bad.error().begin()->value == "6");
}

TEST_CASE("not a number is in no range") { CHECK(!ufb::build<measures>().with_offset(std::numeric_limits<double>::quiet_NaN()).build()); }

TEST_CASE("ranges are checked by the compiler where there is all it needs") {
  static_assert(ufb::build<measures>().with_level(3).build_or_throw().level == 3);
  static_assert(ufb::edit(measures{}).with_offset(0.25).build_or_throw().offset == 0.25);
  static_assert(!ufb::is_valid(ufb::build<measures>().with_level(6).build_unchecked()));
}
