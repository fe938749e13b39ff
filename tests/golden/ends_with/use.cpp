// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<file>().with_path(".conf/").with_quotes({"\""}).build());
  const auto bad = ufb::build<file>().with_path("/etc").with_quotes({""}).build();
  REQUIRE(!bad);
  CHECK(ufb::to_string(bad.error()) ==
        "path: must end with \"/\" (got \"/etc\")\nquotes[0]: must end with \"\\\"\" (got \"\")\n");
}
