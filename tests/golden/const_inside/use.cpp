// A user of the glue that input.hpp gets.
#include "input.hpp"
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <ufb/ufb.hpp>

using shop::account;
using shop::address;
using shop::sealed;

namespace {

const std::string long_street = "a street with a name that no short string holds";

auto on_floor(int floor) {
  return [floor](auto&& start) { return std::move(start).with_street(long_street).with_floor(floor).build_unchecked(); };
}

}  // namespace

TEST_CASE("setters take what is held, builders of it and functions") {
  const auto one = ufb::build<account>()
                       .with_level(5)
                       .with_note("note")
                       .emplace_numbers(2U, 7)
                       .with_home(ufb::build<address>().with_street("Main St"))
                       .with_work(ufb::build<address>().with_street("Mill St").with_floor(2))
                       .with_bills(ufb::build<address>().with_street("Oak St").with_floor(3))
                       .build();
  REQUIRE(one);
  CHECK(one->level == 5);
  CHECK(one->note == "note");
  CHECK(one->numbers == std::vector<int>{7, 7});
  CHECK(one->home->street == "Main St");
  CHECK(one->work->floor == 2);
  CHECK(one->bills->floor == 3);
  for (int i = 0; i != 3; ++i) {
    const auto pooled = ufb::build<account>().with_home(on_floor(4)).with_work(on_floor(5)).with_bills(on_floor(6)).build_pooled();
    REQUIRE(pooled);
    CHECK((*pooled)->home->floor + (*pooled)->work->floor + (*pooled)->bills->floor == 15);
    CHECK(!(*pooled)->level);
  }
}

TEST_CASE("an object that is edited gets another one, or none") {
  auto made = ufb::build<account>().with_level(5).with_home(address{"Main St"}).build();
  auto kept = ufb::edit(std::move(*made)).with_name("Ada").build();
  REQUIRE(kept);
  CHECK(kept->level == 5);
  CHECK(kept->home->street == "Main St");
  auto changed = ufb::edit(std::move(*kept)).with_level(6).with_home(on_floor(2)).emplace_note("text").build();
  REQUIRE(changed);
  CHECK(changed->level == 6);
  CHECK(changed->home->floor == 2);
  CHECK(changed->note == "text");
  const auto without = ufb::edit(std::move(*changed)).with_level(std::optional<const int>()).with_home(ufb::build<address>().with_street("Oak St")).build();
  REQUIRE(without);
  CHECK(!without->level);
  CHECK(without->home->street == "Oak St");
}

TEST_CASE("a draft sets it from a text, and what is in it") {
  auto draft = ufb::draft<account>();
  CHECK(draft.set("level", "4"));
  CHECK(draft.set("level", "5"));
  CHECK_FALSE(draft.set("limit", "many"));
  CHECK(draft.set("note", "note"));
  CHECK(draft.set("patience", "PT5S"));
  CHECK(draft.set("limit", "7"));
  CHECK(draft.set("motto", "motto"));
  CHECK(draft.set("home.street", long_street));
  CHECK(draft.set("work.street", long_street));
  CHECK(draft.set("bills.street", long_street));
  CHECK(draft.set("bills.floor", "3"));
  const auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->level == 5);
  CHECK(built->note == "note");
  CHECK(built->patience == std::chrono::seconds(5));
  CHECK(*built->limit == 7);
  CHECK(*built->motto == "motto");
  CHECK(built->home->street == long_street);
  CHECK(built->work->street == long_street);
  CHECK(built->bills->floor == 3);
}

TEST_CASE("what a rule refuses is in the draft again") {
  auto draft = ufb::draft<account>();
  for (const auto* field : {"home", "work", "bills"}) {
    CHECK(draft.set(std::string(field) + ".floor", "10"));
    CHECK(draft.set(std::string(field) + ".street", long_street));
  }
  const auto refused = std::move(draft).build();
  REQUIRE(!refused);
  CHECK(refused.error().size() == 3);
  for (const auto* field : {"home", "work", "bills"}) CHECK(draft.set(std::string(field) + ".floor", "9"));
  const auto built = std::move(draft).build_pooled();
  REQUIRE(built);
  CHECK((*built)->home->street == long_street);
  CHECK((*built)->work->street == long_street);
  CHECK((*built)->bills->street == long_street);
}

TEST_CASE("a const list of what can only be moved goes into a slot of the pool") {
  std::vector<std::unique_ptr<int>> owned;
  owned.push_back(std::make_unique<int>(7));
  auto draft = ufb::draft<sealed>();
  draft.set_owned(std::move(owned));
  const auto built = std::move(draft).build_pooled();
  REQUIRE(built);
  CHECK(*(*built)->owned.at(0) == 7);
}
