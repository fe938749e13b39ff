// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <string>
#include <ufb/ufb.hpp>

TEST_CASE("what is left to RE2 matches as ever") {
  CHECK(ufb::build<word>().with_greek("\u03B1\u03B2\u03B3").build());
  CHECK(ufb::build<word>().with_greek("\u03B1").with_far("ba" + std::string(12, 'b')).build());
  const auto bad = ufb::build<word>().with_greek("abc").with_far("bbbbbbbbbbbbbb").with_near("c").build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 3);
  CHECK(bad.error()[0].message == "must match \\p{Greek}+");
}
