// Tables in columns, an object's bytes as a row of blocks above each. See render.hpp.
#include <algorithm>
#include <array>
#include <string_view>

#include "render.hpp"
#include "words.hpp"

namespace ufb::layout {
namespace {

constexpr std::string_view bold = "1", dim = "2", red = "31", green = "32", yellow = "33";
constexpr std::uint64_t most_bytes_in_map = 4 * cache_line_bytes;

/// A line of a table: a part, or a hole.
struct row {
  std::uint64_t offset_bits = 0;
  std::string size;
  std::string name;
  std::string type;
  bool is_hole = false;
  bool straddles = false;
};

/// Columns are as wide as what stands in them is long; a UTF-8 continuation byte takes no place.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}
std::string left(std::string text, std::size_t columns) { return text.append(columns - std::min(columns, width(text)), ' '); }
std::string right(const std::string& text, std::size_t columns) { return std::string(columns - std::min(columns, width(text)), ' ') + text; }

class text_renderer {
 public:
  explicit text_renderer(bool has_colors) : has_colors_(has_colors) {}

  std::string render(const std::vector<header_analysis>& headers) {
    std::uint64_t records = 0;
    std::uint64_t bytes = 0;
    std::uint64_t padding = 0;
    std::uint64_t smaller = 0;
    for (const header_analysis& header : headers) {
      for (const analysis& one : header.records) {
        record(one, header.spelling);
        ++records;
        bytes += one.object.size_bytes;
        padding += one.padding_bits;
        smaller += one.better ? 1 : 0;
      }
      for (const model::skipped_record& one : header.skipped)
        line(colored(dim, header.spelling + ":" + std::to_string(one.line) + ": '" + one.name + "' is left out: it " + one.why));
      if (!header.skipped.empty()) line("");
    }
    line(counted(records, "record") + ", " + counted(bytes, "byte") + ", padding " + amount_in_words(padding) +
         (smaller == 0 ? "" : "; " + counted(smaller, "record") + " can be smaller"));
    return std::move(out_);
  }

 private:
  std::string colored(std::string_view color, const std::string& text) const {
    return has_colors_ ? "\033[" + std::string(color) + "m" + text + "\033[0m" : text;
  }
  void line(const std::string& text) { out_ += text + "\n"; }

  void record(const analysis& of, const std::string& header) {
    const model::object_layout& object = of.object;
    line(colored(bold, object.keyword + " " + object.name) + "  " + colored(dim, header + ":" + std::to_string(object.line)));
    std::string facts = counted(object.size_bytes, "byte") + ", alignment " + std::to_string(object.alignment_bytes) + ", " +
                        counted(of.cache_lines, "cache line");
    if (of.cache_lines_at_worst != of.cache_lines) facts += " (" + std::to_string(of.cache_lines_at_worst) + " at worst)";
    line("  " + facts + ", padding " + (of.padding_bits == 0 ? "none" : colored(red, amount_in_words(of.padding_bits))));
    map(of);
    table(of);
    if (of.better) {
      line("  " + colored(green, counted(object.size_bytes - of.better->size_bytes, "byte") + " less") + " in this order: " + order_in_words(*of.better));
    } else if (!of.kept_because.empty()) {
      line("  " + colored(dim, "its order stays: " + of.kept_because));
    }
    line("  " + colored(dim, cost_in_words(of)));
    line("");
  }

  /// A character a byte, neighbours told apart, a line of them a cache line.
  void map(const analysis& of) {
    const std::uint64_t size = of.object.size_bytes;
    if (size == 0 || size > most_bytes_in_map || of.object.is_union) return;
    std::vector<std::string_view> bytes(size, "·");
    constexpr std::array<std::string_view, 2> shades{"█", "▓"};
    std::size_t turn = 0;
    for (const model::laid_part& part : of.object.parts) {
      if (part.used_bits == 0) continue;
      for (std::uint64_t bit = part.offset_bits; bit < part.offset_bits + part.used_bits; bit += 8 - bit % 8) bytes.at(bit / 8) = shades[turn];
      turn = 1 - turn;
    }
    for (std::uint64_t begin = 0; begin < size; begin += cache_line_bytes) {
      std::string text;
      for (std::uint64_t i = begin; i != std::min(size, begin + cache_line_bytes); ++i) text += bytes[i];
      line("  " + text);
    }
  }

  void add_parts(const analysis& of, const std::vector<model::laid_part>& parts, const std::string& indent, std::vector<row>& rows) {
    for (const model::laid_part& part : parts) {
      const bool is_top = &parts == &of.object.parts;
      const bool straddles = is_top && std::ranges::count(of.straddling, static_cast<std::size_t>(&part - parts.data())) != 0;
      rows.push_back({part.offset_bits, size_in_words(part), indent + name_in_words(part), part.type, false, straddles});
      add_parts(of, part.parts, indent + "  ", rows);
    }
  }

  std::vector<row> rows_of(const analysis& of) {
    std::vector<row> rows;
    add_parts(of, of.object.parts, "", rows);
    for (const hole& one : of.holes) {
      // What begins where a hole does takes no place: an unnamed bit-field, an array without elements.
      const auto after = std::ranges::find_if(rows, [&](const row& other) { return other.offset_bits > one.offset_bits; });
      rows.insert(of.object.is_union ? rows.end() : after,
                  {one.offset_bits, size_in_words(one.size_bits), one.is_tail ? "░ padding at the end" : "░ hole", "", true, false});
    }
    return rows;
  }

  void table(const analysis& of) {
    const std::vector<row> rows = rows_of(of);
    if (rows.empty()) return;
    std::size_t offsets = width("offset");
    std::size_t sizes = width("size");
    std::size_t names = width("field");
    for (const row& one : rows) {
      offsets = std::max(offsets, width(place_in_words(one.offset_bits)));
      sizes = std::max(sizes, width(one.size));
      names = std::max(names, width(one.name));
    }
    line("  " + colored(dim, right("offset", offsets) + "  " + right("size", sizes) + "  " + left("field", names) + "  type"));
    for (const row& one : rows) {
      const std::string numbers = "  " + right(place_in_words(one.offset_bits), offsets) + "  " + right(one.size, sizes) + "  ";
      if (one.is_hole) line(colored(red, numbers + one.name));
      else line(numbers + left(one.name, names) + "  " + one.type + (one.straddles ? colored(yellow, "  crosses a cache line") : ""));
    }
  }

  bool has_colors_;
  std::string out_;
};

}  // namespace

std::string to_text(const std::vector<header_analysis>& headers, bool has_colors) { return text_renderer(has_colors).render(headers); }

}  // namespace ufb::layout
