#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the fields of bases are set like any other") {
  const auto good = ufb::build<shop::entity>().with_name("Ada").with_month(3).with_id(7).build();
  REQUIRE(good);
  CHECK(good->id == 7);
  CHECK(good->year == 2000);
  CHECK(good->month == 3);
  CHECK(good->name == "Ada");
}

TEST_CASE("the rules of bases hold, and their checks") {
  const auto bad = ufb::build<shop::product>().with_id(1).with_month(13).with_year(2050).with_name("").build();
  REQUIRE(!bad);
  CHECK(to_string(bad.error()) == "month: must be between 1 and 12 (got 13)\nname: must not be empty (got \"\")\nyear: must pass the check is_early\n");
}

TEST_CASE("a base's check is the base's own, with its message, where the derived one hides it") {
  const auto bad = ufb::build<shop::labelled>().with_number(0).with_text("").build();
  REQUIRE(!bad);
  CHECK(to_string(bad.error()) == "must have a text\nmust have a number\n");
  CHECK(ufb::build<shop::labelled>().with_number(0).with_text("a").build().error().size() == 1);
  CHECK(ufb::build<shop::labelled>().with_number(1).with_text("a").build());
}

TEST_CASE("what follows an array keeps its default, too") {
  const auto good = ufb::build<shop::product>().with_id(1).with_month(12).with_name("pen").build();
  REQUIRE(good);
  CHECK(good->prices[1] == 2);
  CHECK(good->weight == 0.5);
  CHECK(good->tags.empty());
  const auto other = ufb::build<shop::product>().with_id(1).with_month(12).with_name("pen").with_prices({3, 4}).with_tags({"new"}).with_weight(2).build();
  REQUIRE(other);
  CHECK(other->prices[0] == 3);
  CHECK(other->tags.size() == 1);
  CHECK(other->weight == 2);
}

TEST_CASE("a recycled object shows nothing of the earlier one") {
  (void)ufb::build<shop::entity>().with_name("Ada").with_month(3).with_id(7).with_year(1999).build_pooled();
  const auto again = ufb::build<shop::entity>().with_name("Bob").with_month(4).with_id(8).build_pooled();
  REQUIRE(again);
  CHECK((*again)->year == 2000);
}

TEST_CASE("a validator reaches the fields of a base that is no aggregate") {
  shop::leveled one;
  CHECK(ufb::is_valid(one));
  one.level = 6;
  CHECK(!ufb::is_valid(one));
}

TEST_CASE("some fields alone, also of bases") {
  shop::entity one{{7}, {2050, 13}, {}, ""};
  CHECK(to_string(ufb::validate(one, ufb::only<&shop::entity::month>)) == "month: must be between 1 and 12 (got 13)\n");
  CHECK(to_string(ufb::validate(one, ufb::only<&shop::dated::month>)) == "month: must be between 1 and 12 (got 13)\n");
  CHECK(to_string(ufb::validate(one, ufb::only<&shop::dated::year>)) == "year: must pass the check is_early\n");
  CHECK(ufb::is_valid(one, ufb::only<&shop::entity::id>));
  CHECK(ufb::validate(one).size() == 3);
  CHECK(ufb::validate(one, ufb::fail_fast).size() == 1);
}

TEST_CASE("validity is noexcept where no rule and no check can throw") {
  static_assert(noexcept(ufb::is_valid(shop::dated())));
  static_assert(ufb::is_valid(shop::dated{2000, 13}, ufb::only<&shop::dated::year>));
  static_assert(!ufb::is_valid(shop::dated{2000, 13}, ufb::only<&shop::dated::month>));
  static_assert(noexcept(ufb::is_valid(shop::leveled())));
  static_assert(!noexcept(ufb::is_valid(shop::entity())));
}

TEST_CASE("fields of bases come first, and are told by name") {
  static_assert(ufb::field_count<shop::product> == 7);
  static_assert(ufb::field_name<shop::product, 0> == "id");
  static_assert(ufb::field_name<shop::product, 6> == "weight");
  shop::product one{{{7}, {2000, 1}, {}, "a"}, {3, 4}, {}, 0.5};
  CHECK(&ufb::get<2>(one) == &one.month);
  std::string names;
  ufb::for_each_field(one, [&](std::string_view name, const auto&) { names.append(name).append(" "); });
  CHECK(names == "id year month name prices tags weight ");
  CHECK(ufb::rules_of_field<shop::product, 1>().at(0).arguments["max"] == "2100");
}
