// draft.hpp over Boost.PFR: what is set stays until it is built, in a variable, a loop, a member, a return value; how it is built, and copied.
// Drafts of what was generated are in golden/draft.
#include <ufb/draft.hpp>

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <ufb/schema.hpp>

namespace shop {

struct point {
  int x = 1;
  int y = 2;
};

struct unset {
  unset() = delete;
  constexpr explicit unset(int given) : number(given) {}
  int number;
};
struct strict {
  unset first;
  const int second = 5;
};

struct address {
  std::string street;
  std::string postcode;
};

struct user {
  std::string name;
  int age = 18;
  std::vector<std::string> tags = {"new"};
  std::map<std::string, int> points;
  std::optional<address> home;
  std::string pin;
};

struct view {
  std::string_view text;
  std::unique_ptr<int> owned;
};

struct node {
  int value = 0;
  std::unique_ptr<node> next;
};

struct letter {
  std::shared_ptr<address> to;
};

struct sealed {
  int number = 1;
  const std::unique_ptr<int> owned;
};

struct parcel {
  std::optional<const int> weight;
  std::shared_ptr<const address> to;
  std::optional<const address> from;
};

}  // namespace shop

template <>
inline constexpr auto ufb::schema<shop::address> =
    ufb::object(ufb::field<&shop::address::street>(ufb::required, ufb::not_empty), ufb::field<&shop::address::postcode>(ufb::required, ufb::rename("postal-code"), ufb::length(5, 5)));
template <>
inline constexpr auto ufb::schema<shop::user> =
    ufb::object(ufb::field<&shop::user::name>(ufb::required, ufb::trim, ufb::length(1, 10)), ufb::field<&shop::user::age>(ufb::range(0, 150)),
                ufb::field<&shop::user::home>(ufb::nested), ufb::field<&shop::user::pin>(ufb::secret, ufb::length(0, 4)));
template <>
inline constexpr auto ufb::schema<shop::parcel> =
    ufb::object(ufb::field<&shop::parcel::weight>(ufb::max(9)), ufb::field<&shop::parcel::to>(ufb::nested), ufb::field<&shop::parcel::from>(ufb::nested));
template <>
inline constexpr auto ufb::schema<shop::node> = ufb::object(ufb::field<&shop::node::value>(ufb::min(0)), ufb::field<&shop::node::next>(ufb::nested));

using namespace shop;

TEST_CASE("what is not set keeps its default") {
  auto draft = ufb::draft<point>();
  CHECK(draft.build()->x == 1);
  draft.set<&point::y>(7);
  const auto built = draft.build();
  REQUIRE(built);
  CHECK(built->x == 1);
  CHECK(built->y == 7);
  CHECK(draft.unset<&point::y>().build()->y == 2);
}

TEST_CASE("a draft is built again and again; moved from, it is empty") {
  auto draft = ufb::draft<user>();
  draft.set<&user::name>("Ada").set<&user::tags>({"a"});
  for (int age = 20; age != 23; ++age) {
    draft.set<&user::age>(age).add<&user::tags>("b");
    const auto built = draft.build();
    REQUIRE(built);
    CHECK(built->age == age);
    CHECK(built->tags.size() == static_cast<std::size_t>(age - 18));
  }
  const auto last = std::move(draft).build();
  REQUIRE(last);
  CHECK(last->tags.size() == 4);
  CHECK(!draft.is_set<&user::name>());
  CHECK(draft.missing() == std::vector<std::string>{"name"});
}

TEST_CASE("what is missing is found before anything is moved") {
  auto draft = ufb::draft<user>();
  draft.set<&user::tags>({"a", "b"});
  const auto refused = std::move(draft).build();
  REQUIRE(!refused);
  REQUIRE(refused.error().size() == 1);
  CHECK(refused.error()[0] == ufb::error{"name", "required", "must be set", ""});
  CHECK(draft.is_set<&user::tags>());
  draft.set<&user::name>("Ada");
  CHECK(std::move(draft).build()->tags.size() == 2);
}

TEST_CASE("what a rule refuses is in the draft again, and nothing was copied") {
  auto draft = ufb::draft<user>();
  draft.set<&user::name>("Ada").set<&user::age>(151).set<&user::tags>({"a", "b"}).set<&user::pin>("1234");
  draft.set("home.street", "a street with a name that no string holds itself");
  draft.set("home.postal-code", "1234");
  const std::string refused = "age: must be between 0 and 150 (got 151)\nhome.postal-code: must be exactly 5 bytes long (got \"1234\")\n";
  CHECK(to_string(std::move(draft).build().error()) == refused);
  CHECK(to_string(std::move(draft).build_pooled().error()) == refused);
  CHECK_THROWS_AS(static_cast<void>(std::move(draft).build_or_throw()), ufb::validation_error);
  draft.set<&user::age>(36);
  CHECK(draft.set("home.postal-code", "12345"));
  const auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->name == "Ada");
  CHECK(built->tags == std::vector<std::string>{"a", "b"});
  CHECK(built->home->street == "a street with a name that no string holds itself");
  CHECK(draft.missing() == std::vector<std::string>{"name"});
}

TEST_CASE("also what can only be moved") {
  auto draft = ufb::draft<node>();
  draft.set<&node::value>(-1).set<&node::next>(std::make_unique<node>());
  CHECK(!std::move(draft).build());
  draft.set<&node::value>(1);
  CHECK(std::move(draft).build()->next);
}

TEST_CASE("the rules are run at the end, and transforms before them") {
  auto draft = ufb::draft<user>();
  draft.set<&user::name>("  Ada  ").set<&user::age>(151);
  const auto refused = draft.build();
  REQUIRE(!refused);
  CHECK(to_string(refused.error()) == "age: must be between 0 and 150 (got 151)\n");
  draft.set<&user::age>(36);
  CHECK(draft.build()->name == "Ada");
}

TEST_CASE("build_or_throw, build_unchecked, build_pooled") {
  auto draft = ufb::draft<user>();
  CHECK_THROWS_AS(static_cast<void>(draft.build_or_throw()), ufb::validation_error);
  CHECK_THROWS_AS(static_cast<void>(draft.build_unchecked()), ufb::validation_error);
  CHECK(!draft.build_pooled());
  draft.set<&user::name>("Ada").set<&user::age>(200);
  CHECK(draft.build_unchecked().age == 200);
  CHECK_THROWS_AS(static_cast<void>(draft.build_or_throw()), ufb::validation_error);
  CHECK(draft.build_pooled().error()[0].code == "range");
  draft.set<&user::age>(20);
  CHECK(draft.build_or_throw().name == "Ada");
  for (int i = 0; i != 3; ++i) {
    const auto pooled = draft.build_pooled();
    REQUIRE(pooled);
    CHECK((*pooled)->tags == std::vector<std::string>{"new"});
    draft.set<&user::pin>("1234");
    CHECK((*draft.build_pooled())->pin == "1234");
    draft.unset<&user::pin>();
  }
}

TEST_CASE("ranges, conversions and braces set what they set in a chain") {
  auto draft = ufb::draft<user>();
  const std::vector<std::string_view> views = {"x", "y"};
  draft.set<&user::name>(std::string_view("Ada")).set<&user::tags>(views).set<&user::points>({{"a", 1}}).add<&user::points>("b", 2);
  draft.set<&user::home>(address{"Here", "12345"});
  const auto built = draft.build();
  REQUIRE(built);
  CHECK(built->tags == std::vector<std::string>{"x", "y"});
  CHECK(built->points == std::map<std::string, int>{{"a", 1}, {"b", 2}});
  CHECK(built->home->street == "Here");
}

TEST_CASE("a nested draft is made by the first path into it, and a value takes its place") {
  auto draft = ufb::draft<user>();
  draft.set<&user::name>("Ada");
  CHECK(draft.set("home.street", "Here"));
  CHECK(draft.is_set("home"));
  CHECK(draft.is_set("home.street"));
  CHECK(!draft.is_set("home.postal-code"));
  CHECK(draft.missing() == std::vector<std::string>{"home.postal-code"});
  auto copy = draft;
  CHECK(draft.set("home.postal-code", "123"));
  CHECK(to_string(draft.build().error()) == "home.postal-code: must be exactly 5 bytes long (got \"123\")\n");
  CHECK(draft.set("home.postal-code", "12345"));
  CHECK(draft.build()->home->postcode == "12345");
  CHECK(!copy.build());
  copy.set<&user::home>(std::nullopt);
  CHECK(!copy.build()->home);
  CHECK(!copy.is_set("home.street"));
}

TEST_CASE("a nested draft that is the only field") {
  auto draft = ufb::draft<letter>();
  CHECK(draft.set("to.street", "Here"));
  CHECK(draft.set("to.postal-code", "12345"));
  CHECK(draft.build()->to->street == "Here");
}

TEST_CASE("drafts are nested as deep as types are, to a limit") {
  auto draft = ufb::draft<node>();
  CHECK(draft.set("next.next.value", "3"));
  auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->next->next->value == 3);
  CHECK(draft.set("next.value", "-1"));
  CHECK(to_string(std::move(draft).build().error()) == "next.value: must be at least 0 (got -1)\n");
  CHECK(draft.is_set("next"));
  std::string deep;
  for (int i = 0; i != 100000; ++i) deep += "next.";
  CHECK(!draft.set(deep + "value", "1"));
  REQUIRE(draft.problems().size() == 1);
  CHECK(draft.problems()[0].code == "depth");
  draft.reset();
  CHECK(draft.set("next.value", "0"));
  CHECK(std::move(draft).build()->next->next == nullptr);
  CHECK(!draft.is_set("next"));
}

TEST_CASE("a field without a default is required, and a const one is set") {
  auto draft = ufb::draft<strict>();
  CHECK(draft.missing() == std::vector<std::string>{"first"});
  draft.set<&strict::first>(unset(3));
  CHECK(draft.build()->second == 5);
  draft.set<&strict::second>(6);
  CHECK(draft.build()->second == 6);
  auto other = ufb::draft<strict>();
  other = draft;
  CHECK(other.build()->first.number == 3);
}

TEST_CASE("what cannot be copied is moved") {
  using type = ufb::draft_of<view>;
  CHECK(!std::is_copy_constructible_v<type>);
  CHECK(std::is_move_constructible_v<type>);
  CHECK(std::is_move_assignable_v<type>);
  CHECK(std::is_copy_constructible_v<ufb::draft_of<user>>);
  CHECK(std::is_copy_assignable_v<ufb::draft_of<user>>);
  type draft;
  draft.set<&view::owned>(std::make_unique<int>(7)).set<&view::text>("text");
  type moved = std::move(draft);
  const auto built = std::move(moved).build();
  REQUIRE(built);
  CHECK(*built->owned == 7);
  CHECK(built->text == "text");
}

namespace {

ufb::draft_of<user> started(const std::string& name) {
  auto draft = ufb::draft<user>();
  draft.set<&user::name>(name + " ");
  return draft;
}

struct form {
  ufb::draft_of<user> draft;
  int fields = 0;

  void enter(std::string_view name, std::string_view text) { fields += draft.set(name, text) ? 1 : 0; }
};

}  // namespace

TEST_CASE("a const field that can only be moved is set, or left out") {
  auto draft = ufb::draft<sealed>();
  draft.set<&sealed::owned>(std::make_unique<int>(7));
  const auto set = std::move(draft).build_pooled();
  REQUIRE(set);
  CHECK(*(*set)->owned == 7);
  CHECK((*set)->number == 1);
  CHECK(draft.set("number", "2"));
  const auto left_out = std::move(draft).build_pooled();
  REQUIRE(left_out);
  CHECK((*left_out)->owned == nullptr);
  CHECK((*left_out)->number == 2);
}

TEST_CASE("what is held const is set from a text, and comes back where a rule refuses it") {
  const std::string street = "a street with a name that no short string holds";
  auto draft = ufb::draft<parcel>();
  CHECK(draft.set("weight", "10"));
  for (const auto* field : {"to", "from"}) {
    CHECK(draft.set(std::string(field) + ".street", street));
    CHECK(draft.set(std::string(field) + ".postal-code", "123"));
  }
  const auto refused = std::move(draft).build();
  REQUIRE(!refused);
  CHECK(refused.error().size() == 3);
  CHECK(draft.set("weight", "9"));
  for (const auto* field : {"to", "from"}) CHECK(draft.set(std::string(field) + ".postal-code", "12345"));
  const auto built = std::move(draft).build();
  REQUIRE(built);
  CHECK(built->weight == 9);
  CHECK(built->to->street == street);
  CHECK(built->from->street == street);
}

TEST_CASE("a draft is returned, and is a member") {
  CHECK(started("Ada").build()->name == "Ada");
  form entered;
  entered.enter("name", "Ada");
  entered.enter("age", "x");
  entered.enter("nickname", "A");
  CHECK(entered.fields == 1);
  CHECK(to_string(entered.draft.build().error()) ==
        "age: must be a whole number from -2147483648 to 2147483647 (got \"x\")\nmust be the name of a field (got \"nickname\")\n");
  entered.draft.reset();
  entered.enter("name", "Ada");
  CHECK(entered.draft.build());
}

TEST_CASE("a secret is not shown, whatever is wrong with it") {
  auto draft = ufb::draft<user>();
  draft.set<&user::name>("Ada");
  CHECK(draft.set("pin", "12345"));
  CHECK(to_string(draft.build().error()) == "pin: must be at most 4 bytes long\n");
}

namespace {

constexpr int built_at_compile_time() {
  auto draft = ufb::draft<point>();
  draft.set<&point::x>(40);
  auto copy = draft;
  copy.set<&point::y>(2);
  const point one = copy.build_unchecked();
  return one.x + one.y + std::move(draft).build_or_throw().y;
}

}  // namespace

TEST_CASE("a draft is usable in constant expressions") {
  static_assert(built_at_compile_time() == 44);
  CHECK(built_at_compile_time() == 44);
}
