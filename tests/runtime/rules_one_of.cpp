// rules/one_of.hpp: one of the listed numbers, texts or enumerators. rules/check.hpp and required.hpp: the rules with one question.
#include <ufb/rules/check.hpp>
#include <ufb/rules/one_of.hpp>
#include <ufb/rules/required.hpp>
#include <ufb/rule.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace {

enum class tier { free, paid, staff };
enum plain_enum { low = 1, high = 2 };

}  // namespace

static_assert(ufb::one_of(1, 2).holds(2));
static_assert(!ufb::one_of("a", "b").holds(std::string_view("c")));

TEST_CASE("numbers are listed by value") {
  CHECK(ufb::one_of(1, 2, 3).holds(3U));
  CHECK_FALSE(ufb::one_of(1, 2, 3).holds(4));
  CHECK_FALSE(ufb::one_of(-1).holds(4294967295U));
  CHECK(ufb::one_of(0.5, 1).holds(1.0));
  CHECK(ufb::detail::message_of(ufb::one_of(1, 2, 3)) == "must be one of 1, 2, 3");
}

TEST_CASE("characters are listed as characters") {
  const auto rule = ufb::one_of('a', '\n');
  CHECK(rule.holds('a'));
  CHECK_FALSE(rule.holds('b'));
  CHECK(ufb::detail::message_of(rule) == "must be one of 'a', '\\n'");
  CHECK(ufb::detail::message_of(ufb::one_of(u'a', L'b', u8'c')) == "must be one of 'a', 'b', 'c'");
}

TEST_CASE("texts are listed by their characters") {
  const auto rule = ufb::one_of("yes", "no");
  CHECK(rule.holds(std::string("no")));
  CHECK_FALSE(rule.holds(std::string("n")));
  CHECK_FALSE(rule.holds(std::string("yes ")));
  CHECK(ufb::detail::message_of(rule) == "must be one of \"yes\", \"no\"");
}

TEST_CASE("enumerators are listed with their names") {
  const auto rule = ufb::one_of(ufb::named(tier::free, "free"), ufb::named(tier::paid, "paid"));
  CHECK(rule.holds(tier::paid));
  CHECK_FALSE(rule.holds(tier::staff));
  CHECK_FALSE(rule.holds(static_cast<tier>(7)));
  CHECK(ufb::detail::message_of(rule) == "must be one of free, paid");
  CHECK(ufb::detail::message_of(ufb::one_of(tier::staff)) == "must be one of 2");
  CHECK(ufb::one_of(low).holds(low));
  CHECK_FALSE(ufb::one_of(low).holds(high));
}

TEST_CASE("a check asks its function") {
  const auto even = ufb::check("is_even", [](int value) { return value % 2 == 0; });
  CHECK(even.holds(2));
  CHECK_FALSE(even.holds(3));
  CHECK(even.code == "is_even");
  CHECK(ufb::detail::message_of(even) == "must pass the check is_even");
}

TEST_CASE("required demands a value where there may be none") {
  CHECK_FALSE(ufb::required().holds(std::optional<int>()));
  CHECK(ufb::required().holds(std::optional<int>(0)));
  CHECK_FALSE(ufb::required().holds(std::unique_ptr<int>()));
  CHECK(ufb::required().holds(std::make_shared<int>(1)));
  CHECK_FALSE(ufb::required().holds(std::unique_ptr<int[]>()));
  CHECK_FALSE(ufb::required().holds(std::function<void()>()));
  CHECK_FALSE(ufb::required().holds(static_cast<const char*>(nullptr)));
  CHECK(ufb::required().holds(std::string()));  // text may still be empty
  CHECK(ufb::required().holds(0));
}
