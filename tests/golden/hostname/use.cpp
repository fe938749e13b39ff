// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what holds, and what does not") {
  CHECK(ufb::build<entry>().with_text("www.example.org").with_other("xn--bcher-kva").build());
  const auto bad = ufb::build<entry>().with_text("example.org.").with_other("-a").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error()[0].code == "hostname");
  CHECK(bad.error()[0].message == "must be a host name");
}
