// nested_builder.hpp: fields that are built themselves, and what setters take besides a value, on plain aggregates.
#include <ufb/nested_builder.hpp>
#include <ufb/build.hpp>

#include <doctest/doctest.h>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

struct place {
  std::string street;
  int number = 3;
};

struct money {
  money() = default;
  explicit money(long long count) : cents(count) {}
  long long cents = 5;
};

struct person {
  std::string name;
  int age = 18;
  std::vector<std::string> tags = {"new"};
  std::map<std::string, int> scores;
  place home;
  std::optional<place> second;
  std::unique_ptr<place> owned;
  std::shared_ptr<place> shared;
  money worth;
};

// Counts how often one is assigned.
struct counted {
  static inline int assigned = 0;
  int value = 0;

  counted() = default;
  counted(int given) : value(given) {}
  counted(const counted&) = default;
  counted& operator=(const counted& other) {
    value = other.value;
    ++assigned;
    return *this;
  }
};
struct tally {
  counted left;
  counted right;
  int total = 0;
};

struct node {
  int value = 0;
  std::vector<node> children;
};

struct shown {
  std::string name = "none";
  std::optional<const place> maybe;
  std::unique_ptr<const place> owned;
  std::shared_ptr<const place> shared;
};

struct fixed {
  const int id = 7;
  std::string text = "text";
};

}  // namespace

template <>
inline constexpr auto ufb::schema<person> =
    ufb::object(ufb::field<&person::name>(ufb::required, ufb::trim, ufb::length(1, 8)), ufb::field<&person::age>(ufb::range(0, 150)),
                ufb::field<&person::tags>(ufb::each(ufb::not_empty)), ufb::field<&person::home>(ufb::nested), ufb::field<&person::worth>(ufb::into));
template <>
inline constexpr auto ufb::schema<tally> = ufb::object(ufb::field<&tally::total>(ufb::max(9)));
template <>
inline constexpr auto ufb::schema<place> = ufb::object(ufb::field<&place::street>(ufb::not_empty));

TEST_CASE("a builder of a field's type is finished with the whole") {
  const person made = ufb::build<person>()
                          .with<&person::name>("Ada")
                          .with<&person::home>(ufb::build<place>().with<&place::street>("Main St"))
                          .with<&person::second>(ufb::build<place>().with<&place::street>("Second").with_if<&place::number>(true, 4))
                          .with<&person::owned>(ufb::build<place>().with<&place::street>("Third"))
                          .with<&person::shared>([](auto&& start) { return std::move(start).template with<&place::number>(9).build_unchecked(); })
                          .build_or_throw();
  CHECK(made.home.street == "Main St");
  CHECK(made.home.number == 3);
  CHECK(made.second->number == 4);
  CHECK(made.owned->street == "Third");
  CHECK(made.shared->number == 9);
  const auto refused = ufb::build<person>().with<&person::name>("Ada").with<&person::home>(ufb::build<place>().with<&place::street>("")).build();
  REQUIRE(!refused);
  CHECK(refused.error()[0].path == "home.street");
}

TEST_CASE("what an optional or a pointer holds may be const") {
  const auto third = [](auto&& start) { return std::move(start).template with<&place::street>("Third").build_unchecked(); };
  shown made = ufb::build<shown>()
                   .with<&shown::maybe>(ufb::build<place>().with<&place::street>("First"))
                   .with<&shown::owned>(ufb::build<place>().with<&place::street>("Second"))
                   .with<&shown::shared>(third)
                   .build();
  CHECK(made.maybe->street == "First");
  CHECK(made.owned->street == "Second");
  CHECK(made.shared->street == "Third");
  const shown edited = ufb::edit(std::move(made)).with<&shown::maybe>(third).with<&shown::name>("name").build();
  CHECK(edited.maybe->street == "Third");
  CHECK(edited.owned->street == "Second");
}

TEST_CASE("a function makes the value, whatever it needs for that") {
  const std::function<place(ufb::detail::first_step<ufb::detail::builder_of<place>>&&)> make = [](auto&& start) {
    return std::move(start).template with<&place::street>("made").build_unchecked();
  };
  CHECK(ufb::build<person>().with<&person::name>("Ada").with<&person::home>(make).build_or_throw().home.street == "made");
}

TEST_CASE("ranges, elements, constructor arguments and conversions are taken when the chain ends") {
  const std::array<std::string_view, 2> views = {"a", "b"};
  std::vector<std::pair<std::string, int>> scores = {{"x", 1}};
  const person made = ufb::build<person>()
                          .emplace<&person::name>(3U, 'z')
                          .with<&person::home>({"Main St", 1})
                          .with<&person::tags>(views)
                          .with<&person::scores>(scores)
                          .with<&person::worth>(12)
                          .build_or_throw();
  CHECK(made.name == "zzz");
  CHECK(made.tags == std::vector<std::string>{"a", "b"});
  CHECK(made.scores.at("x") == 1);
  CHECK(made.worth.cents == 12);
  const person other =
      ufb::build<person>().with<&person::name>(" Ada ").with<&person::home>({"M", 1}).add<&person::tags>("one").add<&person::tags>(made.tags[0]).add<&person::scores>("usd", 4).build_or_throw();
  CHECK(other.name == "Ada");
  CHECK(other.tags == std::vector<std::string>{"one", "a"});
  CHECK(other.scores.at("usd") == 4);
}

TEST_CASE("what is absent keeps the default that the type gives it") {
  const auto made = [](bool set, std::optional<int> age) {
    return ufb::build<person>().with<&person::name>("Ada").with<&person::home>({"M", 1}).with_if<&person::age>(age).with_if<&person::tags>(set, {"set"}).build_or_throw();
  };
  CHECK(made(true, 5).tags.front() == "set");
  CHECK(made(true, 5).age == 5);
  CHECK(made(false, {}).tags.front() == "new");
  CHECK(made(false, {}).age == 18);
  const fixed one = ufb::build<fixed>().with_if<&fixed::id>(false, 1).with_if<&fixed::text>(true, "given").build();
  CHECK(one.id == 7);
  CHECK(one.text == "given");
  static_assert(ufb::build<node>().with_if<&node::value>(false, 5).build_unchecked().value == 0);
}

TEST_CASE("of an aggregate that is edited only what is touched is assigned, but every rule is checked") {
  const tally two{{1}, {2}, 3};
  counted::assigned = 0;
  const counted changed{7};
  const auto after = ufb::edit(two).with<&tally::left>(changed).build();
  REQUIRE(after);
  CHECK(counted::assigned == 1);
  CHECK(after->left.value == 7);
  CHECK(after->right.value == 2);
  const auto refused = ufb::edit(tally{{1}, {2}, 10}).with<&tally::left>(changed).build();
  REQUIRE(!refused);
  CHECK(refused.error()[0].path == "total");
}

TEST_CASE("an aggregate is edited: what is not touched stays") {
  person before = ufb::build<person>().with<&person::name>("Ada").with<&person::home>({"Main St", 1}).with<&person::owned>(std::make_unique<place>()).build_or_throw();
  const place* const owned = before.owned.get();
  const auto after = ufb::edit(std::move(before)).with<&person::age>(37).add<&person::tags>("more").with_if<&person::worth>(false, money(1)).build();
  REQUIRE(after);
  CHECK(after->age == 37);
  CHECK(after->tags == std::vector<std::string>{"new", "more"});
  CHECK(after->owned.get() == owned);
  CHECK(after->worth.cents == 5);
  const fixed one;
  CHECK(ufb::edit(one).with<&fixed::text>("changed").build().text == "changed");
  CHECK(!ufb::edit(*ufb::build<person>().with<&person::name>("Ada").with<&person::home>({"M", 1}).build()).with<&person::age>(151).build());
}

TEST_CASE("recycled aggregates get what is set, and defaults for the rest") {
  const auto made = [](bool set) {
    auto built = ufb::build<node>().with_if<&node::value>(set, 5).add<&node::children>({1, {}}).build_pooled();
    return std::pair(built->value, built->children.size());
  };
  for (int i = 0; i != 3; ++i) {
    CHECK(made(true) == std::pair(5, std::size_t{1}));
    CHECK(made(false) == std::pair(0, std::size_t{1}));
  }
}
