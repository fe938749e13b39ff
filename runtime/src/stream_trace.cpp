// The line of a trace about a run over many items, which memory_trace.hpp only knows by name. See there.
#include <ufb/batch_run.hpp>

#include "memory_trace.hpp"

namespace ufb {

namespace {

const char* name_of(run_end end) noexcept {
  switch (end) {
    case run_end::unfinished: return "unfinished";
    case run_end::complete: return "complete";
    case run_end::stopped_by_error: return "stopped_by_error";
    case run_end::cancelled: return "cancelled";
  }
  return "";
}

}  // namespace

void memory_trace::add(std::string_view name, const batch_report& report) {
  state_->write_event("batches", name, [&](boost::json::object& line) {
    line.emplace("items", report.items);
    line.emplace("failed", report.failed);
    line.emplace("batches", report.batches);
    line.emplace("seconds", std::chrono::duration<double>(report.duration).count());
    line.emplace("peak_rss", report.peak_rss_bytes);
    line.emplace("trimmed", report.bytes_trimmed);
    line.emplace("end", name_of(report.end));
  });
}

}  // namespace ufb
