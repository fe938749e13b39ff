// How the process is, as a JSON document for a health check: its memory against the limit that holds, its pools, and what else the program
// checks. Called by servers, for /health.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <ufb/memory_usage.hpp>
#include <vector>

namespace ufb {

/// The worse, the greater.
enum class health_status { pass, warn, fail };

/// Returns: "pass", "warn" or "fail".
const char* name_of(health_status status) noexcept;

/// A check of the program's own.
struct health_check {
  std::string name;  // of the component and of what is measured: `database:connections`
  health_status status = health_status::pass;
  std::optional<double> observed_value = {};
  std::string observed_unit = {};
  std::string output = {};  // what is wrong; not shown where the status is pass
};

struct health_options {
  double warn_share = 0.8;   // of the memory limit, used: from here on the status is warn
  double fail_share = 0.95;  // and from here on fail
  std::optional<std::size_t> limit_bytes = {};   // for resident memory, instead of what get_memory_limit() says
  heap_detail heap = heap_detail::leave_out;     // glibc's heapUsed, heapTotal and external: with `ask`, see memory_usage.hpp
  std::string version = {};     // of the service, and the next three likewise: what is empty is left out
  std::string release_id = {};
  std::string service_id = {};
  std::string description = {};
  std::vector<health_check> checks = {};
};

struct health_report {
  health_status status;  // the worst of all checks
  std::string json;

  /// Returns: 200, or 503 for fail.
  int http_status() const noexcept { return status == health_status::fail ? 503 : 200; }
};

/// What the Content-Type of such a response is.
inline constexpr const char* health_content_type = "application/health+json";

/// Returns: a document as draft-inadarei-api-health-check-06 says, in UTF-8: `status`, and `checks` with
///   `memory:utilization` in percent of the limit, which alone warns and fails; `memory:rss`, and `memory:heapUsed`, `memory:heapTotal`,
///   `memory:external` where they are known; of the pools, with an entry for each type that was pooled, `pools:live`, `pools:idle`,
///   `pools:limit`, `pools:reserved`, `pools:hitRate`, and `pools:clears`, `pools:clearsAtLowHitRate` where there were any; and those of the
///   program. What is not known is left out.
/// Throws: std::bad_alloc. Complexity: get_memory_usage(), get_memory_limit() and get_detailed_pool_stats().
health_report health(const health_options& options = {});

/// Prints the JSON.
std::ostream& operator<<(std::ostream& out, const health_report& report);

}  // namespace ufb
