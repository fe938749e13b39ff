// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<file>().with_path("a/b").with_quotes({"\""}).build());
  const auto bad = ufb::build<file>().with_path("ab").with_quotes({""}).build();
  REQUIRE(!bad);
  CHECK(ufb::to_string(bad.error()) ==
        "path: must contain \"/\" (got \"ab\")\nquotes[0]: must contain \"\\\"\" (got \"\")\n");
}
