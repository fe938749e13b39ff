// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the rules hold or are reported") {
  account one("ada");
  CHECK(ufb::is_valid(one));
  one.owner = "much too long";
  one.balance = -5;
  const ufb::errors errors = ufb::validate(one);
  REQUIRE(errors.size() == 2);
  CHECK(errors.begin()->path == "owner");
  CHECK((errors.begin() + 1)->path == "balance");
}

TEST_CASE("its public fields and their rules are known, and its private ones are nobody's business") {
  account one("ada");
  static_assert(ufb::field_count<account> == 3);
  static_assert(noexcept(ufb::is_valid(one)));
  ufb::get<1>(one) = -5;
  CHECK(ufb::validate(one).size() == 1);
  CHECK(ufb::is_valid(one, ufb::only<&account::owner>));
  std::string rules;
  ufb::for_each_rule<account>([&](const ufb::rule_of_field& each) { rules.append(each.field).append(":").append(each.rule).append(" "); });
  CHECK(rules == "owner:length balance:min ");
}
