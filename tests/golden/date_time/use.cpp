// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("2024-02-29T12:00:00Z").with_other("1990-12-31T15:59:60-08:00").build());
  const auto bad = ufb::build<entry>().with_text("2023-02-29T12:00:00Z").with_other("2024-02-29 12:00:00Z").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "date_time");
  CHECK(bad.error()[0].message == "must be a date and time with an offset, such as 2024-02-29T23:59:59Z");
}
