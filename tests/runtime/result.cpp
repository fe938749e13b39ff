// result.hpp: one type in every standard, that holds an object or its errors.
#include <ufb/result.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

TEST_CASE("a result is tl::expected of the object and the errors") {
  static_assert(std::is_same_v<ufb::result<int>, tl::expected<int, ufb::errors>>);

  ufb::errors found;
  found.add({"age", "range", "must be between 0 and 150", "151"});
  const ufb::result<std::string> bad = tl::unexpected<ufb::errors>(found);
  CHECK_FALSE(bad);
  CHECK(bad.error() == found);

  const ufb::result<std::string> good = std::string("Ada");
  REQUIRE(good);
  CHECK(*good == "Ada");
  CHECK(bad.value_or("nobody") == "nobody");
}

TEST_CASE("a result moves what it holds") {
  ufb::result<std::unique_ptr<int>> made = std::make_unique<int>(7);
  ufb::result<std::unique_ptr<int>> moved = std::move(made);
  REQUIRE(moved);
  CHECK(**moved == 7);
}
