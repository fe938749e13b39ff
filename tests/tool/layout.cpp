// What is found out about objects: holes to the bit, cache lines, when an order is suggested, what a pool takes.
#include "layout/analysis.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "laid.hpp"

namespace ufb::test {
namespace {

std::string shown(const std::vector<layout::hole>& holes) {
  std::string out;
  for (const layout::hole& one : holes)
    out += (out.empty() ? "" : ", ") + std::to_string(one.offset_bits) + "+" + std::to_string(one.size_bits) + (one.is_tail ? " tail" : "");
  return out;
}

TEST_CASE("holes are between fields and at the end") {
  const layout::analysis of = layout::analyze(object(24, 8, {laid("a", 0, 1, 1), laid("b", 8, 8, 8), laid("c", 16, 4, 4)}));
  CHECK(shown(of.holes) == "8+56, 160+32 tail");
  CHECK(of.padding_bits == 88);
  CHECK(layout::analyze(object(4, 4, {laid("a", 0, 4, 4)})).holes.empty());
}

TEST_CASE("holes within a unit of bit-fields are counted in bits, and unnamed bit-fields are holes") {
  const layout::analysis of = layout::analyze(object(8, 4, {laid_bits("a", 0, 3), laid_bits("", 3, 5), laid_bits("b", 32, 30)}));
  CHECK(shown(of.holes) == "3+29, 62+2 tail");
}

TEST_CASE("what is in an anonymous union fills it as far as its longest member goes") {
  model::laid_part both = laid("", 4, 8, 4, "union");
  both.is_anonymous = true;
  both.parts = {laid("x", 4, 4, 4), laid("y", 4, 6, 1)};
  CHECK(shown(layout::analyze(object(16, 4, {laid("kind", 0, 1, 1), both, laid("last", 12, 4, 4)})).holes) == "8+24, 80+16");
}

TEST_CASE("bases end where their last field does, and empty ones fill nothing") {
  CHECK(shown(layout::analyze(object(16, 8, {laid_base(16, 13, 8), laid("c", 13, 1, 1)})).holes) == "112+16 tail");
  CHECK(shown(layout::analyze(object(1, 1, {laid_base(1, 0, 1)})).holes) == "0+8 tail");
}

TEST_CASE("a field is in two cache lines when its first and its last byte are") {
  const layout::analysis of =
      layout::analyze(object(136, 8, {laid("a", 0, 60, 4), laid("b", 60, 4, 4), laid("c", 64, 60, 4), laid("d", 124, 8, 4), laid("e", 132, 4, 4)}));
  CHECK(of.cache_lines == 3);
  CHECK(of.straddling == std::vector<std::size_t>{3});
}

TEST_CASE("where an object begins in a line decides how many it touches") {
  const auto lines = [](std::uint64_t size, std::uint64_t alignment) {
    const layout::analysis of = layout::analyze(object(size, alignment, {laid("a", 0, size, alignment)}));
    return std::to_string(of.cache_lines) + "/" + std::to_string(of.cache_lines_at_worst);
  };
  CHECK(lines(8, 8) == "1/1");
  CHECK(lines(16, 8) == "1/2");
  CHECK(lines(16, 16) == "1/1");
  CHECK(lines(64, 64) == "1/1");
  CHECK(lines(65, 1) == "2/2");
  CHECK(lines(66, 1) == "2/3");
  CHECK(lines(128, 128) == "2/2");
  CHECK(lines(0, 1) == "0/0");
}

TEST_CASE("an order is suggested where it makes the object smaller") {
  const layout::analysis of = layout::analyze(object(24, 8, {laid("a", 0, 1, 1), laid("b", 8, 8, 8), laid("c", 16, 4, 4)}));
  REQUIRE(of.better);
  CHECK(of.better->size_bytes == 16);
  CHECK(of.better->parts.at(0).name == "b");
  CHECK(of.better->parts.at(1).name == "c");
  CHECK(of.better->parts.at(1).offset_bits == 64);
  CHECK(of.better->parts.at(2).name == "a");
}

TEST_CASE("no order is suggested where there is nothing to gain, and the reason is said") {
  CHECK(layout::analyze(object(16, 8, {laid("a", 0, 8, 8), laid("b", 8, 8, 8)})).kept_because.empty());
  CHECK(layout::analyze(object(16, 8, {laid("a", 0, 1, 1), laid("b", 8, 8, 8)})).kept_because == "no order makes it smaller");
  CHECK(layout::analyze(object(8, 8, {laid("a", 0, 1, 1)})).kept_because.empty());

  model::object_layout fixed = object(24, 8, {laid("a", 0, 1, 1), laid("b", 8, 8, 8), laid("c", 16, 4, 4)});
  fixed.fixed_because = "it has virtual bases";
  CHECK_FALSE(layout::analyze(fixed).better);
  CHECK(layout::analyze(fixed).kept_because == "it has virtual bases");
}

TEST_CASE("no order is suggested where the fields are not where the rules would put them") {
  const layout::analysis of = layout::analyze(object(32, 8, {laid("a", 0, 1, 1), laid("b", 16, 8, 8), laid("c", 24, 1, 1)}));
  CHECK_FALSE(of.better);
  CHECK(of.kept_because == "attributes on it or in it decide where its fields are");
}

TEST_CASE("a pool takes a slot and its share of the slab") {
  const layout::pool_slot slot = layout::analyze(object(12, 4, {laid("a", 0, 12, 4)})).pool;
  CHECK(slot.slot_bytes == 16);
  CHECK(slot.slots * slot.slot_bytes <= slot.slab_bytes);
  CHECK(slot.hundredths() == (slot.slab_bytes * 100 + slot.slots / 2) / slot.slots);
  CHECK(slot.hundredths() > 1600);
  CHECK(slot.hundredths() < 1720);
}

}  // namespace
}  // namespace ufb::test
