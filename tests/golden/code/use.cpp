// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

bool is_sane(const person& whole) { return whole.name != "Methuselah"; }

TEST_CASE("the code is that of the rule before it") {
  const ufb::errors found = ufb::validate(person{"", 151});
  REQUIRE(found.size() == 3);
  CHECK(found[0] == ufb::error{"name", "person.name.length", "must be 1 to 8 bytes long", "\"\""});
  CHECK(found[1] == ufb::error{"name", "person.name.empty", "who?", "\"\""});
  CHECK(found[2].code == "max");
  CHECK(ufb::validate(person{"Methuselah", 1}) == [] {
    ufb::errors wanted;
    wanted.add({"name", "person.name.length", "must be 1 to 8 bytes long", "\"Methuselah\""});
    wanted.add({"", "person.sane", "cannot be", ""});
    return wanted;
  }());
}
