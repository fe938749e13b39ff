// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

using shop::member;
using shop::rights;
using shop::tier;

TEST_CASE("what has a name is declared, and combinations of flags are") {
  CHECK(ufb::build<member>().with_level(tier::platinum).with_may(rights::read | rights::execute).with_colours({shop::red, static_cast<shop::colour>(7)}).build());
  static_assert(ufb::gen::declared<tier::free, tier::basic, tier::gold, tier::platinum>().holds(tier::gold));
}

TEST_CASE("what has none is not, and the message lists the names") {
  member one{};
  one.level = static_cast<tier>(4);
  one.point = static_cast<shop::sparse>(-4);
  one.may = static_cast<rights>(9);
  one.colours = {shop::blue, static_cast<shop::colour>(8)};
  one.by_colour = {{shop::blue, tier::basic}, {static_cast<shop::colour>(16), tier::platinum}};
  one.either = static_cast<shop::sparse>(1);
  CHECK(ufb::to_string(ufb::validate(one)) ==
        "level: must be one of free, basic, gold, platinum+ (got 4)\n"
        "point: no such point (got -4)\n"
        "may: must be made of none, read, write, execute (got 9)\n"
        "colours[1]: must be made of red, green, azure (got 8)\n"
        "by_colour[16]: must be made of red, green, azure (got 16)\n"
        "by_colour[azure]: must be one of free, platinum+ (got basic)\n"
        "either: must be one of free, basic, gold, platinum+, low, middle, high (got 1)\n");
  CHECK_FALSE(ufb::is_valid(one));
}
