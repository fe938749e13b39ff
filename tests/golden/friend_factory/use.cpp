// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("a friend is called by its qualified name") {
  CHECK(ufb::build<shop::seal>().with_number(3).build().number() == 103);
  CHECK(ufb::build<shop::seal>().with_series(0).with_number(3).build().number() == 3);
  CHECK(ufb::build<shop::parts::bolt>().with_size("M8").build()->size() == "M8");
  CHECK(to_string(ufb::build<shop::parts::bolt>().with_size("").build().error()) == "must be accepted by find_bolt\n");
}
