// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the whole text must match") {
  CHECK(ufb::build<part>().with_code("ABC-12").with_version("1.25").build());
  CHECK(ufb::build<part>().with_code("ABC-1").with_version("\"quoted\"").build());
  CHECK(ufb::build<part>().with_code("ABC-1").with_version("\\").build());
  const auto bad = ufb::build<part>().with_code("xABC-1").with_version("1x25").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error().begin()->code == "pattern");
}
