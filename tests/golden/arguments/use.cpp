// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <ufb/ufb.hpp>

using namespace std::string_view_literals;

TEST_CASE("every default holds") { CHECK(ufb::build<everything>().build()); }

TEST_CASE("bounds are what the expressions are worth") {
  CHECK(ufb::build<everything>().with_numbers(-5).with_floating(-0.5).with_rounded(0.1F).with_payload(48).with_enumerators(-3).build());
  CHECK(ufb::build<everything>().with_numbers(16).with_floating(1000).with_enumerators(3).with_called(1.5).with_character('z').build());
  CHECK(ufb::build<everything>().with_tiny(std::numeric_limits<long long>::min() + 1).with_scoped(level::high).build());
  const auto bad = ufb::build<everything>()
                       .with_numbers(17)
                       .with_floating(-0.51)
                       .with_rounded(0.11F)
                       .with_huge(std::numeric_limits<unsigned long long>::max())
                       .with_tiny(std::numeric_limits<long long>::min())
                       .with_payload(49)
                       .with_enumerators(4)
                       .with_scoped(level{2})
                       .with_called(1.6)
                       .with_character('{')
                       .with_flag(false)
                       .with_literals("raw")
                       .with_named("cut off")
                       .with_prefix("\xC3\xA4")
                       .with_version("1x0")
                       .build();
  REQUIRE(!bad);
  CHECK(bad.error().size() == 15);
}

TEST_CASE("texts are their bytes") {
  for (const std::string_view each : {"ordinary"sv, "raw \"\\n\""sv, "concatenated"sv, "\xE2\x82\xAC"sv, "nul\0inside"sv, "?\?="sv, "\001" "1"sv})
    CHECK(ufb::build<everything>().with_literals(each).build());
  for (const std::string_view each : {"array"sv, "\xC3\xA4"sv, "pointer"sv, "view"sv, "cut"sv})
    CHECK(ufb::build<everything>().with_named(each).build());
  CHECK(!ufb::build<everything>().with_literals("nul").build());
}
