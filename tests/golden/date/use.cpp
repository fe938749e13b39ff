// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("2024-02-29").with_other("0000-01-01").build());
  const auto bad = ufb::build<entry>().with_text("2023-02-29").with_other("2024-1-1").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "date");
  CHECK(bad.error()[0].message == "must be a date such as 2024-02-29");
}
