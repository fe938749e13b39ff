// Frames as boxes, each as wide as its share. See flame.hpp.
#include "flame.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "model/fill.hpp"
#include "words.hpp"

namespace ufb::report {
namespace {

using model::fill;

constexpr std::size_t most_frames = 3000;  // drawn
constexpr std::size_t most_depth = 200;    // drawn
constexpr std::size_t most_functions = 50;
constexpr std::size_t most_shown = 200;  // bytes of a name in its box
constexpr std::size_t row_height = 20;
constexpr std::size_t colors = 6;

std::string percent_of(std::uint64_t part, std::uint64_t whole) {
  return decimal(whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole) * 100, 1) + " %";
}

std::size_t color_of(std::string_view name) {
  std::size_t sum = 0;
  for (const char c : name) sum = sum * 31 + static_cast<unsigned char>(c);
  return sum % colors;
}

/// Returns: the indexes of the frames to draw: a frame is never without its parent, which is no smaller and comes first.
std::vector<std::size_t> chosen(const std::vector<frame>& all) {
  std::vector<std::size_t> order(all.size());
  for (std::size_t i = 0; i != order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return all[a].bytes != all[b].bytes ? all[a].bytes > all[b].bytes : a < b; });
  if (order.size() > most_frames) order.resize(most_frames);
  std::erase_if(order, [&](std::size_t i) { return all[i].depth > most_depth || all[i].bytes == 0; });
  std::ranges::sort(order);
  return order;
}

/// Returns: as much of the name as can be seen in a box, not less than whole characters.
std::string_view clipped(std::string_view name) {
  std::size_t end = std::min(name.size(), most_shown);
  while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) ++end;
  return name.substr(0, end);
}

std::string box(const frame& one, const frame& root, std::size_t number, std::size_t parent) {
  const auto share = [&](std::uint64_t bytes) { return static_cast<double>(bytes) / static_cast<double>(root.bytes) * 100; };
  const std::string title = one.name + ": " + bytes_in_words(one.bytes) + ", " + percent_of(one.bytes, root.bytes);
  return fill(R"html(<svg class="frame p$color$" id="f$number$" data-parent="$parent$" data-bytes="$bytes$" x="$x$%" y="$y$" width="$width$%" height="$height$" role="button"><title>$title$</title><rect width="100%" height="100%" rx="2"/><text x="5" y="14">$name$</text></svg>
)html",
              {{"color", one.depth == 0 ? "b" : std::to_string(color_of(one.name))},
               {"number", std::to_string(number)},
               {"parent", std::to_string(parent)},
               {"bytes", std::to_string(one.bytes)},
               {"x", decimal(share(one.begin), 4)},
               {"y", std::to_string(one.depth * (row_height + 1))},
               {"width", decimal(share(one.bytes), 4)},
               {"height", std::to_string(row_height)},
               {"title", shown(title)},
               {"name", shown(clipped(one.name))}});
}

std::string graph(const std::vector<frame>& all) {
  const std::vector<std::size_t> drawn = chosen(all);
  std::map<std::size_t, std::size_t> numbers;
  std::string boxes;
  std::size_t depth = 0;
  for (const std::size_t i : drawn) {
    const std::size_t number = numbers.size();
    numbers.emplace(i, number);
    boxes += box(all[i], all.front(), number, numbers.at(all[i].parent));
    depth = std::max(depth, all[i].depth);
  }
  const std::string left_out = drawn.size() == all.size() ? "" : "<p class=\"note\">" + std::to_string(all.size() - drawn.size()) + " of " + std::to_string(all.size()) + " frames are too small, or too deep, to be drawn.</p>\n";
  return fill(R"html(<svg id="flame" width="100%" height="$height$" role="group" aria-label="Flame graph: the table below has the largest numbers">
$boxes$</svg>
<p class="readout mono" id="frame" hidden></p>
$left_out$)html",
              {{"height", std::to_string((depth + 1) * (row_height + 1))}, {"boxes", boxes}, {"left_out", left_out}});
}

struct function {
  std::string_view name;
  std::uint64_t own = 0;
  std::uint64_t bytes = 0;  // with what it called; once where it calls itself
};

std::string functions(const trace& of, std::uint64_t total) {
  std::unordered_map<std::string_view, function> found;
  for (const stack& one : of.stacks) {
    const std::set<std::string_view> names(one.frames.begin(), one.frames.end());
    for (const std::string_view name : names) {
      function& each = found[name];
      each.name = name;
      each.bytes += one.bytes;
    }
    found[one.frames.back()].own += one.bytes;
  }
  std::vector<function> all;
  for (const auto& [name, one] : found) all.push_back(one);
  std::ranges::sort(all, [](const function& a, const function& b) { return std::tuple(b.own, b.bytes, a.name) < std::tuple(a.own, a.bytes, b.name); });
  const std::size_t count = all.size();
  if (count > most_functions) all.resize(most_functions);
  std::string rows;
  for (const function& one : all) {
    rows += fill(R"html(<tr><th scope="row">$name$</th><td class="number">$own$</td><td class="number">$own_share$</td><td class="number">$bytes$</td></tr>
)html",
                 {{"name", shown(one.name)}, {"own", bytes_in_html(one.own)}, {"own_share", percent_of(one.own, total)}, {"bytes", bytes_in_html(one.bytes)}});
  }
  return fill(R"html(<div class="scroll" tabindex="0" role="region" aria-label="Functions"><table id="functions"><caption>$caption$</caption><thead><tr><th scope="col">function</th><th scope="col" class="number">took itself</th><th scope="col" class="number">of all</th><th scope="col" class="number">with what it called</th></tr></thead>
<tbody>
$rows$</tbody></table></div>
)html",
              {{"caption", count > most_functions ? "The " + std::to_string(most_functions) + " of " + std::to_string(count) + " functions that took most"
                                                  : std::string("Functions by what they took themselves")},
               {"rows", rows}});
}

}  // namespace

std::vector<frame> frames_of(const std::vector<stack>& stacks) {
  std::vector<const stack*> sorted;
  for (const stack& one : stacks) sorted.push_back(&one);
  std::ranges::sort(sorted, [](const stack* a, const stack* b) { return a->frames < b->frames; });

  // Sorted, stacks that begin alike are neighbours: a stack's frames are those it shares with the one before, and new ones.
  std::vector<frame> all{{"all", 0, 0, 0, 0, 0}};
  std::vector<std::size_t> path{0};
  for (const stack* one : sorted) {
    std::size_t shared = 0;
    while (shared < one->frames.size() && shared + 1 < path.size() && all[path[shared + 1]].name == one->frames[shared]) ++shared;
    path.resize(shared + 1);
    for (; shared != one->frames.size(); ++shared) {
      all.push_back({one->frames[shared], path.back(), path.size(), all.front().bytes, 0, 0});
      path.push_back(all.size() - 1);
    }
    for (const std::size_t i : path) all[i].bytes += one->bytes;
    all[path.back()].own += one->bytes;
  }
  return all;
}

std::string flame_graph(const trace& of) {
  const std::vector<frame> all = frames_of(of.stacks);
  if (all.front().bytes == 0) return "<p class=\"note\">There are no stacks of a heap profile in this trace.</p>\n";
  return graph(all) + functions(of, all.front().bytes);
}

}  // namespace ufb::report
