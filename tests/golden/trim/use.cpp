// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("however the text is passed") {
  const std::string lvalue = "  ab ";
  CHECK(ufb::build<tag>().with_text(lvalue).build()->text == "ab");
  CHECK(ufb::build<tag>().with_text(std::string(" \t abc \n")).build()->text == "abc");
  CHECK(ufb::build<tag>().with_text(" a b ").build()->text == "a b");
  CHECK(ufb::build<tag>().with_text(std::string_view(" x")).build_pooled()->get()->text == "x");
  CHECK(lvalue == "  ab ");
}

TEST_CASE("before the rules") { CHECK(!ufb::build<tag>().with_text("    ").build()); }
