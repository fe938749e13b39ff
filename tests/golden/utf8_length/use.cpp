// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("characters are counted, not bytes") {
  CHECK(ufb::build<name>().with_given("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80").with_family("\xC3\xA4\xC3\xB6").build());
  const auto bad = ufb::build<name>().with_given("").with_family("\xC3\xA4").build();
  REQUIRE(!bad);
  CHECK(bad.error()[0].message == "must be 1 to 3 characters long, in UTF-8");
  CHECK(bad.error()[1].message == "must be at least 2 characters long, in UTF-8");
}

TEST_CASE("what is not UTF-8 has no length") { CHECK(!ufb::build<name>().with_given("a\xFF").build()); }
