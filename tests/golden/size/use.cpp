// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("both ends belong to the range") {
  CHECK(ufb::build<team>().with_members({"a"}).with_numbers({1, 2}).with_captain({{1, 1}}).build());
  const auto bad = ufb::build<team>().with_numbers({1, 2, 3}).build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 3);
  for (const ufb::error& error : bad.error()) CHECK(error.code == "size");
}
