// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

TEST_CASE("the words are those of the rule before them") {
  CHECK(ufb::validate(review{6, {}, {"", "much too long"}}) == [] {
    ufb::errors wanted;
    wanted.add({"rating", "range", "give one to five stars", "6"});
    wanted.add({"author", "required", "say who you are", ""});
    wanted.add({"tags[0]", "not_empty", "a tag has \"text\"", "\"\""});
    wanted.add({"tags[1]", "length", "must be at most 8 bytes long", "\"much too long\""});
    return wanted;
  }());
  CHECK(ufb::to_string(ufb::validate(review{5, "Ada", {"a"}})) == "rating: nobody can be that happy\n");
  CHECK(ufb::build<review>().with_author(" Ada ").build());
}
