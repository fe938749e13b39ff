// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("A-1\xC3\xA4").with_other("").build());
  const auto bad = ufb::build<entry>().with_text("aB").with_other("a").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "uppercase");
  CHECK(bad.error()[0].message == "must be in upper case");
}
