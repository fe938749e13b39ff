// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("no element twice") {
  CHECK(ufb::build<playlist>().with_songs({"a", "b", "c"}).build());
  const auto bad = ufb::build<playlist>().with_songs({"a", "b", "a"}).build();
  REQUIRE(!bad);
  CHECK(bad.error().begin()->code == "unique");
}
