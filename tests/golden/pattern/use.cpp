// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <ufb/ufb.hpp>

#include "allocations.hpp"

using namespace std::string_view_literals;

static_assert(ufb::is_valid(token{"yes"}));
static_assert(ufb::is_valid(token{"No."}));
static_assert(!ufb::is_valid(token{"yesyes"}));
static_assert(!ufb::is_valid(token{"no\n"}));

TEST_CASE("the whole text must match") {
  CHECK(ufb::build<part>().with_code("ABC-12").with_version("1.25").build());
  CHECK(ufb::build<part>().with_code("ABC-1").with_version("\"quoted\"").build());
  CHECK(ufb::build<part>().with_code("ABC-1").with_version("\\").build());
  const auto bad = ufb::build<part>().with_code("xABC-1").with_version("1x25").build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 2);
  CHECK(bad.error().begin()->code == "pattern");
  CHECK(bad.error().begin()->message == "must match [A-Z]{3}-[0-9]+");
}

TEST_CASE("each element, and what says so in other words") {
  const auto bad = ufb::build<part>().with_code("ABC-1").with_version("1.0").with_replaces({"ABC-2", "abc-3"}).with_remark("a\nb").build();
  REQUIRE(!bad);
  REQUIRE(bad.error().size() == 2);
  CHECK(bad.error()[0].path == "replaces[1]");
  CHECK(bad.error()[1].message == "must be one line");
  CHECK(ufb::build<part>().with_code("ABC-1").with_version("1.0").with_replaces({"ABC-2"}).with_remark("\u00E9\u65E5\U0001F600").build());
  CHECK_FALSE(ufb::build<part>().with_code("ABC-1").with_version("1.0").with_remark("\xFF").build());
}

TEST_CASE("a class template has its own table") {
  CHECK(ufb::build<tagged<int>>().with_value(1).with_tag("pre-release").build());
  CHECK_FALSE(ufb::build<tagged<int>>().with_value(1).with_tag("prerelease").build());
}

TEST_CASE("nothing is allocated, however long the text") {
  const std::string digits = "ABC-" + std::string(100'000, '1');
  const token one{digits};
  const std::size_t before = ufb::test::allocations();
  CHECK_FALSE(ufb::is_valid(one));
  CHECK(ufb::rules::pattern<"[A-Z]{3}-[0-9]+">().holds(std::string_view(digits)));
  CHECK(ufb::test::allocations() == before);
}
