// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the annotated overload is called, however its parameters are given") {
  const std::string words = "x";
  CHECK(ufb::build<shop::label>().with_words(words).build()->text == "string x");
  CHECK(ufb::build<shop::label>().with_words(std::string("x")).build()->text == "string x");
  CHECK(ufb::build<shop::label>().with_words("x").build()->text == "string x");
  CHECK(ufb::build<shop::label>().with_words(std::string_view("x")).build()->text == "string x");
  CHECK(ufb::build<shop::amount>().with_value(3).build().type == "long");
}

TEST_CASE("a default constant is bound to as an object is, and as no temporary") {
  CHECK(ufb::build<shop::gauge>().build().text == "kept");
  CHECK(ufb::build<shop::gauge>().build().sum == 3);
  CHECK(ufb::build<shop::gauge>().with_weight(0.5).build().text == "kept");
  CHECK(ufb::build<shop::gauge>().with_level(1).build().text == "kept");
}

TEST_CASE("a default that only the compiler knows is left to it") {
  CHECK(ufb::build<shop::series>().with_first(1).build().count == 5);
  CHECK(ufb::build<shop::series>().with_first(1).with_rest({}).build().count == 3);
  CHECK(ufb::build<shop::series>().with_first(1).with_rest({}).with_last({1}).build().count == 2);
}

TEST_CASE("a constructor that takes anything does not take what is between the builder and the object") {
  CHECK(ufb::build<shop::box>().with_content("x").build()->holds == "x");
  CHECK((*ufb::build<shop::box>().with_content("x").build_pooled())->holds == "x");
  CHECK(ufb::build<shop::box>().with_content("x").build_or_throw().holds == "x");
}
