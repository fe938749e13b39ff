// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("a scheme is needed, and nothing that is not allowed") {
  CHECK(ufb::build<bookmark>().with_target("https://example.org/a%20b?c#d").build());
  CHECK(ufb::build<bookmark>().with_target("urn:isbn:0451450523").build());
  CHECK(!ufb::build<bookmark>().with_target("/relative").build());
  CHECK(!ufb::build<bookmark>().with_target("https://exa mple.org").build());
}
