// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the setter has its own name, the field and its errors theirs") {
  const auto one = ufb::build<person>().with_m_name(2).with_name(" Ada ").build();
  REQUIRE(one);
  CHECK(one->m_name == "Ada");
  CHECK(one->name_ == 2);
  CHECK(ufb::build<person>().with_name("").build().error()[0].path == "m_name");
}
