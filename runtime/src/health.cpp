// The JSON of health(): a check an entry, as the draft has them.
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <ostream>
#include <ufb/health.hpp>
#include <ufb/memory_limit.hpp>
#include <ufb/pool_stats.hpp>

#include "json_text.hpp"
#include "timestamp.hpp"

namespace ufb {

namespace {

namespace json = boost::json;

// All checks so far, and the worst of them.
class checks {
 public:
  explicit checks(std::string time) : time_(std::move(time)) {}

  // Returns: the entry, to which more may be added.
  json::object& add(std::string_view name, std::string_view component_type, health_status status) {
    worst_ = std::max(worst_, status);
    json::array& entries = all_.emplace(std::string_view(detail::json_text(name)), json::array()).first->value().as_array();
    json::object& entry = entries.emplace_back(json::object()).as_object();
    if (!component_type.empty()) entry.emplace("componentType", component_type);
    entry.emplace("status", name_of(status));
    entry.emplace("time", time_);
    return entry;
  }

  void observe(json::object& entry, json::value value, std::string_view unit) {
    entry.emplace("observedValue", std::move(value));
    if (!unit.empty()) entry.emplace("observedUnit", detail::json_text(unit));
  }

  void add_bytes(std::string_view name, std::optional<std::size_t> bytes) {
    if (bytes) observe(add(name, "system", health_status::pass), *bytes, "bytes");
  }

  health_status worst() const noexcept { return worst_; }
  json::object take() { return std::move(all_); }

 private:
  std::string time_;
  health_status worst_ = health_status::pass;
  json::object all_;
};

std::string_view name_of_source(limit_source source) noexcept {
  switch (source) {
    case limit_source::given: return "given";
    case limit_source::cgroup_v1: return "cgroup v1";
    case limit_source::cgroup_v2: return "cgroup v2";
    case limit_source::address_space: return "RLIMIT_AS";
    case limit_source::physical: return "physical";
  }
  return "";
}

void add_memory(checks& all, const health_options& options) {
  const memory_usage usage = get_memory_usage(options.heap);
  std::optional<memory_limit> limit;
  if (options.limit_bytes) {
    limit = memory_limit{*options.limit_bytes, usage.rss_bytes, limit_source::given};
  } else {
    limit = get_memory_limit();
  }
  if (limit) {
    const double share = limit->used_share();
    const health_status status = share >= options.fail_share   ? health_status::fail
                                 : share >= options.warn_share ? health_status::warn
                                                               : health_status::pass;
    json::object& entry = all.add("memory:utilization", "system", status);
    all.observe(entry, std::round(share * 1000) / 10, "percent");
    if (status != health_status::pass) {
      std::string output = std::to_string(limit->used_bytes) + " of " + std::to_string(limit->limit_bytes) + " bytes are used (limit: ";
      output += name_of_source(limit->source);
      entry.emplace("output", output + ")");
    }
  }
  all.add_bytes("memory:rss", usage.rss_bytes);
  all.add_bytes("memory:heapUsed", usage.heap_used_bytes);
  all.add_bytes("memory:heapTotal", usage.heap_total_bytes);
  all.add_bytes("memory:external", usage.external_bytes);
}

void add_pools(checks& all) {
  for (const pool_detail& pool : get_detailed_pool_stats()) {
    const auto add = [&](std::string_view name, json::value value, std::string_view unit) {
      json::object& entry = all.add(name, "component", health_status::pass);
      entry.emplace("componentId", detail::json_text(pool.name));
      all.observe(entry, std::move(value), unit);
    };
    add("pools:live", pool.live, "objects");
    add("pools:idle", pool.objects, "objects");
    add("pools:limit", pool.limit, "objects");
    add("pools:reserved", pool.bytes_reserved, "bytes");
    if (pool.hits + pool.misses != 0) add("pools:hitRate", std::round(pool.hit_rate * 1000) / 10, "percent");
    if (pool.clears != 0) add("pools:clears", pool.clears, "clears");
    if (pool.clears_at_low_hit_rate != 0) add("pools:clearsAtLowHitRate", pool.clears_at_low_hit_rate, "clears");
  }
}

}  // namespace

const char* name_of(health_status status) noexcept {
  switch (status) {
    case health_status::pass: return "pass";
    case health_status::warn: return "warn";
    case health_status::fail: return "fail";
  }
  return "";
}

health_report health(const health_options& options) {
  checks all(detail::timestamp());
  add_memory(all, options);
  add_pools(all);
  for (const health_check& each : options.checks) {
    json::object& entry = all.add(each.name, "", each.status);
    if (each.observed_value) {
      // JSON has no numbers for what is none.
      if (std::isfinite(*each.observed_value)) all.observe(entry, *each.observed_value, each.observed_unit);
    }
    if (each.status != health_status::pass && !each.output.empty()) entry.emplace("output", detail::json_text(each.output));
  }
  json::object document;
  document.emplace("status", name_of(all.worst()));
  const auto add = [&](std::string_view name, const std::string& text) {
    if (!text.empty()) document.emplace(name, detail::json_text(text));
  };
  add("version", options.version);
  add("releaseId", options.release_id);
  add("serviceId", options.service_id);
  add("description", options.description);
  document.emplace("checks", all.take());
  return {all.worst(), json::serialize(document)};
}

std::ostream& operator<<(std::ostream& out, const health_report& report) { return out << report.json; }

}  // namespace ufb
