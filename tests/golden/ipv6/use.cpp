// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("::1").with_other("::ffff:192.0.2.1").build());
  const auto bad = ufb::build<entry>().with_text("1::2::3").with_other("127.0.0.1").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "ipv6");
  CHECK(bad.error()[0].message == "must be an IPv6 address");
}
