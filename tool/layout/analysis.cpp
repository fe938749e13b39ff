// Arithmetic on offsets. See analysis.hpp.
#include "analysis.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ufb/detail/pool_slab.hpp"

namespace ufb::layout {
namespace {

struct interval {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

void collect(const std::vector<model::laid_part>& parts, std::vector<interval>& used) {
  for (const model::laid_part& part : parts) {
    if (part.is_anonymous) collect(part.parts, used);
    else if (part.used_bits != 0) used.push_back({part.offset_bits, part.offset_bits + part.used_bits});
  }
}

std::vector<hole> holes_of(const model::object_layout& object) {
  std::vector<interval> used;
  collect(object.parts, used);
  std::ranges::sort(used, {}, &interval::begin);
  std::vector<hole> holes;
  std::uint64_t end = 0;
  for (const interval& one : used) {
    if (one.begin > end) holes.push_back({end, one.begin - end, false});
    end = std::max(end, one.end);
  }
  if (end < object.size_bytes * 8) holes.push_back({end, object.size_bytes * 8 - end, true});
  return holes;
}

std::uint64_t line_of(std::uint64_t bit) { return bit / 8 / cache_line_bytes; }

bool straddles(const model::laid_part& part) {
  return part.used_bits != 0 && line_of(part.offset_bits) != line_of(part.offset_bits + part.used_bits - 1);
}

/// Where an object may begin within a line, its alignment says; the last such place is the worst.
std::uint64_t lines_at_worst(const model::object_layout& object) {
  if (object.size_bytes == 0) return 0;
  const std::uint64_t last_start = cache_line_bytes - std::min(object.alignment_bytes, cache_line_bytes);
  return (last_start + object.size_bytes + cache_line_bytes - 1) / cache_line_bytes;
}

pool_slot slot_of(const model::object_layout& object) {
  const detail::pool_layout laid = detail::layout_of(std::max<std::uint64_t>(1, object.size_bytes), object.alignment_bytes);
  return {laid.slot_bytes, laid.span_bytes, detail::object_slots(laid)};
}

/// A better order is worth saying only where the rules that it was found by give the present layout as well.
void reorder(analysis& of) {
  const model::object_layout& object = of.object;
  const auto fields = std::ranges::count_if(object.parts, [](const model::laid_part& one) { return model::is_field(one); });
  if (of.padding_bits == 0 || object.is_union || fields < 2) return;
  of.kept_because = object.fixed_because;
  if (!of.kept_because.empty()) return;
  const arrangement given = arrange(object, object.parts);
  const bool is_reproduced = given.size_bytes == object.size_bytes && std::ranges::equal(given.parts, object.parts, {}, &model::laid_part::offset_bits, &model::laid_part::offset_bits);
  if (!is_reproduced) {
    of.kept_because = "attributes on it or in it decide where its fields are";
    return;
  }
  arrangement found = smallest(object);
  if (found.size_bytes < object.size_bytes) of.better = std::move(found);
  else of.kept_because = "no order makes it smaller";
}

}  // namespace

analysis analyze(model::object_layout object) {
  analysis of;
  of.object = std::move(object);
  of.holes = holes_of(of.object);
  for (const hole& one : of.holes) of.padding_bits += one.size_bits;
  of.cache_lines = (of.object.size_bytes + cache_line_bytes - 1) / cache_line_bytes;
  of.cache_lines_at_worst = lines_at_worst(of.object);
  for (std::size_t i = 0; i != of.object.parts.size(); ++i)
    if (straddles(of.object.parts[i])) of.straddling.push_back(i);
  of.pool = slot_of(of.object);
  reorder(of);
  return of;
}

header_analysis analyze(model::header_layout header) {
  header_analysis of{std::move(header.spelling), {}, std::move(header.skipped)};
  for (model::object_layout& one : header.records) of.records.push_back(analyze(std::move(one)));
  return of;
}

const char* name_of(model::mode mode) {
  constexpr std::array names{"none", "interface", "class", "schema"};
  return names.at(static_cast<std::size_t>(mode));
}

const char* name_of(model::part_kind kind) {
  constexpr std::array names{"field", "bit_field", "base", "virtual_base", "vtable_pointer"};
  return names.at(static_cast<std::size_t>(kind));
}

}  // namespace ufb::layout
