// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("550e8400-e29b-41d4-a716-446655440000").with_other("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF").build());
  const auto bad = ufb::build<entry>().with_text("550e8400e29b41d4a716446655440000").with_other("{550e8400-e29b-41d4-a716-446655440000}").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "uuid");
  CHECK(bad.error()[0].message == "must be a UUID");
}
