// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("P3DT12H").with_other("P2W").build());
  const auto bad = ufb::build<entry>().with_text("P1Y1D").with_other("PT1H1S").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "duration");
  CHECK(bad.error()[0].message == "must be a duration such as P3DT12H");
}
