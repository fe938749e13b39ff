// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("127.0.0.1").with_other("255.255.255.255").build());
  const auto bad = ufb::build<entry>().with_text("127.0.0").with_other("01.2.3.4").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "ipv4");
  CHECK(bad.error()[0].message == "must be an IPv4 address");
}
