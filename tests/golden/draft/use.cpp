#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <ufb/ufb.hpp>

using namespace shop;
using namespace std::chrono_literals;

namespace {

/// What a form or a line of a file gives: names and texts.
template <class T>
auto filled(std::initializer_list<std::pair<std::string_view, std::string_view>> texts) {
  auto draft = ufb::draft<T>();
  for (const auto& [name, text] : texts) draft.set(name, text);
  return draft;
}

}  // namespace

TEST_CASE("named setters, in a loop and again") {
  auto draft = ufb::draft<user>();
  draft.set_name(" Ada ").set_years(36).set_level(tier::gold).set_favourite(colour::green);
  for (const char* tag : {"a", "b"}) draft.add_tags(tag);
  draft.add_points("x", 1).add_points("x", 2);
  draft.set_since(std::chrono::sys_seconds(5s)).set_patience(1s).set_fee("12");
  draft.set_years(37);
  const auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->name == "Ada");
  CHECK(built->age == 37);
  CHECK(built->level == tier::gold);
  CHECK(built->favourite == colour::green);
  CHECK(built->tags == std::vector<std::string>{"a", "b"});
  CHECK(built->points.at("x") == 2);
  CHECK(built->since.time_since_epoch() == 5s);
  CHECK(built->patience == 1s);
  CHECK(built->fee.cents() == 12);
  CHECK(built->pin == "0000");
  CHECK(built->revision == 1);
}

TEST_CASE("what is not set has its default, and what is unset has it again") {
  auto draft = ufb::draft<user>();
  draft.set_name("Ada").set_years(20).set_tags({"a"}).set_patience(1ms).unset_years().unset_tags().unset_patience();
  const auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->age == 18);
  CHECK(built->tags.empty());
  CHECK(built->patience == 500ms);
}

TEST_CASE("from texts: numbers, names of enumerators, moments, durations, what is converted, and what is nested") {
  auto draft = filled<user>({{"name", "Ada"}, {"age", "36"}, {"level", "basic"}, {"favourite", "rouge"}, {"pin", "1234"}, {"fee", "250"},
                             {"home.street", " Here "}, {"home.postal-code", "12345"}, {"home.country", "de"}, {"work.street", "There"},
                             {"work.postal-code", "54321"}, {"since", "2024-02-29T12:00:00+01:00"}, {"patience", "PT1.5S"}});
  CHECK(draft.problems().empty());
  CHECK(draft.is_set("home.country"));
  const auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->age == 36);
  CHECK(built->level == tier::basic);
  CHECK(built->favourite == colour::red);
  CHECK(built->fee.cents() == 250);
  CHECK(built->home->street == "Here");
  CHECK(built->home->country == "DE");
  CHECK(built->work->postcode == "54321");
  CHECK(built->since == std::chrono::sys_days(std::chrono::year(2024) / 2 / 29) + 11h);
  CHECK(built->patience == 1500ms);
}

TEST_CASE("every problem is told, in the order of the fields, and the rules after that") {
  auto draft = filled<user>({{"nmae", "Ada"}, {"age", "old"}, {"level", "silver"}, {"favourite", "red"}, {"pin", "12345"}, {"fee", "much"},
                             {"tags", "a"}, {"home.street", "Here"}, {"work.zip", "1"}, {"since", "yesterday"}, {"patience", "PT0.0001S"},
                             {"revision", "2"}});
  CHECK(to_string(draft.problems()) ==
        "name: must be set\n"
        "age: must be a whole number from -2147483648 to 2147483647 (got \"old\")\n"
        "level: must be one of free, basic, gold (got \"silver\")\n"
        "favourite: must be one of rouge, green (got \"red\")\n"
        "tags: cannot be set from a text (got \"a\")\n"
        "fee: must be a text that the field can be made from (got \"much\")\n"
        "home.postal-code: must be set\n"
        "since: must be a date and time with an offset, such as 2024-02-29T23:59:59Z, as exact as the field (got \"yesterday\")\n"
        "patience: must be a duration such as PT1H30M, as exact as the field (got \"PT0.0001S\")\n"
        "must be the name of a field (got \"nmae\")\n"
        "must be the name of a field (got \"work.zip\")\n"
        "must be the name of a field (got \"revision\")\n");
  CHECK(draft.missing() == std::vector<std::string>{"name", "home.postal-code"});
  draft.reset();
  draft.set_name("").set_years(17).set("pin", "12345");
  CHECK(to_string(std::move(draft).build().error()) ==
        "name: must be 1 to 64 bytes long (got \"\")\npin: must be exactly 4 bytes long\nage: must pass the check is_adult\n");
}

TEST_CASE("a type that holds itself, and one with a const field that is shared") {
  auto draft = filled<node>({{"value", "1"}, {"next.value", "2"}, {"next.next.value", "3"}});
  auto copy = draft;
  const auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->next->next->value == 3);
  CHECK(built->next->next->next == nullptr);
  copy.set("next.next.value", "4");
  CHECK(copy.build()->next->next->value == 4);
  CHECK(built->next->next->value == 3);
}

TEST_CASE("bases, arrays, bit-fields, and anonymous unions of which one is set") {
  auto draft = filled<record>({{"id", "7"}, {"code", "xy"}, {"level", "5"}, {"is_urgent", "false"}, {"count", "3"}, {"weight", "0.5"}});
  draft.set_cells({{5, 6}, {7, 8}});
  CHECK(!draft.is_set("count"));
  auto built = draft.build();
  REQUIRE(built);
  CHECK(built->id == 7);
  CHECK(std::string_view(built->code) == "xy");
  CHECK(built->cells[1][0] == 7);
  CHECK(+built->level == 5);
  CHECK((!built->is_urgent));
  CHECK(built->weight == 0.5);
  CHECK(built->number == 7);
  built = draft.set_count(4).set_letter('x').unset_cells().unset_code().build();
  REQUIRE(built);
  CHECK(built->count == 4);
  CHECK(built->letter == 'x');
  CHECK(built->cells[1][0] == 3);
  CHECK(std::string_view(built->code) == "abc");
  CHECK_THROWS_AS(draft.set_level(8), std::out_of_range);
  CHECK_THROWS_AS(draft.set_code("abcd"), std::length_error);
  CHECK(!draft.set("level", "8"));
  CHECK(!draft.set("code", "abcd"));
  draft.unset_count();
  CHECK(to_string(draft.problems()) == "code: must be at most 3 bytes long (got \"abcd\")\nlevel: must be a whole number of 3 bits (got \"8\")\n"
                                       "count: must be set, or another one of count, weight\n");
}

TEST_CASE("of a class template") {
  auto draft = ufb::draft<box<std::string>>();
  draft.set("inside", "x");
  draft.add_others("y").add_others(std::string_view("z"));
  CHECK(draft.build()->others == std::vector<std::string>{"y", "z"});
}

TEST_CASE("a factory: what only the compiler knows is left to it, references are bound, and its failure is an error") {
  int counter = 0;
  auto draft = ufb::draft<account>();
  CHECK(draft.missing() == std::vector<std::string>{"owner", "opening", "counter"});
  draft.set_owner(std::string("Ada")).set_opening(5).set_counter(counter);
  auto built = draft.build();
  REQUIRE(built);
  CHECK(built->owner == "Ada");
  CHECK(built->level == tier::basic);
  CHECK(built->ticket == last_ticket);
  CHECK(built->note == "none");
  CHECK(counter == 1);
  draft.set("level", "gold");
  draft.set_note("first");
  CHECK(to_string(draft.build().error()) == "ticket: must be set\n");
  draft.set("ticket", "7");
  built = draft.build();
  REQUIRE(built);
  CHECK(built->ticket == 7);
  CHECK(built->level == tier::gold);
  CHECK(built->note == "first");
  CHECK(to_string(draft.set_opening(-1).build().error()) == "must be accepted by open\n");
  CHECK(to_string(draft.set_opening(1001).build().error()) == "balance: must be at most 1000 (got 1001)\n");
  CHECK(draft.build_unchecked()->balance == 1001);
  CHECK_THROWS_AS(static_cast<void>(draft.build_or_throw()), ufb::validation_error);
  CHECK((*draft.set_opening(1).build_pooled())->balance == 1);
  CHECK(counter == 6);
}

TEST_CASE("what is nested and required") {
  auto draft = ufb::draft<household>();
  CHECK(draft.missing() == std::vector<std::string>{"bills", "second"});
  draft.set("second.street", "There");
  CHECK(draft.missing() == std::vector<std::string>{"bills", "second.postal-code"});
  draft.set("second.postal-code", "1");
  draft.set("bills.street", "");
  draft.set("bills.postal-code", "12345");
  CHECK(to_string(std::move(draft).build().error()) ==
        "bills.street: must not be empty (got \"\")\nsecond.postal-code: must be exactly 5 bytes long (got \"1\")\n");
  CHECK(draft.is_set("bills"));
  draft.set("bills.street", "Here");
  draft.set("second.postal-code", "54321");
  const auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->bills->postcode == "12345");
  CHECK(built->second.street == "There");
}

TEST_CASE("what a rule refuses is in the draft again, whatever it was built as") {
  auto draft = filled<user>({{"name", "Ada"}, {"age", "17"}, {"home.street", "Here"}, {"home.postal-code", "12345"}, {"work.street", "There"},
                             {"work.postal-code", "1234"}});
  draft.set_tags({"a", ""});
  const std::string refused = "tags[1]: must not be empty (got \"\")\nwork.postal-code: must be exactly 5 bytes long (got \"1234\")\nage: must pass the check is_adult\n";
  CHECK(to_string(std::move(draft).build().error()) == refused);
  CHECK(to_string(std::move(draft).build_pooled().error()) == refused);
  CHECK_THROWS_AS(static_cast<void>(std::move(draft).build_or_throw()), ufb::validation_error);
  draft.set("work.postal-code", "54321");
  draft.set_years(18).set_tags({});
  const auto built = std::move(draft).build_pooled();
  REQUIRE(built);
  CHECK((*built)->name == "Ada");
  CHECK((*built)->home->postcode == "12345");
  CHECK((*built)->work->street == "There");
  CHECK((*built)->work->postcode == "54321");
  CHECK(draft.missing() == std::vector<std::string>{"name"});
}

TEST_CASE("a const field that can only be moved cannot give back what it was given") {
  auto draft = ufb::draft<sealed>();
  draft.set_number(10).set_owned(std::make_unique<int>(7)).set_listed({1, 2});
  CHECK(!std::move(draft).build_pooled());
  CHECK(draft.is_set("number"));
  CHECK(!draft.is_set("owned"));
  draft.set_number(9).set_owned(std::make_unique<int>(8));
  const auto built = std::move(draft).build_pooled();
  REQUIRE(built);
  CHECK(*(*built)->owned == 8);
  CHECK((*built)->listed == std::vector<int>{1, 2});
}

TEST_CASE("what a factory in it refuses is an error, and gone; the rest is there") {
  auto draft = filled<hall>({{"floor", "10"}, {"first.name", "A"}, {"first.aisle.number", "-1"}});
  CHECK(to_string(std::move(draft).build().error()) == "first.aisle: must be accepted by of\n");
  CHECK(draft.missing() == std::vector<std::string>{"first.aisle"});
  draft.set("first.aisle.number", "3");
  CHECK(to_string(std::move(draft).build().error()) == "floor: must be at most 9 (got 10)\n");
  CHECK(draft.is_set("first.aisle"));
  draft.set("floor", "2");
  draft.set("first.name", "B");
  const auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->first->name == "B");
  CHECK(built->first->aisle.number() == 3);
  CHECK_THROWS_AS(static_cast<void>(filled<hall>({{"floor", "1"}, {"first.name", "A"}, {"first.aisle.number", "-1"}}).build_unchecked()),
                  ufb::validation_error);
}

TEST_CASE("a factory's own arguments are gone with the object that was refused") {
  int counter = 0;
  auto draft = ufb::draft<account>();
  draft.set_owner("Ada").set_opening(1001).set_counter(counter);
  CHECK(to_string(std::move(draft).build().error()) == "balance: must be at most 1000 (got 1001)\n");
  CHECK(!draft.is_set("owner"));
}

TEST_CASE("in the same slot of the pool nothing of another object is left") {
  auto draft = ufb::draft<address>();
  draft.set_street("a long street that a string does not hold itself").set_postcode("12345").set_country("de");
  CHECK((*draft.build_pooled())->country == "DE");
  draft.unset_country().set_street("Here");
  const auto built = draft.build_pooled();
  REQUIRE(built);
  CHECK((*built)->country == "AT");
  CHECK((*built)->street == "Here");
}

TEST_CASE("without anything to set") { CHECK(ufb::draft<ticking>().build()); }

TEST_CASE("copied where the fields are") {
  CHECK(std::is_copy_constructible_v<ufb::draft_of<record>>);
  CHECK(std::is_copy_assignable_v<ufb::draft_of<node>>);
  CHECK(!std::is_copy_constructible_v<ufb::draft_of<user>>);
  CHECK(std::is_move_assignable_v<ufb::draft_of<user>>);
  auto one = ufb::draft<user>();
  one.set_name("Ada").set("work.street", "There");
  auto other = std::move(one);
  other.set("work.postal-code", "12345");
  CHECK(std::move(other).build()->work->street == "There");
}
