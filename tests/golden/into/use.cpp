// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

bool is_positive(const money& price) { return price.cents() > 0; }

TEST_CASE("what is made in the chain is in the object") {
  auto one = ufb::build<offer>()
                 .with_price("12.50")
                 .with_rebate(std::string("1.00"))
                 .with_lasts(7)
                 .with_name(plate{" AB 1 "})
                 .with_deposit(new money(3, 5))
                 .with_constant(plate{"a constant that is too long for a small string"})
                 .build();
  REQUIRE(one);
  CHECK(one->price.cents() == 1250);
  CHECK(one->rebate->cents() == 100);
  CHECK(one->lasts == std::chrono::minutes(7));
  CHECK(one->name == "AB 1");
  CHECK(one->deposit->cents() == 305);
  CHECK(one->constant == "a constant that is too long for a small string");
  CHECK_FALSE(ufb::build<offer>().with_price("0").with_name("a").build());
}

TEST_CASE("and what the field is, is taken as ever") {
  std::string name = "Ada";
  auto one = ufb::build<offer>().with_price(money(1, 2)).with_rebate(money(1, 0)).with_lasts(std::chrono::hours(1)).with_name(name).build();
  REQUIRE(one);
  CHECK(one->price.cents() == 102);
  CHECK(one->lasts == std::chrono::minutes(60));
  CHECK(one->name == "Ada");
  CHECK(name == "Ada");
  CHECK(ufb::build<offer>().with_price({1, 2}).with_name("b").build_or_throw().price.cents() == 102);
}
