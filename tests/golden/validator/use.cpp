// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the rules hold or are reported") {
  account one("ada");
  CHECK(ufb::is_valid(one));
  one.owner = "much too long";
  one.balance = -5;
  const ufb::errors errors = ufb::validate(one);
  REQUIRE(errors.size() == 2);
  CHECK(errors.begin()->path == "owner");
  CHECK((errors.begin() + 1)->path == "balance");
}
