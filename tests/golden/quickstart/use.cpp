// A user of the quickstart's generated header: its builder, its validator, and what comes back from its pool.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <cstddef>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "allocations.hpp"

namespace shop {

bool staff_has_mail(const user& user) { return user.level != tier::staff || user.email.ends_with("@shop.example"); }
bool is_even(int value) { return value % 2 == 0; }

bool operator==(const address& left, const address& right) { return left.street == right.street && left.postcode == right.postcode; }
bool operator==(const user& left, const user& right) {
  return left.name == right.name && left.email == right.email && left.age == right.age && left.level == right.level &&
         left.tags == right.tags && left.home == right.home && left.revision == right.revision;
}

}  // namespace shop

using shop::address;
using shop::tier;
using shop::user;

TEST_CASE("a good build has its arguments, trimmed, and the defaults of the rest") {
  const auto built = ufb::build<user>().with_name("  Ada ").with_email("ada@example.org").build();
  REQUIRE(built);
  CHECK(*built == user{"Ada", "ada@example.org", 18, tier::free, {}, {}, 1});

  const std::string name = "Grace";
  std::string email = "grace.hopper@a-rather-long-domain.example.org";
  const std::vector<std::string> tags = {"admiral", "cobol"};
  const auto full = ufb::build<user>()
                        .with_tags(tags)
                        .with_home(address{"Main St", "12345"})
                        .with_level(tier::paid)
                        .with_age(36)
                        .with_email(std::move(email))
                        .with_name(name)
                        .build();
  REQUIRE(full);
  CHECK(
      *full ==
      user{"Grace", "grace.hopper@a-rather-long-domain.example.org", 36, tier::paid, {"admiral", "cobol"}, address{"Main St", "12345"}, 1});
}

TEST_CASE("a bad build has every violation, in field order") {
  const auto built = ufb::build<user>()
                         .with_name("   ")
                         .with_email("ada@")
                         .with_age(151)
                         .with_level(tier::staff)
                         .with_tags({"a", "", "a"})
                         .with_home(address{"", "1234"})
                         .build();
  REQUIRE_FALSE(built);
  CHECK(ufb::to_string(built.error()) ==
        "name: must be 1 to 64 bytes long (got \"\")\n"
        "email: must be an e-mail address (got \"ada@\")\n"
        "age: must be between 0 and 150 (got 151)\n"
        "age: must pass the check is_even (got 151)\n"
        "level: must be one of free, paid (got 2)\n"
        "tags: must not have two equal elements (got [\"a\", \"\", \"a\"])\n"
        "tags[1]: must be 1 to 32 bytes long (got \"\")\n"
        "home.street: must not be empty (got \"\")\n"
        "home.postcode: must match [0-9]{5} (got \"1234\")\n");
  CHECK(built.error()[3].code == "is_even");
}

TEST_CASE("the check across fields is asked when the field it names is right") {
  user object{"Ada", "ada@example.org", 18, tier::staff, {}, {}, 1};
  CHECK(ufb::to_string(ufb::validate(object)) == "level: must be one of free, paid (got 2)\nemail: must pass the check staff_has_mail\n");
  object.email = "ada@";
  CHECK(ufb::validate(object).size() == 2);
  CHECK(ufb::validate(object)[0].path == "email");
  CHECK(ufb::validate(object)[1].path == "level");
}

TEST_CASE("a nested struct has a builder of its own") {
  const auto home = ufb::build<address>().with_street("Main St").with_postcode("12345").build();
  REQUIRE(home);
  const auto built = ufb::build<user>().with_name("Ada").with_email("ada@example.org").with_home(*home).build();
  REQUIRE(built);
  CHECK(built->home == *home);
  CHECK_FALSE(ufb::is_valid(address{"Main St", "1234"}));
}

TEST_CASE("each end of the chain does what it says") {
  static_assert(std::same_as<decltype(ufb::build<user>().with_name("").with_email("").build()), ufb::result<user>>);
  static_assert(std::same_as<decltype(ufb::build<user>().with_name("").with_email("").build_pooled()), ufb::result<ufb::pooled<user>>>);
  CHECK(ufb::build<user>().with_name("Ada").with_email("ada@").build_unchecked().email == "ada@");
  CHECK_THROWS_AS(static_cast<void>(ufb::build<user>().with_name("Ada").with_email("ada@").build_or_throw()), ufb::validation_error);
  CHECK(ufb::build<user>().with_name("Ada").with_email("ada@example.org").build_or_throw().name == "Ada");
}

TEST_CASE("validating what is valid allocates nothing, nor does building into a recycled object") {
  const std::string name(60, 'n');
  const std::string email = "ada.lovelace@analytical-engine.example.org";
  const std::vector<std::string> tags(1, std::string(30, 't'));
  const auto object = ufb::build<user>().with_name(name).with_email(email).with_tags(tags).build();
  REQUIRE(object);
  std::size_t before = ufb::test::allocations();
  const bool valid = ufb::is_valid(*object) && ufb::validate(*object).empty();
  CHECK(ufb::test::allocations() == before);
  CHECK(valid);

  static_cast<void>(ufb::build<user>().with_name(name).with_email(email).with_tags(tags).build_pooled());
  before = ufb::test::allocations();
  const bool built = ufb::build<user>().with_name(name).with_email(email).with_tags(tags).build_pooled().has_value();
  CHECK(ufb::test::allocations() == before);
  CHECK(built);
}

TEST_CASE("pooled objects never show earlier data: many random builds equal fresh objects") {
  std::mt19937 random(2);
  const auto text = [&](std::size_t least, std::size_t most) {
    return std::string(least + random() % (most - least + 1), static_cast<char>('a' + random() % 26));
  };
  std::vector<ufb::pooled<user>> held(16);
  std::size_t refused = 0;
  for (int round = 0; round != 20000; ++round) {
    ufb::pooled<user>& slot = held[random() % held.size()];
    slot.reset();
    user fresh{text(1, 64), text(1, 40) + "@example.org", 18, tier::free, {}, {}, 1};
    ufb::result<ufb::pooled<user>> built;
    switch (random() % 5) {
      case 0:
        built = ufb::build<user>().with_name(fresh.name).with_email(fresh.email).build_pooled();
        break;
      case 1: {
        fresh.tags = {text(1, 10), text(11, 20), text(21, 32)};
        fresh.level = tier::paid;
        auto tags = fresh.tags;
        built = ufb::build<user>()
                    .with_level(tier::paid)
                    .with_tags(std::move(tags))
                    .with_name(fresh.name)
                    .with_email(fresh.email)
                    .build_pooled();
        break;
      }
      case 2: {
        fresh.home = address{text(1, 100), "12345"};
        fresh.age = static_cast<int>(random() % 70) * 2;
        std::string email = fresh.email;
        built = ufb::build<user>()
                    .with_email(std::move(email))
                    .with_home(fresh.home)
                    .with_age(fresh.age)
                    .with_name(fresh.name.c_str())
                    .build_pooled();
        break;
      }
      case 3:
        fresh.age = 40;
        built = ufb::build<user>().with_name(std::string(" ") + fresh.name + "\n").with_email(fresh.email).with_age(40).build_pooled();
        break;
      default:  // refused, after the slot was given these values
        built = ufb::build<user>()
                    .with_name(text(65, 99))
                    .with_email(text(10, 99))
                    .with_age(149)
                    .with_home(address{"refused", ""})
                    .build_pooled();
        REQUIRE_FALSE(built);
        ++refused;
        continue;
    }
    REQUIRE(built);
    REQUIRE(**built == fresh);
    slot = std::move(*built);
  }
  CHECK(refused > 3000);
  CHECK(ufb::pool<user>::stats().hits > 15000);
}
