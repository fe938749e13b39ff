// Segments between bits, cut at the ends of rows. See bars.hpp.
#include "bars.hpp"

#include <algorithm>
#include <vector>

#include "model/fill.hpp"
#include "words.hpp"

namespace ufb::layout {
namespace {

using model::fill;

constexpr std::uint64_t most_bytes_in_eights = 128;
constexpr std::size_t colors = 6;

struct segment {
  std::uint64_t begin = 0;  // bits
  std::uint64_t end = 0;
  std::string color;  // its class
  std::string label;
  std::string title;
};

std::string title_of(const model::laid_part& part) {
  return name_in_words(part) + ": " + part.type + ", offset " + place_in_words(part.offset_bits) + ", size " + size_in_words(part);
}

segment segment_of(const hole& one) {
  return {one.offset_bits, one.offset_bits + one.size_bits, "hole", size_in_words(one.size_bits),
          (one.is_tail ? "padding at the end, " : "hole, ") + amount_in_words(one.size_bits)};
}

std::string color_of(const model::laid_part& part, const model::object_layout& original) {
  if (!is_field(part)) return "pb";
  const auto same = std::ranges::find_if(original.parts, [&](const model::laid_part& one) { return one.name == part.name && one.type == part.type; });
  return "p" + std::to_string(static_cast<std::size_t>(same - original.parts.begin()) % colors);
}

/// What lies in the object, by offset: parts without the holes that are inside them, and the holes.
std::vector<segment> segments_of(const analysis& of, const model::object_layout& original) {
  std::vector<segment> all;
  for (const hole& one : of.holes) all.push_back(segment_of(one));
  for (const model::laid_part& part : of.object.parts) {
    if (part.used_bits == 0) continue;
    const std::string color = color_of(part, original);
    const std::uint64_t part_end = part.offset_bits + part.used_bits;
    std::uint64_t begin = part.offset_bits;
    for (const hole& one : of.holes) {
      const std::uint64_t end = one.offset_bits + one.size_bits;
      if (end <= begin || one.offset_bits >= part_end) continue;
      if (one.offset_bits > begin) all.push_back({begin, one.offset_bits, color, name_in_words(part), title_of(part)});
      begin = std::max(begin, end);
    }
    if (begin < part_end) all.push_back({begin, part_end, color, name_in_words(part), title_of(part)});
  }
  std::ranges::stable_sort(all, {}, &segment::begin);
  return all;
}

std::string html_of(const segment& one, std::uint64_t begin, std::uint64_t end, std::uint64_t row_bits) {
  const std::uint64_t bits = end - begin;
  const bool is_narrow = bits * 12 < row_bits;  // no room for a letter or two
  return fill(R"html(<i class="$color$$narrow$" style="flex:$bits$" title="$title$">$label$</i>)html",
              {{"color", one.color},
               {"narrow", is_narrow ? " narrow" : ""},
               {"bits", std::to_string(bits)},
               {"title", escaped(one.title)},
               {"label", is_narrow ? "" : escaped(one.label)}});
}

std::string row(std::uint64_t begin, std::uint64_t end, std::uint64_t row_bits, const std::vector<segment>& segments) {
  std::string cells;
  std::uint64_t last = begin;
  for (const segment& one : segments) {
    const std::uint64_t from = std::max(one.begin, last);
    const std::uint64_t to = std::min(one.end, end);
    if (from >= to) continue;
    cells += html_of(one, from, to, row_bits);
    last = to;
  }
  if (last < begin + row_bits) cells += fill(R"html(<i class="none" style="flex:$bits$"></i>)html", {{"bits", std::to_string(begin + row_bits - last)}});
  return fill("<div class=\"row\"><span>$offset$</span>$cells$</div>\n", {{"offset", std::to_string(begin / 8)}, {"cells", cells}});
}

/// A part of many rows is shown by its first and its last one.
bool is_middle(const std::vector<segment>& segments, std::uint64_t begin, std::uint64_t row_bits) {
  constexpr std::uint64_t many = 8;
  return std::ranges::any_of(segments, [&](const segment& one) {
    return one.end - one.begin >= many * row_bits && one.begin + row_bits <= begin && one.end >= begin + 2 * row_bits;
  });
}

std::string rows_of_struct(const analysis& of, const model::object_layout& original, std::uint64_t row_bits) {
  const std::vector<segment> segments = segments_of(of, original);
  const std::uint64_t size = of.object.size_bytes * 8;
  std::string rows;
  std::uint64_t left_out = 0;
  for (std::uint64_t begin = 0; begin < size; begin += row_bits) {
    if (is_middle(segments, begin, row_bits)) {
      ++left_out;
      continue;
    }
    if (left_out != 0) rows += "<div class=\"more\">⋮ " + counted(left_out, "row") + " more</div>\n";
    left_out = 0;
    rows += row(begin, std::min(size, begin + row_bits), row_bits, segments);
  }
  return rows;
}

/// Each member begins at 0: a row for each, as long as the union.
std::string rows_of_union(const analysis& of) {
  const std::uint64_t size = of.object.size_bytes * 8;
  std::string rows;
  for (const model::laid_part& part : of.object.parts) {
    const segment one{0, part.size_bits, color_of(part, of.object), name_in_words(part), title_of(part)};
    if (part.size_bits != 0) rows += row(0, size, size, {one});
  }
  return rows;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

bool bar_is_wide(const model::object_layout& object) { return object.size_bytes > most_bytes_in_eights && !object.is_union; }

std::string bar(const analysis& of, const model::object_layout& original) {
  const std::uint64_t row_bits = 8 * (bar_is_wide(of.object) ? cache_line_bytes : 8);
  const std::string rows = of.object.is_union ? rows_of_union(of) : rows_of_struct(of, original, row_bits);
  return "<div class=\"bytes\" aria-hidden=\"true\">\n" + rows + "</div>\n";
}

}  // namespace ufb::layout
