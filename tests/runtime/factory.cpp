// factory.hpp: what a builder's ends make of a factory that may fail, with glue written by hand. Chains of such glue are in the goldens.
#include <ufb/factory.hpp>

#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <type_traits>

#include <ufb/rules/max.hpp>

namespace {

// Counts its moves, and those of it that are alive.
struct counted {
  static inline int moves = 0;
  static inline int alive = 0;

  explicit counted(int v) : value(v) { ++alive; }
  counted(counted&& other) noexcept : value(other.value) {
    ++moves;
    ++alive;
  }
  counted& operator=(counted&&) = default;
  ~counted() { --alive; }

  int value;
};

// The argument is the value; below 0 the factory fails, at 100 it throws, and the object's rule is that it is at most 9.
template <class Made>
struct factory_of_counted {
  using type = counted;
  using made = Made;
  static constexpr std::string_view factory = "make";
  static constexpr bool has_rules = true;
  template <class = type>
  static constexpr bool recyclable = false;

  struct arguments {
    int value;
  };

  template <auto>
  static Made make(const arguments& in) {
    if (in.value == 100) throw std::runtime_error("no");
    if constexpr (std::is_same_v<Made, std::unique_ptr<counted>>) {
      return in.value < 0 ? nullptr : std::make_unique<counted>(in.value);
    } else if constexpr (std::is_same_v<Made, std::optional<counted>>) {
      if (in.value < 0) return std::nullopt;
      return Made(std::in_place, in.value);
    } else {
      if (in.value >= 0) return Made(tl::in_place, in.value);
      ufb::errors found;
      found.add({"value", "own", "must not be negative", "-1"});
      return tl::unexpected<ufb::errors>(found);
    }
  }
};

using by_optional = factory_of_counted<std::optional<counted>>;
using by_pointer = factory_of_counted<std::unique_ptr<counted>>;
using by_result = factory_of_counted<ufb::result<counted>>;

const ufb::error refused{"", "make", "must be accepted by make", ""};

}  // namespace

template <>
struct ufb::glue<counted> {
  static constexpr std::array<ufb::gen::field, 1> fields{{{"value"}}};
  [[maybe_unused]] static constexpr bool has_rules = true;

  template <class Report>
  static constexpr bool check(const counted& object, Report&& report) {
    return report.rule(fields[0], object.value, ufb::rules::max{9});
  }
};

TEST_CASE_TEMPLATE("an object that the factory gave is checked", Glue, by_optional, by_pointer, by_result) {
  const auto made = ufb::detail::checked_from_factory<Glue, 0>({3});
  REQUIRE(made);
  CHECK(ufb::detail::from_factory<Glue, 0>({10}).has_value());
  const auto invalid = ufb::detail::checked_from_factory<Glue, 0>({10});
  REQUIRE(!invalid);
  CHECK(to_string(invalid.error()) == "value: must be at most 9 (got 10)\n");
  CHECK_THROWS_AS(static_cast<void>(ufb::detail::checked_from_factory<Glue, 0>({100})), std::runtime_error);
}

TEST_CASE_TEMPLATE("a factory that gives nothing is an error of its name", Glue, by_optional, by_pointer) {
  const auto made = ufb::detail::checked_from_factory<Glue, 0>({-1});
  REQUIRE(!made);
  REQUIRE(made.error().size() == 1);
  CHECK(made.error()[0] == refused);
  CHECK(ufb::detail::from_factory<Glue, 0>({-1}).error() == made.error());
  CHECK(ufb::detail::pooled_from_factory<Glue, 0>({-1}).error() == made.error());
}

TEST_CASE("the errors of a result are its own") {
  const auto made = ufb::detail::checked_from_factory<by_result, 0>({-1});
  REQUIRE(!made);
  CHECK(to_string(made.error()) == "value: must not be negative (got -1)\n");
}

TEST_CASE("an object is moved once out of an optional, and never out of a pointer or a result") {
  const auto moves_of = [](auto build) {
    counted::moves = 0;
    REQUIRE(build().has_value());
    return counted::moves;
  };
  CHECK(moves_of([] { return ufb::detail::checked_from_factory<by_optional, 0>({3}); }) == 1);
  CHECK(moves_of([] { return ufb::detail::checked_from_factory<by_pointer, 0>({3}); }) == 0);
  CHECK(moves_of([] { return ufb::detail::checked_from_factory<by_result, 0>({3}); }) == 0);
}

TEST_CASE_TEMPLATE("into a pool it is moved, and nothing of it is left over", Glue, by_optional, by_pointer, by_result) {
  {
    const auto made = ufb::detail::pooled_from_factory<Glue, 0>({3});
    REQUIRE(made);
    CHECK((*made)->value == 3);
    CHECK(counted::alive == 1);
    CHECK(!ufb::detail::pooled_from_factory<Glue, 0>({10}));
    CHECK_THROWS_AS(static_cast<void>(ufb::detail::pooled_from_factory<Glue, 0>({100})), std::runtime_error);
    CHECK(ufb::pool<counted>::stats().live == 1);
  }
  CHECK(counted::alive == 0);
  CHECK(ufb::pool<counted>::stats().live == 0);
}

TEST_CASE_TEMPLATE("or the errors are thrown", Glue, by_optional, by_pointer, by_result) {
  CHECK_NOTHROW(static_cast<void>(ufb::detail::value_or_throw(ufb::detail::checked_from_factory<Glue, 0>({3}))));
  CHECK_THROWS_AS(static_cast<void>(ufb::detail::value_or_throw(ufb::detail::checked_from_factory<Glue, 0>({-1}))), ufb::validation_error);
}
