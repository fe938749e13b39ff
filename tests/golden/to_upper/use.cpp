// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("however the text is passed") {
  const std::string lvalue = " de-89 ";
  const auto check = [](const label& built) {
    CHECK(built.text == "DE-89");
    CHECK(built.other == "DE-89");
  };
  check(*ufb::build<label>().with_text(lvalue).with_other(lvalue).build());
  check(*ufb::build<label>().with_text(std::string(lvalue)).with_other(std::string(lvalue)).build());
  check(*ufb::build<label>().with_text(" de-89 ").with_other(" de-89 ").build());
  for (int i = 0; i < 3; ++i) {
    check(**ufb::build<label>().with_text(std::string_view(lvalue)).with_other(lvalue).build_pooled());
    check(**ufb::build<label>().with_text(std::string(lvalue)).with_other(std::string(lvalue)).build_pooled());
  }
  CHECK(lvalue == " de-89 ");
}

TEST_CASE("letters beyond ASCII stay") {
  CHECK(ufb::build<label>().with_text("\xC3\x84\xC3\xA4").build()->text == "\xC3\x84\xC3\xA4");
}

TEST_CASE("what is not set stays empty") { CHECK(!ufb::build<label>().with_text("1").build()->other); }
