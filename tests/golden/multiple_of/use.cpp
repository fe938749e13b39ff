// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("zero and what is negative are multiples as well") {
  CHECK(ufb::build<page>().with_offset(0).build());
  CHECK(ufb::build<page>().with_offset(-1024).with_scale(0.75).build());
  const auto bad = ufb::build<page>().with_offset(513).with_scale(0.3).build();
  REQUIRE(!bad);
  CHECK(ufb::to_string(bad.error()) ==
        "offset: must be a multiple of 512 (got 513)\nscale: must be a multiple of 0.25 (got 0.3)\n");
}
