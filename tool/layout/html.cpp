// One page: totals, then a card a record with its bytes in rows, its fields in a table, and the order that would be smaller.
#include <algorithm>
#include <string_view>

#include "bars.hpp"
#include "model/fill.hpp"
#include "page.hpp"
#include "render.hpp"
#include "words.hpp"

namespace ufb::layout {
namespace {

using model::fill;

std::string table_row(std::string_view kind, std::uint64_t offset_bits, const std::string& size, const std::string& name, const std::string& type,
                      bool crosses = false) {
  return fill(R"html(<tr class="$kind$"><td class="number">$offset$</td><td class="number">$size$</td><td class="name">$name$</td><td class="type">$type$$crosses$</td></tr>
)html",
              {{"kind", kind},
               {"offset", place_in_words(offset_bits)},
               {"size", size},
               {"name", escaped(name)},
               {"type", escaped(type)},
               {"crosses", crosses ? R"html( <span class="crosses">crosses a cache line</span>)html" : ""}});
}

struct table_line {
  std::uint64_t offset_bits = 0;
  std::string html;
};

void add_parts(const analysis& of, const std::vector<model::laid_part>& parts, const std::string& indent, std::vector<table_line>& lines) {
  for (const model::laid_part& part : parts) {
    const bool is_top = &parts == &of.object.parts;
    const bool crosses = is_top && std::ranges::count(of.straddling, static_cast<std::size_t>(&part - parts.data())) != 0;
    lines.push_back({part.offset_bits, table_row("part", part.offset_bits, size_in_words(part), indent + name_in_words(part), part.type, crosses)});
    add_parts(of, part.parts, indent + "\u00a0\u00a0", lines);
  }
}

std::string table(const analysis& of) {
  std::vector<table_line> lines;
  add_parts(of, of.object.parts, "", lines);
  for (const hole& one : of.holes) {
    const auto after = std::ranges::find_if(lines, [&](const table_line& other) { return other.offset_bits > one.offset_bits; });
    lines.insert(of.object.is_union ? lines.end() : after,
                 {one.offset_bits, table_row("gap", one.offset_bits, size_in_words(one.size_bits), one.is_tail ? "padding at the end" : "hole", "")});
  }
  std::string rows;
  for (const table_line& one : lines) rows += one.html;
  return fill(R"html(<div class="scroll"><table><thead><tr><th class="number">offset</th><th class="number">size</th><th>field</th><th>type</th></tr></thead>
<tbody>
$rows$</tbody></table></div>
)html",
              {{"rows", rows}});
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  const std::uint64_t tenths = (part * 1000 + whole / 2) / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string suggestion(const analysis& of) {
  if (!of.better) return of.kept_because.empty() ? "" : fill("<p class=\"note\">Its order stays: $why$.</p>\n", {{"why", escaped(of.kept_because)}});
  std::string names;
  for (const model::laid_part& part : of.better->parts)
    if (is_field(part) && !(part.what == model::part_kind::bit_field && part.name.empty())) names += "<li>" + escaped(name_in_words(part)) + "</li>";
  model::object_layout smaller = of.object;
  smaller.parts = of.better->parts;
  smaller.size_bytes = of.better->size_bytes;
  const std::uint64_t saved = of.object.size_bytes - of.better->size_bytes;
  return fill(R"html(<details class="better" open><summary><b class="saved">$saved$ less</b> ($percent$) in another order of its fields</summary>
<ol class="mono">$names$</ol>
$bar$</details>
)html",
              {{"saved", counted(saved, "byte")},
               {"percent", percent(saved, of.object.size_bytes)},
               {"names", names},
               {"bar", bar(analyze(std::move(smaller)), of.object)}});
}

std::string record(const analysis& of, const std::string& header, std::size_t number) {
  const model::object_layout& object = of.object;
  std::string words = object.name + " " + header;
  std::ranges::transform(words, words.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const std::uint64_t saves = of.better ? object.size_bytes - of.better->size_bytes : 0;
  const std::string at_worst = of.cache_lines_at_worst == of.cache_lines ? "" : " (" + std::to_string(of.cache_lines_at_worst) + " at worst)";
  return fill(R"html(<article id="r$number$" data-words="$words$" data-name="$name$" data-size="$size$" data-padding="$padding_bits$" data-saves="$saves$">
<h2><a href="#r$number$"><small>$keyword$</small> $name$</a> <small class="mono">$header$:$line$</small></h2>
<dl class="facts"><div><dt>size</dt><dd class="size">$size$</dd></div><div><dt>alignment</dt><dd class="alignment">$alignment$</dd></div><div><dt>cache lines</dt><dd class="lines">$lines$$at_worst$</dd></div><div><dt>padding</dt><dd class="padding$wasted$">$padding$</dd></div><div><dt>mode</dt><dd class="mode">$mode$</dd></div></dl>
<div class="body$wide$">
$bar$$table$</div>
$better$<p class="note cost">$cost$.</p>
</article>
)html",
              {{"number", std::to_string(number)},
               {"words", escaped(words)},
               {"name", escaped(object.name)},
               {"size", std::to_string(object.size_bytes)},
               {"padding_bits", std::to_string(of.padding_bits)},
               {"saves", std::to_string(saves)},
               {"keyword", object.keyword},
               {"header", escaped(header)},
               {"line", std::to_string(object.line)},
               {"alignment", std::to_string(object.alignment_bytes)},
               {"lines", std::to_string(of.cache_lines)},
               {"at_worst", at_worst},
               {"wasted", of.padding_bits == 0 ? "" : " wasted"},
               {"padding", amount_in_words(of.padding_bits)},
               {"mode", name_of(object.mode)},
               {"wide", bar_is_wide(object) ? " wide" : ""},
               {"bar", bar(of, object)},
               {"table", table(of)},
               {"better", suggestion(of)},
               {"cost", escaped(cost_in_words(of))}});
}

std::string skipped(const std::vector<header_analysis>& headers) {
  std::string items;
  for (const header_analysis& header : headers)
    for (const model::skipped_record& one : header.skipped)
      items += "<li>" + escaped(header.spelling + ":" + std::to_string(one.line) + ": " + one.name + ", which " + one.why) + "</li>\n";
  return items.empty() ? "" : "<details><summary>Left out</summary><ul class=\"mono\">\n" + items + "</ul></details>\n";
}

}  // namespace

std::string to_html(const std::vector<header_analysis>& headers) {
  std::string records;
  std::string spellings;
  std::size_t count = 0;
  std::uint64_t bytes = 0;
  std::uint64_t padding = 0;
  std::uint64_t smaller = 0;
  for (const header_analysis& header : headers) {
    spellings += (spellings.empty() ? "" : ", ") + header.spelling;
    for (const analysis& one : header.records) {
      records += record(one, header.spelling, count++);
      bytes += one.object.size_bytes;
      padding += one.padding_bits;
      smaller += one.better ? 1 : 0;
    }
  }
  return fill(R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>Object layouts: $headers$</title>
<style>$style$</style>
</head>
<body>
<header>
<h1>Object layouts</h1>
<dl class="totals"><div><dt>records</dt><dd>$count$</dd></div><div><dt>bytes, one of each</dt><dd>$bytes$</dd></div><div><dt>padding in them</dt><dd>$padding$</dd></div><div><dt>can be smaller</dt><dd>$smaller$</dd></div></dl>
</header>
<main>
<div class="controls" hidden>
<input type="search" placeholder="Filter by name or header ( / )" aria-label="Filter by name or header">
<label><input type="checkbox"> can be smaller</label>
<label>by <select><option value="">source order</option><option value="saves">bytes to save</option><option value="padding">padding</option><option value="size">size</option></select></label>
<output></output>
</div>
$records$</main>
<footer>
$skipped$<p>Sizes and offsets in bytes, 12:3 is bit 3 of byte 12. A cache line has 64 bytes; an object is taken to begin on one. Another order of fields
changes what the object is to files, other libraries and aggregate initialization.</p>
</footer>
<script>$script$</script>
</body>
</html>
)html",
              {{"headers", escaped(spellings)},
               {"style", page_style},
               {"count", std::to_string(count)},
               {"bytes", std::to_string(bytes)},
               {"padding", amount_in_words(padding)},
               {"smaller", std::to_string(smaller)},
               {"records", records},
               {"skipped", skipped(headers)},
               {"script", page_script}});
}

}  // namespace ufb::layout
