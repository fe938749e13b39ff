// Lines of a trace, but for those about batches. See memory_trace.hpp.
#include "memory_trace.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <sstream>
#include <system_error>
#include <ufb/memory_guard.hpp>
#include <ufb/memory_monitor.hpp>

#include "timestamp.hpp"

namespace ufb {

namespace {

namespace json = boost::json;

const char* name_of(memory_state state) noexcept {
  switch (state) {
    case memory_state::warming_up: return "warming_up";
    case memory_state::stable: return "stable";
    case memory_state::growing: return "growing";
  }
  return "";
}

const char* name_of(guard_event event) noexcept {
  switch (event) {
    case guard_event::entered: return "entered";
    case guard_event::acted_again: return "acted_again";
    case guard_event::left: return "left";
  }
  return "";
}

}  // namespace

memory_trace::state::state(const std::string& file) : own(file, std::ios::binary | std::ios::trunc), out(own) {
  if (!own) throw std::system_error(errno, std::generic_category(), "ufb::memory_trace: cannot write '" + file + "'");
}

memory_trace::memory_trace(const std::string& file) : state_(std::make_unique<state>(file)) {
  state_->put({{"ufb_memory_trace", 1}, {"started", detail::timestamp()}});
  if (!state_->out) throw std::system_error(std::make_error_code(std::errc::io_error), "ufb::memory_trace: cannot write '" + file + "'");
}

memory_trace::memory_trace(std::ostream& out) : state_(std::make_unique<state>(out)) {
  state_->put({{"ufb_memory_trace", 1}, {"started", detail::timestamp()}});
}

memory_trace::~memory_trace() = default;

void memory_trace::sample(heap_detail heap) { add(get_memory_usage(heap), get_detailed_pool_stats()); }

void memory_trace::add(const memory_usage& usage, const std::vector<pool_detail>& pools) {
  std::map<std::string, state::row> rows;
  for (const pool_detail& pool : pools) {
    state::row& row = rows[pool.name];
    row.object_bytes = std::max(row.object_bytes, pool.object_bytes);
    row.limit += pool.limit;
    row.live += pool.live;
    row.idle += pool.objects;
    row.hits += pool.hits;
    row.misses += pool.misses;
    row.drops += pool.drops;
    row.bytes_used += pool.bytes_used;
    row.bytes_retained += pool.bytes_retained;
    row.bytes_reserved += pool.bytes_reserved;
  }
  state_->write([&](json::object& line) {
    line.emplace("rss", usage.rss_bytes);
    line.emplace("peak_rss", usage.peak_rss_bytes);
    line.emplace("mapped", usage.mapped_bytes);
    line.emplace("pool_bytes", usage.pool_bytes);
    if (usage.heap_used_bytes) line.emplace("heap_used", *usage.heap_used_bytes);
    if (usage.heap_total_bytes) line.emplace("heap_total", *usage.heap_total_bytes);
    if (usage.external_bytes) line.emplace("external", *usage.external_bytes);
    if (usage.limit_bytes) line.emplace("limit", *usage.limit_bytes);
    json::array changed;
    for (const auto& [name, row] : rows) {
      const auto [known, is_new] = state_->pools.try_emplace(name, row);
      if (!is_new && known->second == row) continue;
      known->second = row;
      changed.push_back({{"name", detail::json_text(name)},
                         {"object_bytes", row.object_bytes},
                         {"limit", row.limit},
                         {"live", row.live},
                         {"idle", row.idle},
                         {"hits", row.hits},
                         {"misses", row.misses},
                         {"drops", row.drops},
                         {"bytes_used", row.bytes_used},
                         {"bytes_retained", row.bytes_retained},
                         {"bytes_reserved", row.bytes_reserved}});
    }
    if (!changed.empty()) line.emplace("pools", std::move(changed));
  });
}

void memory_trace::mark(std::string_view text) {
  state_->write_event("mark", text, [](json::object&) {});
}

void memory_trace::cleared(std::size_t returned_bytes) {
  state_->write_event("clear", "pools cleared", [&](json::object& line) { line.emplace("returned", returned_bytes); });
}

void memory_trace::add(const memory_verdict& verdict) {
  std::ostringstream text;
  text << verdict;
  state_->write_event("verdict", text.str(), [&](json::object& line) {
    line.emplace("state", name_of(verdict.state));
    line.emplace("windows", verdict.windows);
    if (verdict.growing.empty()) return;
    const memory_growth& most = verdict.growing.front();
    if (!most.type.empty()) line.emplace("suspect", detail::json_text(most.type));
    line.emplace("bytes_per_second", most.bytes_per_second);
    line.emplace("confidence", most.confidence);
  });
}

void memory_trace::add(const guard_report& report) {
  const std::string what = report.event == guard_event::acted_again ? "acted again" : name_of(report.event);
  state_->write_event("guard", "stage " + report.stage->name + " " + what, [&](json::object& line) {
    line.emplace("stage", detail::json_text(report.stage->name));
    line.emplace("what", name_of(report.event));
    line.emplace("acted", report.acted);
    line.emplace("used", report.after.used_bytes);
    line.emplace("limit", report.after.limit_bytes);
    line.emplace("returned", report.returned_bytes);
    line.emplace("from_pools", report.pool_bytes);
    line.emplace("from_caches", report.cache_bytes);
    line.emplace("failed_caches", report.failed_caches);
  });
}

// A line: "main;load;parse 4096"
void memory_trace::add_stacks(std::string_view collapsed) {
  const std::lock_guard lock(state_->mutex);
  while (!collapsed.empty() && state_->out) {
    const std::string_view line = collapsed.substr(0, collapsed.find('\n'));
    collapsed.remove_prefix(std::min(collapsed.size(), line.size() + 1));
    const std::size_t space = line.rfind(' ');
    if (space == std::string_view::npos || space == 0) continue;
    std::uint64_t bytes = 0;
    const auto [end, error] = std::from_chars(line.data() + space + 1, line.data() + line.size(), bytes);
    if (error != std::errc() || end != line.data() + line.size()) continue;
    state_->put({{"stack", detail::json_text(line.substr(0, space))}, {"bytes", bytes}});
  }
}

bool memory_trace::is_whole() const {
  const std::lock_guard lock(state_->mutex);
  return static_cast<bool>(state_->out);
}

}  // namespace ufb
