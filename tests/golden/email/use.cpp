// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("an address is one, an absent one is no violation") {
  CHECK(ufb::build<contact>().with_mail("ada@example.org").build());
  CHECK(ufb::build<contact>().with_mail("a.b+c@x").with_other("d@e.f").build());
  const auto bad = ufb::build<contact>().with_mail("ada@").with_other("@example.org").build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 2);
  CHECK(bad.error().begin()->code == "email");
  CHECK(bad.error().begin()->value == "\"ada@\"");
}
