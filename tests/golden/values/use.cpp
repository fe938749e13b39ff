// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the path says which value") {
  CHECK(ufb::build<ledger>().with_digits({{"a", 1}}).with_deep({{"x", {{1, {{0}}}}}}).build());
  CHECK(ufb::to_string(ufb::validate(ledger{{{"", 1}, {"b", 10}}, {{"x", {{0, {{}, {1, -1}}}}}}})) ==
        "digits[\"\"]: must be 1 to 3 bytes long (got \"\")\n"
        "digits[\"b\"]: one digit (got 10)\n"
        "deep[\"x\"][0]: must be at least 1 (got 0)\n"
        "deep[\"x\"][0][0]: must not be empty (got [])\n"
        "deep[\"x\"][0][1][1]: must be at least 0 (got -1)\n");
}
