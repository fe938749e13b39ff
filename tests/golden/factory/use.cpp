// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("an optional without a value is an error with the factory's name") {
  const auto made = ufb::build<shop::port>().with_number(8080).build();
  REQUIRE(made);
  CHECK(made->number() == 8080);
  CHECK(made->name == "any");

  const auto refused = ufb::build<shop::port>().with_number(80).build();
  REQUIRE(!refused);
  CHECK(refused.error()[0] == ufb::error{"", "open", "must be accepted by open", ""});
  CHECK(ufb::build<shop::port>().with_number(80).build_pooled().error() == refused.error());
  CHECK(ufb::build<shop::port>().with_number(80).build_unchecked().error() == refused.error());
  CHECK_THROWS_AS(static_cast<void>(ufb::build<shop::port>().with_number(80).build_or_throw()), ufb::validation_error);
}

TEST_CASE("rules run on what the factory gave") {
  CHECK(to_string(ufb::build<shop::port>().with_number(8080).with_name("").build().error()) == "name: must be 1 to 8 bytes long (got \"\")\n");
  CHECK(ufb::build<shop::port>().with_number(8080).with_name("").build_unchecked()->name.empty());
  CHECK(!ufb::build<shop::port>().with_number(8080).with_name("").build_pooled());
  const auto pooled = ufb::build<shop::port>().with_number(8080).with_name("web").build_pooled();
  REQUIRE(pooled);
  CHECK((*pooled)->name == "web");
  CHECK(ufb::build<shop::port>().with_number(8080).build_or_throw().number() == 8080);
}

TEST_CASE("an object by value is made in place") {
  const shop::engine made = ufb::build<shop::engine>().with_power(90).build();
  CHECK(made.power == 90);
  CHECK(ufb::build<shop::engine>().with_power(91).build_pooled()->power == 91);
  CHECK(ufb::build<shop::engine>().with_power(92).build_or_throw().power == 92);
  CHECK(ufb::build<shop::engine>().with_power(93).build_unchecked().power == 93);
}

TEST_CASE("what a pointer owns stays where it is") {
  ufb::result<std::unique_ptr<shop::shape>> made = ufb::build<shop::shape>().with_corners(3).build();
  REQUIRE(made);
  CHECK((*made)->corners() == 3);
  CHECK(to_string(ufb::build<shop::shape>().with_corners(4).build().error()) == "must be accepted by of\n");
  CHECK(ufb::build<shop::shape>().with_corners(3).build_or_throw()->corners() == 3);
}

TEST_CASE("and goes into a pool where its type is known") {
  CHECK(to_string(ufb::build<shop::lease>().with_days(31).build().error()) == "days: must be at most 30 (got 31)\n");
  CHECK(to_string(ufb::build<shop::lease>().with_days(-1).build_pooled().error()) == "must be accepted by make\n");
  CHECK((*ufb::build<shop::lease>().with_days(31).build_unchecked())->days == 31);
  const auto pooled = ufb::build<shop::lease>().with_days(3).build_pooled();
  REQUIRE(pooled);
  CHECK((*pooled)->days == 3);
}

TEST_CASE("a result keeps its own errors") {
  CHECK(ufb::build<shop::ticket>().with_from("Ulm").with_to("Bonn").build()->text == "Ulm-Bonn");
  CHECK(to_string(ufb::build<shop::ticket>().with_from("Ulm").with_to("Ulm").build().error()) == "to: must be another place\n");
  CHECK(to_string(ufb::build<shop::ticket>().with_from("Ulm").with_to("Berlin").build().error()) ==
        "text: must be 3 to 9 bytes long (got \"Ulm-Berlin\")\n");
  CHECK((*ufb::build<shop::ticket>().with_from("Ulm").with_to("Bonn").build_pooled())->text == "Ulm-Bonn");
}
