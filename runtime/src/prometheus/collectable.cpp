// The metrics, a table a kind. See prometheus.hpp.
#include <fcntl.h>
#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <ufb/memory_limit.hpp>
#include <ufb/memory_usage.hpp>
#include <ufb/pool_stats.hpp>
#include <ufb/prometheus.hpp>
#include <utility>
#include <vector>

namespace ufb {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

struct pool_metric {
  const char* name;
  const char* help;
  MetricType type;
  double (*value)(const pool_detail& pool);
};

template <auto Member>
double value_of(const pool_detail& pool) {
  return static_cast<double>(pool.*Member);
}

constexpr pool_metric pool_metrics[] = {
    {"ufb_pool_live_objects", "Objects in the hands of the program.", MetricType::Gauge, value_of<&pool_detail::live>},
    {"ufb_pool_idle_objects", "Objects that wait for their next use.", MetricType::Gauge, value_of<&pool_detail::objects>},
    {"ufb_pool_limit_objects", "Objects that may be idle.", MetricType::Gauge, value_of<&pool_detail::limit>},
    {"ufb_pool_capacity_objects", "Objects that the reserved memory has room for.", MetricType::Gauge, value_of<&pool_detail::capacity>},
    {"ufb_pool_object_bytes", "Size of one object.", MetricType::Gauge, value_of<&pool_detail::object_bytes>},
    {"ufb_pool_used_bytes", "Slots of live and idle objects.", MetricType::Gauge, value_of<&pool_detail::bytes_used>},
    {"ufb_pool_retained_bytes", "Heap memory that idle objects own.", MetricType::Gauge, value_of<&pool_detail::bytes_retained>},
    {"ufb_pool_reserved_bytes", "Memory mapped for slots, in use or not.", MetricType::Gauge, value_of<&pool_detail::bytes_reserved>},
    {"ufb_pool_hits_total", "Requests that an idle object served.", MetricType::Counter, value_of<&pool_detail::hits>},
    {"ufb_pool_misses_total", "Requests that no idle object served.", MetricType::Counter, value_of<&pool_detail::misses>},
    {"ufb_pool_drops_total", "Idle objects that went because of a limit.", MetricType::Counter, value_of<&pool_detail::drops>},
    {"ufb_pool_clears_total", "Times that all idle objects went on request or for want of memory.", MetricType::Counter,
     value_of<&pool_detail::clears>},
    {"ufb_pool_clears_at_low_hit_rate_total", "Of these, where more requests were misses than hits since the one before.", MetricType::Counter,
     value_of<&pool_detail::clears_at_low_hit_rate>},
    {"ufb_pool_remote_frees_total", "Objects that another thread released than the one that took them.", MetricType::Counter,
     value_of<&pool_detail::remote_frees>},
    {"ufb_pool_created_total", "Slots made out of vacant memory.", MetricType::Counter, value_of<&pool_detail::created>},
};

ClientMetric metric(MetricType type, double value) {
  ClientMetric made;
  (type == MetricType::Counter ? made.counter.value : made.gauge.value) = value;
  return made;
}

// Of /proc/self/statm, whose first number are the pages of the address space.
std::optional<double> virtual_memory_bytes() noexcept {
  const int descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  std::array<char, 128> text;
  const ssize_t length = read(descriptor, text.data(), text.size());
  close(descriptor);
  unsigned long long pages = 0;
  if (length <= 0 || std::from_chars(text.data(), text.data() + length, pages).ec != std::errc()) return std::nullopt;
  return static_cast<double>(pages) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

std::optional<double> virtual_memory_max_bytes() noexcept {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
  return static_cast<double>(limit.rlim_cur);
}

class collectable final : public prometheus::Collectable {
 public:
  std::vector<MetricFamily> Collect() const override {
    std::vector<MetricFamily> families;
    const std::vector<pool_detail> pools = get_detailed_pool_stats();
    for (const pool_metric& each : pool_metrics) {
      if (pools.empty()) break;
      MetricFamily family{each.name, each.help, each.type, {}};
      for (const pool_detail& pool : pools) {
        ClientMetric sample = metric(each.type, each.value(pool));
        sample.label.push_back({"type", pool.name});
        family.metric.push_back(std::move(sample));
      }
      families.push_back(std::move(family));
    }
    const auto add = [&families](const char* name, const char* help, std::optional<double> value) {
      if (value) families.push_back({name, help, MetricType::Gauge, {metric(MetricType::Gauge, *value)}});
    };
    const memory_usage usage = get_memory_usage();
    if (const std::optional<memory_limit> limit = get_memory_limit()) {
      add("ufb_memory_limit_bytes", "The memory limit that would be met first.", static_cast<double>(limit->limit_bytes));
      add("ufb_memory_limit_used_bytes", "What is used of that limit, where it is set.", static_cast<double>(limit->used_bytes));
    }
    add("process_resident_memory_bytes", "Resident memory size in bytes.", static_cast<double>(usage.rss_bytes));
    add("process_virtual_memory_bytes", "Virtual memory size in bytes.", virtual_memory_bytes());
    add("process_virtual_memory_max_bytes", "Maximum amount of virtual memory available in bytes.", virtual_memory_max_bytes());
    if (usage.heap_total_bytes) add("process_heap_bytes", "Process heap size in bytes.", static_cast<double>(*usage.heap_total_bytes));
    return families;
  }
};

}  // namespace

std::shared_ptr<prometheus::Collectable> prometheus_collectable() { return std::make_shared<collectable>(); }

}  // namespace ufb
