// One page: totals, the timeline, events, pools, the heap by who took it. See render.hpp.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string_view>
#include <system_error>

#include "flame.hpp"
#include "layout/page.hpp"
#include "model/fill.hpp"
#include "page.hpp"
#include "pools.hpp"
#include "render.hpp"
#include "timeline.hpp"
#include "words.hpp"

namespace ufb::report {
namespace {

using model::fill;

constexpr std::size_t most_events = 1000;  // in the table: so many at the beginning and end together

// What of an event's details are bytes; others are shown as they are.
constexpr std::array<std::string_view, 7> in_bytes{"returned", "used", "limit", "from_pools", "from_caches", "peak_rss", "trimmed"};

/// Returns: whether all of the text is such a number, and no greater than there can be.
template <class Number>
bool is_number(const std::string& text, Number& number) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end;
}

std::string value_of(const detail& one) {
  std::uint64_t whole = 0;
  double number = 0;
  if (one.is_text || !is_number(one.value, number)) return shown(one.value);
  if (!is_number(one.value, whole)) return number_in_html(number);
  return std::ranges::find(in_bytes, one.name) != in_bytes.end() ? bytes_in_html(whole) : count_in_html(whole);
}

std::string details_of(const event& one) {
  std::string all;
  for (const detail& each : one.details) {
    std::string name = each.name;
    std::ranges::replace(name, '_', ' ');
    all += (all.empty() ? "" : ", ") + shown(name) + " " + value_of(each);
  }
  return all;
}

std::string row(const event& one) {
  return fill(R"html(<tr data-kind="$kind$"><th scope="row" class="number">$at$</th><td class="$style$">$kind$</td><td>$text$</td><td class="type">$details$</td></tr>
)html",
              {{"kind", one.kind}, {"style", style_of(one)}, {"at", seconds_in_html(one.at)}, {"text", shown(one.text)}, {"details", details_of(one)}});
}

std::string events(const trace& of) {
  if (of.events.empty()) return "<p class=\"note\">Nothing happened that this trace tells of.</p>\n";
  std::map<std::string, std::size_t> kinds;
  for (const event& one : of.events) ++kinds[one.kind];
  std::string options;
  for (const auto& [kind, count] : kinds) options += "<option value=\"" + kind + "\">" + kind + " (" + std::to_string(count) + ")</option>";
  std::string rows;
  const bool are_all = of.events.size() <= most_events;
  const std::size_t head = are_all ? of.events.size() : most_events / 2;
  for (std::size_t i = 0; i != head; ++i) rows += row(of.events[i]);
  if (!are_all) {
    rows += "<tr><td colspan=\"4\" class=\"type\">" + count_in_html(of.events.size() - most_events) + " events are left out here</td></tr>\n";
    for (std::size_t i = of.events.size() - most_events / 2; i != of.events.size(); ++i) rows += row(of.events[i]);
  }
  return fill(R"html(<div class="controls" hidden><label>show <select id="kinds"><option value="">all kinds</option>$options$</select></label></div>
<div class="scroll tall" tabindex="0" role="region" aria-label="Events"><table id="events"><caption>Events in their order</caption><thead><tr><th scope="col" class="number">at</th><th scope="col">kind</th><th scope="col">what</th><th scope="col">details</th></tr></thead>
<tbody>
$rows$</tbody></table></div>
)html",
              {{"options", options}, {"rows", rows}});
}

std::string total(const char* name, const std::string& value) { return std::string("<div><dt>") + name + "</dt><dd>" + value + "</dd></div>"; }

std::string totals(const trace& of) {
  std::string all = total("samples", count_in_html(of.samples.size())) + total("events", count_in_html(of.events.size()));
  if (of.samples.empty()) return all;
  std::uint64_t most_rss = 0;
  std::uint64_t most_pools = 0;
  for (const sample& one : of.samples) {
    most_rss = std::max(most_rss, one.peak_rss);
    most_pools = std::max(most_pools, one.pool_bytes);
  }
  const sample& last = of.samples.back();
  const span over = span_of(of);
  all += total("time", seconds_in_html(over.end - over.begin)) + total("resident at the end", bytes_in_html(last.rss)) + total("at most", bytes_in_html(most_rss));
  all += total("pools at most", bytes_in_html(most_pools));
  if (last.limit) all += total("limit", bytes_in_html(*last.limit));
  return all;
}

/// Returns: the last verdict, and what is to be known of the trace itself.
std::string notes(const trace& of) {
  std::string all;
  const auto verdict = std::find_if(of.events.rbegin(), of.events.rend(), [](const event& one) { return one.kind == "verdict"; });
  if (verdict != of.events.rend()) all += "<p id=\"verdict\">Memory at the last verdict: <b>" + shown(verdict->text) + "</b></p>\n";
  if (of.is_cut) all += "<p class=\"note\" id=\"cut\">The last line of the trace is not whole and is left out: the program ended while it was written, or is still running.</p>\n";
  return all;
}

std::string section(const char* id, const char* title, const std::string& body) {
  return fill("<section class=\"card\" aria-labelledby=\"$id$-title\"><h2 id=\"$id$-title\">$title$</h2>\n$body$</section>\n",
              {{"id", id}, {"title", title}, {"body", body}});
}

}  // namespace

std::string to_html(const trace& of, const std::string& name) {
  return fill(R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>Memory: $name$</title>
<style>$style$$own_style$</style>
</head>
<body>
<header>
<h1>Memory: $name$</h1>
<dl class="totals">$totals$</dl>
$notes$</header>
<main>
$timeline$$events$$pools$$flame$</main>
<footer>
<p>Began at $started$; times are since then. Resident is what the process holds in memory, heap what malloc has given out where it says so, pools what is mapped for pooled objects.</p>
</footer>
<script>$script$</script>
</body>
</html>
)html",
              {{"name", shown(name)},
               {"style", layout::page_style},
               {"own_style", page_style},
               {"totals", totals(of)},
               {"notes", notes(of)},
               {"timeline", section("timeline", "Over time", timeline(of))},
               {"events", section("events", "Events", events(of))},
               {"pools", section("pools", "Pools", pool_table(of))},
               {"flame", section("flame", "Who took the heap", flame_graph(of))},
               {"started", shown(of.started)},
               {"script", page_script}});
}

}  // namespace ufb::report
