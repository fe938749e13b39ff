// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("23:59:60Z").with_other("12:00:00.5+01:00").build());
  const auto bad = ufb::build<entry>().with_text("12:00:60Z").with_other("12:00:00").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "time");
  CHECK(bad.error()[0].message == "must be a time with an offset, such as 23:59:59Z");
}
