// Which known name a misspelt one is taken for.
#include "check/nearest.hpp"

#include <doctest/doctest.h>

#include <array>

namespace ufb::test {
namespace {

constexpr std::array<std::string_view, 6> known{"range", "email", "length", "min", "max", "not_empty"};

TEST_CASE("a letter too many, too few, wrong or swapped is forgiven") {
  CHECK(check::nearest("rang", known) == "range");
  CHECK(check::nearest("ranges", known) == "range");
  CHECK(check::nearest("renge", known) == "range");
  CHECK(check::nearest("rnage", known) == "range");
  CHECK(check::nearest("lenght", known) == "length");
  CHECK(check::nearest("notempty", known) == "not_empty");
  CHECK(check::nearest("mim", known) == "min");
}

TEST_CASE("the nearest wins, and of two as near the first") {
  CHECK(check::nearest("mix", known) == "min");
  CHECK(check::nearest("maxx", known) == "max");
}

TEST_CASE("what is like none of them is taken for none") {
  CHECK_FALSE(check::nearest("", known));
  CHECK_FALSE(check::nearest("x", known));
  CHECK_FALSE(check::nearest("abc", known));
  CHECK_FALSE(check::nearest("frobnicate", known));
  CHECK_FALSE(check::nearest("range", {}));
}

}  // namespace
}  // namespace ufb::test
