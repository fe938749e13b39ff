#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <list>
#include <ufb/ufb.hpp>

TEST_CASE("a template's glue is a template with the same constraints") {
  using amount = shop::amount<long, 3>;
  CHECK(ufb::build<amount>().with_number(3).build()->number == 3);
  const auto bad = ufb::build<amount>().with_number(4).with_reserved(7).build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 2);
  CHECK(bad.error()[0].message == "must be between 1 and 3");
  CHECK(bad.error()[1].message == "must be at most 6");
}

TEST_CASE("a constraint's own names are its own") { CHECK(ufb::build<shop::ordered<int>>().with_value(3).build().value == 3); }

TEST_CASE("rules hold for what a parameter turns out to be") {
  using index = shop::index<std::string, 4, std::list>;
  const auto good = ufb::build<index>().with_key("abc").with_others({"a", "b"}).with_numbers({1, 2}).with_count({5}).build();
  REQUIRE(good);
  CHECK(good->key == "abc");
  CHECK(good->numbers.size() == 2);
  CHECK(!good->also);
  const auto bad = ufb::build<index>().with_key("abcde").with_others({""}).with_numbers({}).with_count({11}).build();
  REQUIRE(!bad);
  CHECK(to_string(bad.error()) ==
        "key: must be 1 to 4 bytes long (got \"abcde\")\nothers[0]: must not be empty (got \"\")\ncount.number: must be between 1 and 10 (got 11)\n");
}

TEST_CASE("specialisations have glue of their own") {
  CHECK(ufb::build<shop::tagged<char, char>>().with_number(1).build());
  CHECK(!ufb::build<shop::tagged<char, char>>().with_number(0).build());
  CHECK(ufb::build<shop::tagged<char*>>().build()->pointer == nullptr);
  CHECK(!ufb::build<shop::tagged<int>>().with_number(3).build());
}

TEST_CASE("a parameter that has rules brings them along") {
  CHECK(ufb::build<shop::pair_of<int>>().with_first(1).build().first == 1);
  const auto bad = ufb::build<shop::stock>().with_amounts({{1, 0}, {{2, 0}, {11, 0}}}).with_numbers({}).build();
  REQUIRE(!bad);
  CHECK(bad.error()[0].path == "amounts.others[1].number");
}

TEST_CASE("parameters may be called what glue calls its own") {
  using clashing = shop::clashing<int, std::string, long, std::vector, 2>;
  CHECK(ufb::build<clashing>().with_s("s").with_values({1}).with_state(3).build()->values[0] == 1);
  CHECK(!ufb::build<clashing>().with_s("s").with_values({1, 2, 3}).with_state(3).with_a(1).build());
  CHECK(ufb::draft<clashing>().set_s("s").set_values({1, 2}).set_state(3).build());
}

TEST_CASE("a template may hold itself, and be held") {
  const auto root = ufb::build<shop::tree<int>>().with_value(1).with_children({{2, {}}, {3, {}}}).build();
  CHECK(root.children.size() == 2);
  CHECK(!ufb::build<shop::order>().with_first({6, 0}).build());
}
