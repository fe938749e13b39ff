// A row a pool. See pools.hpp.
#include "pools.hpp"

#include <algorithm>
#include <vector>

#include "model/fill.hpp"
#include "timeline.hpp"
#include "words.hpp"

namespace ufb::report {
namespace {

using model::fill;

constexpr std::size_t most_groups = 40;
constexpr std::size_t most_pools = 500;
constexpr double height = 24;

/// The live objects over time, in steps: they stay as they are until the next sample that says otherwise.
std::string spark(const trace& of, const pool& one, span over) {
  std::vector<point> points;
  for (const live_at& each : one.live) {
    const double at = of.samples[each.sample].at;
    if (!points.empty()) points.push_back({at, points.back().value});
    points.push_back({at, each.live});
  }
  if (of.samples.back().at > points.back().at) points.push_back({of.samples.back().at, points.back().value});
  return fill(R"html(<svg class="spark" width="120" height="$height$" viewBox="0 0 1000 $height$" preserveAspectRatio="none" overflow="visible" aria-hidden="true"><path class="line pools" d="$path$"/></svg>)html",
              {{"height", decimal(height, 0)}, {"path", path_of(thinned(points, most_groups), over, one.most_live, height)}});
}

/// A cell whose column can be sorted by the value.
std::string cell(std::uint64_t value, const std::string& words) { return "<td class=\"number\" data-sort=\"" + std::to_string(value) + "\">" + words + "</td>"; }

std::string row(const trace& of, const pool& one, span over) {
  const pool_row& last = one.last;
  const double requests = static_cast<double>(last.hits) + static_cast<double>(last.misses);
  const double hit_rate = requests > 0 ? static_cast<double>(last.hits) / requests : 0;
  std::string cells;
  cells += cell(last.live, count_in_html(last.live));
  cells += cell(one.most_live, count_in_html(one.most_live));
  cells += cell(last.idle, count_in_html(last.idle));
  cells += cell(last.limit, count_in_html(last.limit));
  cells += cell(static_cast<std::uint64_t>(hit_rate * 10000), requests > 0 ? decimal(hit_rate * 100, 1) + " %" : "–");
  cells += cell(last.drops, count_in_html(last.drops));
  cells += cell(last.object_bytes, bytes_in_html(last.object_bytes));
  cells += cell(last.bytes_used, bytes_in_html(last.bytes_used));
  cells += cell(last.bytes_retained, bytes_in_html(last.bytes_retained));
  cells += cell(last.bytes_reserved, bytes_in_html(last.bytes_reserved));
  return "<tr><th scope=\"row\">" + shown(one.name) + "</th>" + cells + "<td>" + spark(of, one, over) + "</td></tr>\n";
}

}  // namespace

std::string pool_table(const trace& of) {
  if (of.pools.empty()) return "<p class=\"note\">There is no pool in this trace.</p>\n";
  std::vector<const pool*> sorted;
  for (const pool& one : of.pools) sorted.push_back(&one);
  std::ranges::sort(sorted, [](const pool* a, const pool* b) {
    return a->last.bytes_reserved != b->last.bytes_reserved ? a->last.bytes_reserved > b->last.bytes_reserved : a->name < b->name;
  });
  const std::size_t shown_pools = std::min(sorted.size(), most_pools);
  sorted.resize(shown_pools);
  const std::string which = shown_pools == of.pools.size() ? "Pools" : "The " + std::to_string(shown_pools) + " of " + std::to_string(of.pools.size()) + " pools with most memory";
  const span over = span_of(of);
  std::string rows;
  for (const pool* one : sorted) rows += row(of, *one, over);
  std::string heads = "<th scope=\"col\">type</th>";
  for (const char* name : {"live", "most live", "idle", "limit", "hits", "drops", "object", "slots used", "retained", "reserved"}) {
    heads += std::string("<th scope=\"col\" class=\"number\"") + (name == std::string_view("reserved") ? " aria-sort=\"descending\"" : "") + ">" + name + "</th>";
  }
  return fill(R"html(<div class="scroll" tabindex="0" role="region" aria-label="Pools"><table id="pools"><caption>$which$ as they were at the last sample; hits and drops since they were last reset</caption><thead><tr>$heads$<th scope="col">live over time</th></tr></thead>
<tbody>
$rows$</tbody></table></div>
)html",
              {{"which", which}, {"heads", heads}, {"rows", rows}});
}

}  // namespace ufb::report
