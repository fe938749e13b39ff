// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("Az09").with_other("").build());
  const auto bad = ufb::build<entry>().with_text("a b").with_other("\xC3\xA4").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "alphanumeric");
  CHECK(bad.error()[0].message == "must have letters and digits only");
}
