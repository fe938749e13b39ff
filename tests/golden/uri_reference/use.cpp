// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("../a?b#c").with_other("https://example.org").build());
  const auto bad = ufb::build<entry>().with_text("1a:b").with_other("a b").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "uri_reference");
  CHECK(bad.error()[0].message == "must be a URI or a relative reference");
}
