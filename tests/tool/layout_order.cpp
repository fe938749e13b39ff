// That the suggested order is the best there is: compared with every permutation of the fields of thousands of small objects.
#include "layout/order.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "laid.hpp"

namespace ufb::test {
namespace {

std::uint64_t round_up(std::uint64_t value, std::uint64_t multiple) { return (value + multiple - 1) / multiple * multiple; }

/// The size by the ABI's rule for plain fields, written down a second time.
std::uint64_t size_of(const std::vector<model::laid_part>& fields, std::uint64_t start, std::uint64_t alignment) {
  std::uint64_t end = start;
  for (const model::laid_part& one : fields) end = round_up(end, one.alignment_bits / byte) + one.size_bits / byte;
  return round_up(end, alignment);
}

std::string names(const std::vector<model::laid_part>& parts) {
  std::string out;
  for (const model::laid_part& one : parts) out += one.name;
  return out;
}

/// Every field has a letter; the offsets are those of the order given.
model::object_layout laid_out(std::vector<model::laid_part> fields, std::uint64_t base_bytes) {
  std::uint64_t alignment = 1;
  for (const model::laid_part& one : fields) alignment = std::max(alignment, one.alignment_bits / byte);
  const std::uint64_t size = size_of(fields, base_bytes, alignment);
  if (base_bytes != 0) fields.insert(fields.begin(), laid_base(base_bytes, base_bytes, 1));
  model::object_layout one = object(size, alignment, std::move(fields));
  one.parts = layout::arrange(one, one.parts).parts;
  return one;
}

std::uint64_t best_of_all(const std::vector<model::laid_part>& fields, std::uint64_t base_bytes, std::uint64_t alignment) {
  struct shape {
    std::uint64_t alignment, size;
    auto operator<=>(const shape&) const = default;
  };
  std::vector<shape> shapes;
  for (const model::laid_part& one : fields) shapes.push_back({one.alignment_bits / byte, one.size_bits / byte});
  std::ranges::sort(shapes);
  std::uint64_t best = std::numeric_limits<std::uint64_t>::max();
  do {
    std::uint64_t end = base_bytes;
    for (const shape& one : shapes) end = round_up(end, one.alignment) + one.size;
    best = std::min(best, round_up(end, alignment));
  } while (std::ranges::next_permutation(shapes).found);
  return best;
}

void check_against_all(const std::vector<model::laid_part>& fields, std::uint64_t base_bytes) {
  const model::object_layout given = laid_out(fields, base_bytes);
  const layout::arrangement found = layout::smallest(given);
  CAPTURE(names(given.parts));
  CAPTURE(base_bytes);
  REQUIRE(found.size_bytes <= given.size_bytes);
  REQUIRE(found.size_bytes == best_of_all(fields, base_bytes, given.alignment_bytes));
  // The same fields, bases first, and the size is that of the offsets.
  std::string sorted = names(found.parts);
  std::string all = names(given.parts);
  REQUIRE((base_bytes == 0 || found.parts.front().what == model::part_kind::base));
  std::ranges::sort(sorted);
  std::ranges::sort(all);
  REQUIRE(sorted == all);
  for (const model::laid_part& one : found.parts) REQUIRE(one.offset_bits + one.size_bits <= found.size_bytes * byte);
}

std::vector<model::laid_part> random_fields(std::mt19937& random, bool is_plain) {
  constexpr std::array<std::uint64_t, 5> alignments{1, 2, 4, 8, 16};
  std::vector<model::laid_part> fields;
  const std::size_t count = 1 + random() % 6;
  for (std::size_t i = 0; i != count; ++i) {
    const std::uint64_t alignment = alignments[random() % alignments.size()];
    // sizeof is a multiple of alignof; an alignas on the field itself breaks that.
    const std::uint64_t size = is_plain ? alignment * (1 + random() % 3) : 1 + random() % 20;
    fields.push_back(laid(std::string(1, static_cast<char>('a' + i)), 0, size, alignment));
  }
  return fields;
}

TEST_CASE("no permutation of plain fields is smaller") {
  std::mt19937 random(1);
  for (int i = 0; i != 800; ++i) check_against_all(random_fields(random, true), 0);
}

TEST_CASE("nor after a base that ends anywhere") {
  std::mt19937 random(2);
  for (int i = 0; i != 800; ++i) check_against_all(random_fields(random, true), 1 + random() % 24);
}

TEST_CASE("nor of fields that are aligned more than their size") {
  std::mt19937 random(3);
  for (int i = 0; i != 800; ++i) check_against_all(random_fields(random, false), random() % 9);
}

TEST_CASE("largest alignment first alone is enough for plain fields without bases") {
  std::mt19937 random(4);
  for (int i = 0; i != 500; ++i) {
    std::vector<model::laid_part> fields = random_fields(random, true);
    const std::uint64_t found = layout::smallest(laid_out(fields, 0)).size_bytes;
    std::ranges::stable_sort(fields, std::ranges::greater{}, &model::laid_part::alignment_bits);
    CHECK(found == laid_out(fields, 0).size_bytes);
  }
}

TEST_CASE("fields that are alike keep their order") {
  const model::object_layout given = laid_out({laid("a", 0, 1, 1), laid("b", 0, 8, 8), laid("c", 0, 1, 1), laid("d", 0, 8, 8), laid("e", 0, 1, 1)}, 0);
  CHECK(names(layout::smallest(given).parts) == "bdace");
}

TEST_CASE("what cannot be smaller stays as it is") {
  const model::object_layout given = laid_out({laid("a", 0, 1, 1), laid("b", 0, 8, 8)}, 0);
  CHECK(names(layout::smallest(given).parts) == "ab");
}

TEST_CASE("neighbouring bit-fields move together, and share units with those they come to stand beside") {
  // struct { unsigned a : 3; unsigned : 4; long b; unsigned c : 20; char d; }: 24 bytes
  model::object_layout given = object(24, 8, {laid_bits("a", 0, 3), laid_bits("", 3, 4), laid("b", 8, 8, 8), laid_bits("c", 128, 20), laid("d", 19, 1, 1)});
  CHECK(layout::arrange(given, given.parts).size_bytes == 24);
  const layout::arrangement found = layout::smallest(given);
  CHECK(found.size_bytes == 16);
  CHECK(names(found.parts) == "bdca");
  CHECK(found.parts.at(2).offset_bits == 72);  // c, in the unit that d is in
  CHECK(found.parts.at(3).offset_bits == 92);  // a, in the unit that c is in
}

TEST_CASE("an array without elements stays last") {
  const model::object_layout given = laid_out({laid("a", 0, 1, 1), laid("b", 0, 8, 8), laid("c", 0, 1, 1), laid("z", 0, 0, 8)}, 0);
  CHECK(names(layout::smallest(given).parts) == "bacz");
}

TEST_CASE("the search ends in time whatever the fields") {
  std::mt19937 random(5);
  std::vector<model::laid_part> fields;
  for (int i = 0; i != 100; ++i) fields.push_back(laid(std::to_string(i), 0, 1 + random() % 40, std::uint64_t{1} << random() % 6));
  const model::object_layout given = laid_out(fields, 3);
  CHECK(layout::smallest(given).size_bytes <= given.size_bytes);
}

}  // namespace
}  // namespace ufb::test
