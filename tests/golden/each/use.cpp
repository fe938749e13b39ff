// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

bool is_even(int value) { return value % 2 == 0; }

TEST_CASE("the path says which element") {
  CHECK(ufb::build<table>().with_cells({{"a"}, {"b", "c"}}).with_sums({{std::nullopt, 4}}).build());
  const auto bad = ufb::build<table>().with_cells({{"a"}, {}, {"a", "much too long"}}).with_sums({{2, std::nullopt, 3, 10}}).build();
  REQUIRE(!bad);
  std::vector<std::string> paths;
  for (const ufb::error& error : bad.error()) paths.push_back(error.path + " " + error.code);
  CHECK(paths == std::vector<std::string>{"cells[1] size", "cells[2][1] length", "sums[2] is_even", "sums[3] range"});
}

TEST_CASE("a rule says at which level it is") {
  std::string rules;
  for (const ufb::rule_of_field& each : ufb::rules_of_field<table, 0>()) rules.append(each.level).append(":").append(each.code).append("; ");
  CHECK(rules == ":size; each:size; each each:length; each each:not_empty; ");
  CHECK(ufb::rules_of_field<table, 1>().size() == 2);
}
