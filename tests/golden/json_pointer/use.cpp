// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("/a~1b/0").with_other("").build());
  const auto bad = ufb::build<entry>().with_text("a").with_other("/~2").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "json_pointer");
  CHECK(bad.error()[0].message == "must be a JSON pointer");
}
