// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("both ends belong to the range") {
  CHECK(ufb::build<label>().with_at_least("ab").with_between("a").build());
  CHECK(ufb::build<label>().with_at_least("abc").with_between("abcd").with_view("abc").build());
  const auto bad = ufb::build<label>().with_at_least("a").with_between("").with_view("abcd").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 3);
  for (const ufb::error& error : bad.error()) CHECK(error.code == "length");
}

TEST_CASE("bytes are counted, not characters") { CHECK(!ufb::build<label>().with_at_least("ab").with_between("\xc3\xa4\xc3\xb6!").build()); }
