#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string_view>
#include <ufb/ufb.hpp>
#include <utility>

TEST_CASE("arrays are set element by element") {
  const int cells[2][3] = {{1, 2, 3}, {4, 5, 6}};
  std::unique_ptr<int> owned[2] = {std::make_unique<int>(7), nullptr};
  const auto good =
      ufb::build<board>().with_name(" chess ").with_cells(cells).with_players({"Ada", "Bob"}).with_corners({{1}, {2}}).with_owned(std::move(owned)).build();
  REQUIRE(good);
  CHECK(std::string_view(good->name) == "chess");
  CHECK(std::string_view(good->code) == "abc");
  CHECK(good->cells[1][2] == 6);
  CHECK(good->players[1] == "Bob");
  CHECK(good->corners[1].x == 2);
  CHECK(*good->owned[0] == 7);
  CHECK(good->bytes[2] == 3);
  CHECK(good->marks[0] == 0);
}

TEST_CASE("rules reach into them") {
  const auto bad = ufb::build<board>().with_name("").with_cells({{1}, {2, 10}}).with_players({"Ada", "Ada"}).with_corners({{1}, {20}}).with_owned({}).build();
  REQUIRE(!bad);
  CHECK(to_string(bad.error()) ==
        "name: must be 1 to 6 bytes long (got \"\")\ncells[1][1]: must be at most 9 (got 10)\n"
        "players: must not have two equal elements (got [\"Ada\", \"Ada\"])\ncorners[1].x: must be between 0 and 9 (got 20)\n");
}

TEST_CASE("a text that does not fit is refused, not cut") {
  CHECK_THROWS_AS((void)ufb::build<board>().with_code("abcd"), std::length_error);
  CHECK_NOTHROW((void)ufb::build<board>().with_code("xyz"));
}

TEST_CASE("arrays are recycled, and reset") {
  (void)ufb::build<team>().with_members({"Ada", "Bob"}).with_scores({1, 2}).build_pooled();
  const auto again = ufb::build<team>().with_members({"Cleo", "Dan"}).build_pooled();
  REQUIRE(again);
  CHECK((*again)->scores[1] == 0);
  CHECK((*again)->members[0] == "Cleo");
}
