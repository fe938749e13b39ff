// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what is required must be set and must hold something") {
  auto good = ufb::build<order>().with_count(2).with_discount(5).with_weight(std::make_unique<int>(3)).with_lines({}).with_name("").build();
  REQUIRE(good);
  CHECK(*good->weight == 3);
  CHECK(good->lines.empty());

  auto bad = ufb::build<order>().with_count(2).with_discount(std::nullopt).with_weight(nullptr).with_lines({}).with_name("").build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 2);
  CHECK(bad.error().begin()->path == "discount");
  CHECK(bad.error().begin()->code == "required");
  CHECK((bad.error().begin() + 1)->path == "weight");
}
