// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("what is optional and not set has the value of its type") {
  const note made = ufb::build<note>().with_text("buy milk").build();
  CHECK(made.text == "buy milk");
  CHECK(made.title.empty());
  CHECK(made.stars == 0);
  CHECK(ufb::build<note>().with_text("").with_stars(3).build().stars == 3);
}
