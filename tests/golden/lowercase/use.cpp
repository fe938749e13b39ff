// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("a-1\xC3\x84").with_other("").build());
  const auto bad = ufb::build<entry>().with_text("aB").with_other("A").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "lowercase");
  CHECK(bad.error()[0].message == "must be in lower case");
}
