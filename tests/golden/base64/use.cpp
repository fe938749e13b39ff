// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("Zm9vYg==").with_other("").build());
  const auto bad = ufb::build<entry>().with_text("Zm9vYg").with_other("Zm9vYh==").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "base64");
  CHECK(bad.error()[0].message == "must be base64");
}
