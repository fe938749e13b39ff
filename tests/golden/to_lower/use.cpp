// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <ufb/ufb.hpp>

TEST_CASE("however the text is passed") {
  const std::string lvalue = " Ada@Example.ORG ";
  const auto check = [](const label& built) {
    CHECK(built.text == "ada@example.org");
    CHECK(built.other == "ada@example.org");
  };
  check(*ufb::build<label>().with_text(lvalue).with_other(lvalue).build());
  check(*ufb::build<label>().with_text(std::string(lvalue)).with_other(std::string(lvalue)).build());
  check(*ufb::build<label>().with_text(" Ada@Example.ORG ").with_other(" Ada@Example.ORG ").build());
  for (int i = 0; i < 3; ++i) {
    check(**ufb::build<label>().with_text(std::string_view(lvalue)).with_other(lvalue).build_pooled());
    check(**ufb::build<label>().with_text(std::string(lvalue)).with_other(std::string(lvalue)).build_pooled());
  }
  CHECK(lvalue == " Ada@Example.ORG ");
}

TEST_CASE("an array of characters holds what is left") {
  CHECK(std::string(ufb::build<place>().with_code("  AbC ").build().code) == "abc");
  CHECK_THROWS_AS(static_cast<void>(ufb::build<place>().with_code("ABCD").build()), std::length_error);
}

TEST_CASE("letters beyond ASCII stay") {
  CHECK(ufb::build<label>().with_text("\xC3\x84\xC3\xA4").build()->text == "\xC3\x84\xC3\xA4");
}

TEST_CASE("what is not set stays empty") { CHECK(!ufb::build<label>().with_text("1").build()->other); }
