// build.hpp: the chain as users meet it, on a plain aggregate. What must not compile is in tests/compile_fail.
#include <ufb/build.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/draft.hpp>
#include <utility>
#include <vector>

#include "allocations.hpp"

namespace {

struct point {
  int x = 1;
  int y = 2;
};

struct user {
  std::string name;
  std::string email = "none";
  int age = 18;
  std::vector<std::string> tags = {"new"};
};

struct extent {
  int width;
  int height = 5;
};

struct ruled {
  std::string name;
  int age = 18;
};

std::string prvalue() { return std::string(64, 'p'); }

}  // namespace

template <>
inline constexpr auto ufb::schema<ruled> = ufb::object(ufb::field<&ruled::name>(ufb::trim, ufb::length(1, 20)),
                                                       ufb::field<&ruled::age>(ufb::range(0, 150)));

template <>
inline constexpr auto ufb::schema<extent> = ufb::object(ufb::field<&extent::width>(ufb::required, ufb::range(1, 99)), ufb::field<&extent::height>(ufb::positive));

TEST_CASE("the type says what build returns: an object where nothing can fail, else a result") {
  static_assert(std::same_as<decltype(ufb::build<point>().build()), point>);
  static_assert(std::same_as<decltype(ufb::build<point>().build_pooled()), ufb::pooled<point>>);
  static_assert(std::same_as<decltype(ufb::build<ruled>().build()), ufb::result<ruled>>);
  static_assert(std::same_as<decltype(ufb::build<ruled>().build_pooled()), ufb::result<ufb::pooled<ruled>>>);
  static_assert(std::same_as<decltype(ufb::build<ruled>().build_or_throw()), ruled>);
  static_assert(std::same_as<decltype(ufb::build<ruled>().build_unchecked()), ruled>);
}

TEST_CASE("a chain of literals is built by the compiler") {
  constexpr point made = ufb::build<point>().with<&point::y>(5).build();
  static_assert(made.x == 1 && made.y == 5);
  static_assert(ufb::build<point>().build_unchecked().y == 2);
  static_assert(ufb::build<extent>().with<&extent::width>(3).build_or_throw().height == 5);
  static_assert(ufb::edit(extent{3, 4}).with<&extent::height>(9).build_or_throw().height == 9);
  static_assert(!ufb::is_valid(ufb::edit(extent{3, 4}).with<&extent::height>(0).build_unchecked()));
}

TEST_CASE("values once set are never lost, in whatever order and way they are set") {
  const std::string lvalue(64, 'l');
  std::string moved(64, 'm');
  const std::vector<std::string> tags = {"a", "b"};
  const user built = ufb::build<user>()
                         .with<&user::tags>(tags)
                         .with<&user::age>(36)
                         .with<&user::name>(lvalue)
                         .with<&user::email>(std::move(moved))
                         .build();
  CHECK(built.name == lvalue);
  CHECK(built.email == std::string(64, 'm'));
  CHECK(built.age == 36);
  CHECK(built.tags == tags);
  CHECK(moved.empty());  // NOLINT: moved into the field

  CHECK(ufb::build<user>().with<&user::name>(std::string_view("viewed")).build().name == "viewed");
  CHECK(ufb::build<user>().with<&user::name>(prvalue()).build().name == std::string(64, 'p'));
  CHECK(ufb::build<user>().with<&user::tags>({"c", "d", "e"}).build().tags.size() == 3);
}

TEST_CASE("temporaries in the chain live until it ends") {
  const auto name = [](int n) { return "a name that is longer than a small string, number " + std::to_string(n); };
  const auto first = ufb::build<user>().with<&user::name>(name(1)).with<&user::email>(std::string_view(name(2))).build();
  CHECK(first.name == name(1));
  CHECK(first.email == name(2));
  const auto pooled = ufb::build<user>().with<&user::name>(name(3).c_str()).with<&user::tags>(std::vector{name(4)}).build_pooled();
  CHECK(pooled->name == name(3));
  CHECK(pooled->tags[0] == name(4));
}

TEST_CASE("one expression can hold a chain inside a chain") {
  const auto built = ufb::build<user>()
                         .with<&user::name>(ufb::build<user>().with<&user::name>("inner").build().name)
                         .with<&user::age>(ufb::build<point>().build().y)
                         .build();
  CHECK(built.name == "inner");
  CHECK(built.age == 2);
}

TEST_CASE("an invalid object is an error with everything that is wrong") {
  const auto good = ufb::build<ruled>().with<&ruled::name>(" Ada ").build();
  REQUIRE(good);
  CHECK(good->name == "Ada");
  CHECK(good->age == 18);

  const std::string expected = "name: must be 1 to 20 bytes long (got \"\")\nage: must be between 0 and 150 (got 151)\n";
  const auto bad = ufb::build<ruled>().with<&ruled::name>("  ").with<&ruled::age>(151).build();
  REQUIRE_FALSE(bad);
  CHECK(ufb::to_string(bad.error()) == expected);
  const auto pooled = ufb::build<ruled>().with<&ruled::name>("  ").with<&ruled::age>(151).build_pooled();
  REQUIRE_FALSE(pooled);
  CHECK(ufb::to_string(pooled.error()) == expected);

  CHECK(ufb::build<ruled>().with<&ruled::name>("Ada").build_or_throw().name == "Ada");
  CHECK_THROWS_WITH_AS(static_cast<void>(ufb::build<ruled>().with<&ruled::name>("  ").with<&ruled::age>(151).build_or_throw()),
                       expected.c_str(), ufb::validation_error);
  CHECK(ufb::build<ruled>().with<&ruled::age>(151).build_unchecked().age == 151);
}

TEST_CASE("a builder made anew in each round of a loop asks for no more memory than the objects alone") {
  if (!ufb::test::are_allocations_counted()) return;
  const std::string name(64, 'n'), email(64, 'e');
  const std::vector<std::string> tags{"a", "b"};
  const auto asked_for = [](auto&& round) {
    std::vector<user> made;  // so that no compiler leaves anything out
    made.reserve(100);
    const std::size_t before = ufb::test::allocations();
    for (int i = 0; i != 100; ++i) made.push_back(round(i));
    return ufb::test::allocations() - before;
  };
  const std::size_t by_hand = asked_for([&](int i) { return user{name, email, i, tags}; });
  CHECK(by_hand == 300);
  CHECK(asked_for([&](int i) {
          return ufb::build<user>().with<&user::name>(name).with<&user::email>(email).with<&user::age>(i).with<&user::tags>(tags).build();
        }) == by_hand);

  const std::size_t assigned = asked_for([&](int i) {  // as in a draft, which begins with the defaults
    user made;
    made.name = name, made.email = email, made.age = i, made.tags = tags;
    return made;
  });
  const auto fill = [&](auto& draft, int i) {
    draft.template set<&user::name>(name).template set<&user::email>(email).template set<&user::age>(i).template set<&user::tags>(tags);
    return std::move(draft).build().value();
  };
  auto kept = ufb::draft<user>();
  CHECK(asked_for([&](int i) { return fill(kept, i); }) == assigned);
  CHECK(asked_for([&](int i) {
          auto anew = ufb::draft<user>();
          return fill(anew, i);
        }) == assigned);
}
