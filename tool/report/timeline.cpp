// Lines for resident memory, heap and pools, and a stroke for each event. See timeline.hpp.
#include "timeline.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "model/fill.hpp"
#include "words.hpp"

namespace ufb::report {
namespace {

using model::fill;

constexpr std::size_t most_groups = 500;
constexpr std::size_t most_letters = 60;  // above strokes; with more of them they would cover each other
constexpr double plot_height = 260;
constexpr double plot_top = 22;

struct series {
  const char* name;
  const char* style;  // its class
  std::vector<point> points;
};

std::vector<series> series_of(const trace& of) {
  std::vector<series> all{{"resident", "rss", {}}, {"heap used", "heap", {}}, {"pools", "pools", {}}};
  for (const sample& one : of.samples) {
    all[0].points.push_back({one.at, one.rss});
    if (one.heap_used) all[1].points.push_back({one.at, *one.heap_used});
    all[2].points.push_back({one.at, one.pool_bytes});
  }
  std::erase_if(all, [](const series& one) { return one.points.empty(); });
  return all;
}

/// Returns: the distance of the lines of the grid, a power of two, so that there are at most five.
std::uint64_t step_for(std::uint64_t most) {
  std::uint64_t step = 1;
  while (most / step >= 5 && step < std::uint64_t{1} << 62) step *= 2;
  return step;
}

std::string percent(double share) { return decimal(share * 100, 3) + "%"; }

std::string y_in_drawing(std::uint64_t value, std::uint64_t top) {
  return decimal(plot_top + plot_height * (1 - static_cast<double>(value) / static_cast<double>(top)), 1);
}

struct axis {
  std::string lines;   // below what is drawn
  std::string labels;  // above it
};

axis byte_axis(std::uint64_t step, std::uint64_t top) {
  axis made;
  for (std::uint64_t value = 0;; value += step) {
    const std::string y = y_in_drawing(value, top);
    made.lines += fill("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"$y$\" y2=\"$y$\"/>\n", {{"y", y}});
    made.labels += fill("<text class=\"axis\" x=\"2\" y=\"$y$\" dy=\"-4\">$words$</text>\n", {{"y", y}, {"words", bytes_in_words(value)}});
    if (top - value < step) return made;
  }
}

std::string time_axis(span over) {
  if (over.end <= over.begin) return "";
  std::string labels;
  for (const int quarter : {0, 1, 2, 3, 4}) {
    const double share = quarter / 4.0;
    labels += fill(R"html(<text class="axis" x="$x$" y="300" text-anchor="$anchor$">$words$</text>
)html",
                   {{"x", percent(share)},
                    {"anchor", quarter == 0 ? "start" : quarter == 4 ? "end" : "middle"},
                    {"words", seconds_in_words(over.begin + share * (over.end - over.begin))}});
  }
  return labels;
}

std::string strokes(const trace& of, span over) {
  std::set<std::pair<std::string, std::string>> seen;  // style and place: what lies one over the other is drawn once
  std::string lines;
  for (const event& one : of.events) {
    const std::string x = decimal(over.place_of(one.at) * 100, 1) + "%";
    if (!seen.emplace(style_of(one), x).second) continue;
    const std::string letter(1, static_cast<char>(one.kind[0] - 'a' + 'A'));
    lines += fill(R"html(<g class="event $style$"><title>$title$</title><line x1="$x$" x2="$x$" y1="16" y2="282"/>$letter$</g>
)html",
                  {{"style", style_of(one)},
                   {"title", shown(seconds_in_words(one.at) + ": " + one.text)},
                   {"x", x},
                   {"letter", seen.size() <= most_letters ? "<text x=\"" + x + "\" y=\"12\" text-anchor=\"middle\">" + letter + "</text>" : ""}});
  }
  return lines;
}

/// Returns: the highest limit, where it is not so high that the lines would lie on the ground.
std::uint64_t limit_to_draw(const trace& of, std::uint64_t most) {
  std::uint64_t limit = 0;
  for (const sample& one : of.samples) limit = std::max(limit, one.limit.value_or(0));
  return limit / 4 <= most ? limit : 0;
}

std::string drawing(const trace& of) {
  const std::vector<series> all = series_of(of);
  std::uint64_t most = 1;
  for (const series& one : all)
    for (const point& each : one.points) most = std::max(most, each.value);
  std::vector<point> limits;
  if (const std::uint64_t limit = limit_to_draw(of, most); limit != 0) {
    most = std::max(most, limit);
    for (const sample& one : of.samples)
      if (one.limit) limits.push_back({one.at, std::min(*one.limit, limit)});
  }
  const std::uint64_t step = step_for(most);
  const std::uint64_t steps = most / step + (most % step == 0 ? 0 : 1);
  const std::uint64_t top = steps > std::numeric_limits<std::uint64_t>::max() / step ? std::numeric_limits<std::uint64_t>::max() : steps * step;
  const span over = span_of(of);
  const axis bytes = byte_axis(step, top);
  std::string paths;
  std::string legend;
  const auto add = [&](const char* name, const char* style, const std::vector<point>& points) {
    const std::string path = path_of(thinned(points, most_groups), over, top, plot_height);
    paths += fill("<path class=\"line $style$\" d=\"$path$\"/>\n", {{"style", style}, {"path", path}});
    legend += fill("<li class=\"$style$\"><svg width=\"30\" height=\"10\" aria-hidden=\"true\"><line class=\"line $style$\" x1=\"2\" x2=\"28\" y1=\"5\" y2=\"5\"/></svg> $name$</li>\n",
                   {{"style", style}, {"name", name}});
  };
  for (const series& one : all) add(one.name, one.style, one.points);
  if (!limits.empty()) add("limit", "limit", limits);
  return fill(R"html(<ul class="legend">
$legend$</ul>
<div class="chart" id="chart">
<svg width="100%" height="306" role="img" aria-label="Memory over time: the table below has the numbers">
$grid$$strokes$<svg class="plot" x="0" y="$plot_top$" width="100%" height="$height$" viewBox="0 0 1000 $height$" preserveAspectRatio="none" overflow="visible">
$paths$</svg>
$labels$<line class="cursor" x1="0" x2="0" y1="16" y2="282" visibility="hidden"/>
</svg>
</div>
<p class="readout mono" hidden></p>
)html",
              {{"legend", legend},
               {"grid", bytes.lines},
               {"labels", bytes.labels + time_axis(over)},
               {"strokes", strokes(of, over)},
               {"plot_top", decimal(plot_top, 0)},
               {"height", decimal(plot_height, 0)},
               {"paths", paths}});
}

/// A cell: the value, or the least and the greatest of a group, or nothing where it is not known.
template <class Value>
std::string cell(const trace& of, group over, Value value) {
  std::optional<std::uint64_t> least;
  std::uint64_t most = 0;
  for (std::size_t i = over.first; i != over.second; ++i) {
    const std::optional<std::uint64_t> one = value(of.samples[i]);
    if (!one) continue;
    least = std::min(least.value_or(*one), *one);
    most = std::max(most, *one);
  }
  const std::string words = !least ? "–" : *least == most ? bytes_in_html(most) : bytes_in_html(*least) + " to " + bytes_in_html(most);
  return "<td class=\"number\">" + words + "</td>";
}

std::string table(const trace& of) {
  const std::vector<group> groups = grouped(of.samples.size(), most_groups);
  const span over = span_of(of);
  std::string rows;
  for (const group& one : groups) {
    const double at = of.samples[one.first].at;
    rows += "<tr data-x=\"" + decimal(over.place_of(at) * 100, 3) + "\"><th scope=\"row\" class=\"number\">" + seconds_in_html(at) + "</th>";
    rows += cell(of, one, [](const sample& each) { return std::optional(each.rss); });
    rows += cell(of, one, [](const sample& each) { return each.heap_used; });
    rows += cell(of, one, [](const sample& each) { return std::optional(each.pool_bytes); });
    rows += cell(of, one, [](const sample& each) { return each.external; });
    rows += cell(of, one, [](const sample& each) { return each.limit; });
    rows += "</tr>\n";
  }
  const std::string caption = groups.size() == of.samples.size()
                                  ? "Every sample"
                                  : std::to_string(of.samples.size()) + " samples in " + std::to_string(groups.size()) + " groups: the least to the most of each, and when it begins";
  return fill(R"html(<details><summary>The numbers</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Samples"><table id="samples"><caption>$caption$</caption><thead><tr><th scope="col" class="number">at</th><th scope="col" class="number">resident</th><th scope="col" class="number">heap used</th><th scope="col" class="number">pools</th><th scope="col" class="number">external</th><th scope="col" class="number">limit</th></tr></thead>
<tbody>
$rows$</tbody></table></div></details>
)html",
              {{"caption", caption}, {"rows", rows}});
}

}  // namespace

std::string style_of(const event& one) {
  const bool grows = std::ranges::any_of(one.details, [](const detail& each) { return each.name == "state" && each.value == "growing"; });
  return grows ? one.kind + " growing" : one.kind;
}

span span_of(const trace& of) {
  span over{std::numeric_limits<double>::infinity(), 0};
  const auto add = [&](const auto& timed) {
    if (timed.empty()) return;
    over.begin = std::min(over.begin, timed.front().at);
    over.end = std::max(over.end, timed.back().at);
  };
  add(of.samples);
  add(of.events);
  return over.begin <= over.end ? over : span{};
}

std::vector<group> grouped(std::size_t count, std::size_t most) {
  const std::size_t groups = std::min(count, most);
  std::vector<group> all;
  for (std::size_t i = 0; i != groups; ++i) all.emplace_back(i * count / groups, (i + 1) * count / groups);
  return all;
}

std::vector<point> thinned(const std::vector<point>& points, std::size_t most) {
  std::vector<point> kept;
  for (const auto& [first, last] : grouped(points.size(), most)) {
    const auto begin = points.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = points.begin() + static_cast<std::ptrdiff_t>(last);
    const auto [low, high] = std::minmax_element(begin, end, [](const point& a, const point& b) { return a.value < b.value; });  // the first least, the last greatest
    if (low == high) {
      kept.push_back(*low);
      continue;
    }
    kept.push_back(*std::min(low, high));
    kept.push_back(*std::max(low, high));
  }
  return kept;
}

std::string path_of(const std::vector<point>& points, span over, std::uint64_t top, double height) {
  std::string path;
  const auto place = [&](const point& one) {
    const double share = static_cast<double>(one.value) / static_cast<double>(std::max<std::uint64_t>(top, 1));
    return decimal(over.place_of(one.at) * 1000, 1) + " " + decimal(height * (1 - share), 1);
  };
  for (const point& one : points) path += (path.empty() ? "M" : "L") + place(one);
  if (points.size() == 1) path += "l0 0";  // a dot
  return path;
}

std::string timeline(const trace& of) {
  if (of.samples.empty() && of.events.empty()) return "<p class=\"note\">There is no sample in this trace.</p>\n";
  return of.samples.empty() ? drawing(of) : drawing(of) + table(of);
}

}  // namespace ufb::report
