// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the path says which key, and the value is the key") {
  catalogue good{{{"usd", 1}}, {std::nullopt, {{{1, "a"}}}}, {{place{1}, 1}}};
  CHECK(ufb::validate(good).empty());
  CHECK(ufb::to_string(ufb::validate(catalogue{{{"euro", 1}, {"usd", 1}}, {{{{1, ""}, {0, ""}}}}, {}})) ==
        "prices[\"euro\"]: must be exactly 3 bytes long (got \"euro\")\n"
        "shelves[0][0]: must be at least 1 (got 0)\n");
}

TEST_CASE("a key that is annotated itself has its own rules") {
  CHECK(ufb::to_string(ufb::validate(catalogue{{}, {}, {{place{100}, 1}}})) == "stock[0].row: must be between 0 and 99 (got 100)\n");
}
