// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("paths have the other name, setters and fields do not") {
  const auto bad = ufb::build<journey>().with_postcodes({{"12345"}, {"1"}}).with_from("").build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 2);
  CHECK(bad.error()[0].path == "postal codes[1].postal-code");
  CHECK(bad.error()[1].path == "\"from\"");
  CHECK(ufb::validate(journey{{{"12345"}}, "x"})[0].path == "postal codes");
}

TEST_CASE("fields are known by the name that errors say") {
  static_assert(ufb::field_name<journey, 0> == "postal codes");
  CHECK(ufb::rules_of_field<journey, 1>().size() == 1);
  CHECK(ufb::rules_of_field<journey, 0>().empty());  // those of a place are its own
  std::string rules;
  ufb::for_each_rule<journey>([&](const ufb::rule_of_field& each) { rules.append(each.field).append(":").append(each.code).append(" "); });
  CHECK(rules == "\"from\":not_empty postal codes:is_sane ");
}
