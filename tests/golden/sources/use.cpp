// A user of the glue that input.hpp gets.
#include "input.hpp"
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>
#include <string_view>
#include <type_traits>
#include <ufb/ufb.hpp>

using shop::account;
using shop::address;

namespace {

/// Counts how often one is assigned.
struct counted {
  static inline int assigned = 0;
  int value = 0;

  counted() = default;
  explicit counted(int given) : value(given) {}
  counted(const counted&) = default;
  counted& operator=(const counted& other) {
    value = other.value;
    ++assigned;
    return *this;
  }
};

account plain() { return ufb::build<account>().with_name("Ada").with_home(ufb::build<address>().with_street("Main St")).build_or_throw(); }

}  // namespace

TEST_CASE("a condition says whether a field is set; without it the default stands") {
  const auto made = [](bool set) {
    std::string note = "given";
    return ufb::build<account>()
        .with_name("Ada")
        .with_home({"Main St", "Bern"})
        .with_note_if(set, std::move(note))
        .with_age_if(set, 40)
        .with_level_if(set, 5U)
        .with_code_if(set, "xyz")
        .with_tags_if(set, {"a", "b"})
        .with_kind_if(set, "special")
        .with_limit_if(set, 9)
        .build_or_throw();
  };
  const account without = made(false);
  CHECK(without.note == "none");
  CHECK(without.age == 18);
  CHECK(without.level == 1);
  CHECK(std::string_view(without.code) == "abc");
  CHECK(without.tags.empty());
  CHECK(without.kind == "plain");
  CHECK(!without.limit);
  const account with = made(true);
  CHECK(with.note == "given");
  CHECK(with.age == 40);
  CHECK(with.level == 5);
  CHECK(std::string_view(with.code) == "xyz");
  CHECK(with.tags == std::vector<std::string>{"a", "b"});
  CHECK(with.kind == "special");
  CHECK(with.limit == 9);
}

TEST_CASE("what an optional or a pointer holds is set, where it holds something") {
  std::optional<int> age;
  const std::optional<std::string> note = "kept";
  const char* const no_code = nullptr;
  std::optional<std::vector<std::string>> tags(std::in_place, 2, "tag");
  const std::string* kind = nullptr;
  const account first =
      ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_age_if(age).with_note_if(note).with_kind_if(kind).with_tags_if(std::move(tags)).build_or_throw();
  CHECK(first.age == 18);
  CHECK(first.note == "kept");
  CHECK(note == "kept");
  CHECK(first.kind == "plain");
  CHECK(first.tags == std::vector<std::string>{"tag", "tag"});
  CHECK(tags->empty());
  age = 3;
  CHECK(ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_age_if(age).with_code_if(false, no_code).build_or_throw().age == 3);
  std::optional<std::string> code = "xyz";
  CHECK(std::string_view(ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_code_if(code).build_or_throw().code) == "xyz");
  CHECK(std::string_view(ufb::edit(plain()).with_code_if(std::make_unique<std::string_view>("x")).build_or_throw().code) == "x");
  CHECK_THROWS_AS((void)ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_code_if(note).build(), std::length_error);
  code.reset();
  CHECK(std::string_view(ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_code_if(code).build_or_throw().code) == "abc");
}

TEST_CASE("a condition that does not hold keeps what a bit-field or a null text would refuse") {
  CHECK_THROWS_AS((void)ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_level_if(true, 9U).build(), std::out_of_range);
  CHECK(ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_level_if(false, 9U).build_or_throw().level == 1);
}

TEST_CASE("arguments of a constructor make the value in its place") {
  const account made = ufb::build<account>()
                           .emplace_name(3U, 'x')
                           .emplace_home("Main St")
                           .emplace_second("Side St", "Basel")
                           .emplace_tags(2U, "tag")
                           .emplace_prices()
                           .emplace_third(new address{"Third", "City"})
                           .build_or_throw();
  CHECK(made.name == "xxx");
  CHECK(made.home.street == "Main St");
  CHECK(made.home.city == "Zurich");
  CHECK(made.second->city == "Basel");
  CHECK(made.tags == std::vector<std::string>{"tag", "tag"});
  CHECK(made.third->street == "Third");
}

TEST_CASE("transforms and rules see what was made") {
  CHECK(ufb::build<account>().emplace_name("  Ada ").with_home({"A", "B"}).build_or_throw().name == "Ada");
  const auto refused = ufb::build<account>().with_name("Ada").with_home(ufb::build<address>().with_street("")).add_tags("").build();
  REQUIRE(!refused);
  REQUIRE(refused.error().size() == 2);
  CHECK(refused.error()[0].path == "tags[0]");
  CHECK(refused.error()[1].path == "home.street");
}

TEST_CASE("elements come one by one, in their order") {
  const std::string lvalue = "second";
  std::string moved(40, 'm');
  const char* const characters = moved.data();
  const account made = ufb::build<account>()
                           .with_name("Ada")
                           .with_home({"A", "B"})
                           .add_tags("first")
                           .add_tags(lvalue)
                           .add_tags(std::string_view("third"))
                           .add_numbers(3)
                           .add_numbers(1)
                           .add_prices("usd", 1.5)
                           .add_prices(lvalue, 2)
                           .add_prices("usd", 2.5)
                           .add_owned(std::make_unique<int>(7))
                           .add_others({"Street", "City"})
                           .add_pairs({4, moved})
                           .build_or_throw();
  CHECK(made.tags == std::vector<std::string>{"first", "second", "third"});
  CHECK(made.numbers == std::set<int>{1, 3});
  CHECK(made.prices == std::map<std::string, double>{{"usd", 2.5}, {"second", 2}});
  CHECK(*made.owned.front() == 7);
  CHECK(made.others.front().city == "City");
  CHECK(made.pairs.front().second == moved);
  std::vector<std::string> one;
  const account other = ufb::build<account>().with_name("A").with_home({"A", "B"}).with_note(std::move(moved)).build_or_throw();
  CHECK(other.note.data() == characters);
}

TEST_CASE("a container is filled from any range") {
  const std::array<std::string_view, 2> views = {"a", "b"};
  const std::vector<int> numbers = {3, 1, 3};
  const std::map<std::string, double> prices = {{"usd", 1.0}};
  const char* const names[] = {"x", "y"};
  std::vector<std::pair<std::string, double>> list = {{"eur", 2.0}};
  const account made = ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_tags(views).with_numbers(numbers).with_prices(list).build_or_throw();
  CHECK(made.tags == std::vector<std::string>{"a", "b"});
  CHECK(made.numbers == std::set<int>{1, 3});
  CHECK(made.prices.at("eur") == 2.0);
  CHECK(ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_tags(names).with_prices(prices).build_or_throw().tags.back() == "y");
  std::list<std::string> rvalue = {std::string(40, 'r')};
  const char* const characters = rvalue.front().data();
  const account moved = ufb::build<account>().with_name("Ada").with_home({"A", "B"}).with_tags(std::move(rvalue)).build_unchecked();
  CHECK(moved.tags.front().data() == characters);
}

TEST_CASE("builders nest, unfinished or by a function") {
  const account made = ufb::build<account>()
                           .with_name("Ada")
                           .with_home(ufb::build<address>().with_street("Main St").with_city_if(false, "Bern"))
                           .with_second(ufb::build<address>().with_street("Second"))
                           .with_third([](auto&& start) { return std::move(start).with_street("Third").build_unchecked(); })
                           .with_fourth(ufb::build<address>().with_street("Fourth"))
                           .build_or_throw();
  CHECK(made.home.street == "Main St");
  CHECK(made.home.city == "Zurich");
  CHECK(made.second->street == "Second");
  CHECK(made.third->street == "Third");
  CHECK(made.fourth->street == "Fourth");
}

TEST_CASE("an object that is edited keeps what is not touched, and is checked as a whole") {
  account before = ufb::build<account>().with_name("Ada").with_home({"Main St", "Bern"}).add_tags("old").with_limit(4).build_or_throw();
  const auto changed = ufb::edit(std::move(before)).with_age(37).add_tags("new").with_level(2).build();
  REQUIRE(changed);
  CHECK(changed->name == "Ada");
  CHECK(changed->age == 37);
  CHECK(changed->level == 2);
  CHECK(changed->tags == std::vector<std::string>{"old", "new"});
  CHECK(changed->home.city == "Bern");
  CHECK(changed->limit == 4);
  const auto refused = ufb::edit(plain()).with_name("").with_tags({"a", "b", "c", "d", "e"}).build();
  REQUIRE(!refused);
  CHECK(refused.error().size() == 2);
  CHECK(ufb::edit(plain()).with_age_if(false, 1).with_note_if(std::optional<std::string>("n")).build_or_throw().note == "n");
  CHECK(ufb::edit(plain()).with_home(ufb::build<address>().with_street("Moved")).build_or_throw().home.street == "Moved");
  CHECK(ufb::edit(plain()).build_unchecked().name == "Ada");
}

TEST_CASE("of an object that is edited only what is touched is assigned, but every rule is checked") {
  shop::box<counted> two;
  two.first = counted(1);
  counted::assigned = 0;
  const counted changed(2);
  CHECK(ufb::edit(two).with_first(changed).build().first.value == 2);
  CHECK(counted::assigned == 1);
  CHECK(ufb::edit(std::move(two)).add_items(changed).build().first.value == 1);
  CHECK(counted::assigned == 1);
  account old = plain();
  old.name = "";
  const auto refused = ufb::edit(std::move(old)).with_age(37).build();
  REQUIRE(!refused);
  CHECK(refused.error()[0].path == "name");
}

TEST_CASE("a copy is edited where the object is an lvalue") {
  const address home = {"Main St", "Bern"};
  const auto moved = ufb::edit(home).with_city("Basel").build();
  CHECK(moved->city == "Basel");
  CHECK(moved->street == "Main St");
  CHECK(home.city == "Bern");
  auto pooled = ufb::edit(home).with_street("Pool St").build_pooled();
  REQUIRE(pooled);
  CHECK((*pooled)->street == "Pool St");
  CHECK((*pooled)->city == "Bern");
  pooled->reset();
  auto again = ufb::edit(home).with_city("Genf").build_pooled();
  CHECK((*again)->street == "Main St");
  CHECK((*again)->city == "Genf");
}

TEST_CASE("recycled objects get sources, elements and conditions in their old capacity, and nothing else") {
  const auto make = [](bool full) {
    auto built = full ? ufb::build<address>().emplace_street(20U, 's').with_city_if(true, "City").build_pooled()
                      : ufb::build<address>().with_street("t").with_city_if(false, "City").build_pooled();
    REQUIRE(built);
    return std::pair(std::string((*built)->street), std::string((*built)->city));
  };
  for (int i = 0; i != 3; ++i) {
    CHECK(make(true) == std::pair(std::string(20, 's'), std::string("City")));
    CHECK(make(false) == std::pair(std::string("t"), std::string("Zurich")));
  }
}

TEST_CASE("templates and classes have the same setters") {
  const shop::box<std::string> box = ufb::build<shop::box<std::string>>().add_items("a").add_items("b").emplace_first(2U, 'z').build();
  CHECK(box.items.size() == 2);
  CHECK(box.first == "zz");
  CHECK(ufb::build<shop::box<int>>().with_items(std::array<int, 2>{1, 2}).with_first_if(true, 3).build().first == 3);
  const shop::ticket ticket = ufb::build<shop::ticket>().add_seats(4).add_seats(5).emplace_name(2U, 'n').build();
  CHECK(ticket.seats() == std::vector<int>{4, 5});
  CHECK(ticket.name() == "nn");
  CHECK(ufb::build<shop::ticket>().with_seats({1}).with_name_if(false, "x").build().name() == "nobody");
}

TEST_CASE("values of numbers are made in constant expressions, on a condition too") {
  static_assert(ufb::build<shop::box<int>>().with_first_if(true, 3).build_unchecked().first == 3);
  static_assert(ufb::edit(ufb::build<shop::box<int>>().with_first(3).build()).build().first == 3);
}

TEST_CASE("a field whose type cannot be assigned is made in its place") {
  CHECK(ufb::build<vehicle>().emplace_front(7).build().front.number == 7);
  CHECK(ufb::build<vehicle>().with_front(ufb::build<plate>().with_number(8)).build().front.number == 8);
  CHECK(ufb::build<vehicle>().emplace_front(9).build_pooled()->front.number == 9);
}
