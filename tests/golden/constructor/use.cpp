// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("parameters are set by name, and what is not set has its default") {
  const auto made = ufb::build<shop::account>().with_owner("Ada").build_or_throw();
  CHECK(made.owner() == "Ada");
  CHECK(made.balance == 0);
  CHECK(made.level() == shop::plan::basic);
  CHECK(!made.code());
  CHECK(made.tags() == std::vector<std::string>{"new"});

  std::string owner = "Grace";
  const std::vector<std::string> tags{"a", "b"};
  const auto other = ufb::build<shop::account>()
                         .with_tags(tags)
                         .with_code(7)
                         .with_level(shop::plan::full)
                         .with_opening(5)
                         .with_owner(std::move(owner))
                         .build();
  REQUIRE(other);
  CHECK(other->owner() == "Grace");
  CHECK(owner.empty());
  CHECK(other->balance == 5);
  CHECK(other->level() == shop::plan::full);
  CHECK(other->code() == 7);
  CHECK(other->tags() == tags);
}

TEST_CASE("the rules of public fields hold after construction") {
  const auto made = ufb::build<shop::account>().with_owner("Ada").with_opening(-1).build();
  REQUIRE(!made);
  CHECK(to_string(made.error()) == "balance: must be at least 0 (got -1)\n");
  CHECK(!ufb::build<shop::account>().with_owner("Ada").with_opening(-1).build_pooled());
  CHECK_THROWS_AS(static_cast<void>(ufb::build<shop::account>().with_owner("Ada").with_opening(-1).build_or_throw()), ufb::validation_error);
  CHECK(ufb::build<shop::account>().with_owner("Ada").with_opening(-1).build_unchecked().balance == -1);
  const auto pooled = ufb::build<shop::account>().with_owner("Ada").build_pooled();
  REQUIRE(pooled);
  CHECK((*pooled)->owner() == "Ada");
}

TEST_CASE("references bind to what was given, and an object that cannot be moved is made where it stays") {
  shop::clock source;
  const shop::clock spare;
  const std::map<std::string, int> limits{{"a", 1}};
  int seven = 7;
  const int* const raw = &seven;
  const auto then = [](int) {};
  shop::session made = ufb::build<shop::session>()
                           .with_source(source)
                           .with_user("Ada")
                           .with_spare(spare)
                           .with_owned(std::make_unique<int>(5))
                           .with_note("note")
                           .with_then(then)
                           .with_raw(raw)
                           .with_limits(limits)
                           .build();
  CHECK(made.source_ == &source);
  CHECK(made.spare_ == &spare);
  CHECK(made.user_ == "Ada");
  CHECK(*made.owned_ == 5);
  CHECK(made.note_ == "note");
  CHECK(bool(made.then_ != nullptr));
  CHECK(made.raw_ == &seven);
  CHECK(made.limits_ == limits);
  CHECK(made.number_ == 3);

  const std::string user = "Grace";
  const auto pooled = ufb::build<shop::session>().with_source(source).with_user(user).with_spare(spare).with_note("").with_number(4).build_pooled();
  CHECK(pooled->user_ == user);
  CHECK(pooled->number_ == 4);
  CHECK(!pooled->owned_);
  CHECK(pooled->limits_.empty());
  CHECK(bool(pooled->then_ == nullptr));
}

TEST_CASE("a constructor that is constexpr makes a builder that is") {
  static_assert(ufb::build<shop::outer::inner>().with_number(3).build().number() == 3);
}
