// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("paths have the other name, setters and fields do not") {
  const auto bad = ufb::build<journey>().with_postcodes({{"12345"}, {"1"}}).with_from("").build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 2);
  CHECK(bad.error()[0].path == "postal codes[1].postal-code");
  CHECK(bad.error()[1].path == "\"from\"");
  CHECK(ufb::validate(journey{{{"12345"}}, "x"})[0].path == "postal codes");
}
