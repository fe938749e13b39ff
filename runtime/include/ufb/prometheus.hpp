// Pools and memory as metrics of Prometheus. Link ufb::prometheus, which needs prometheus-cpp; called by servers that have a registry of it,
// or serve /metrics themselves.
#pragma once

#include <memory>

namespace prometheus {
class Collectable;
}

namespace ufb {

/// Returns: what has, each time it is collected, the metrics
///   `ufb_pool_live_objects`, `ufb_pool_idle_objects`, `ufb_pool_limit_objects`, `ufb_pool_capacity_objects`, `ufb_pool_object_bytes`,
///   `ufb_pool_used_bytes`, `ufb_pool_retained_bytes`, `ufb_pool_reserved_bytes`, `ufb_pool_hits_total`, `ufb_pool_misses_total`,
///   `ufb_pool_drops_total`, `ufb_pool_clears_total`, `ufb_pool_clears_at_low_hit_rate_total`, `ufb_pool_remote_frees_total`,
///   `ufb_pool_created_total`, with a label `type` for each type that was pooled;
///   `ufb_memory_limit_bytes`, `ufb_memory_limit_used_bytes`; and by their standard names `process_resident_memory_bytes`,
///   `process_virtual_memory_bytes`, `process_virtual_memory_max_bytes`, `process_heap_bytes`. What is not known is left out.
/// A registry keeps a weak_ptr: `exposer.RegisterCollectable(metrics)`. Any thread may collect.
/// Throws: std::bad_alloc, also when it is collected. Complexity: get_memory_usage() and get_detailed_pool_stats(), each time.
std::shared_ptr<prometheus::Collectable> prometheus_collectable();

}  // namespace ufb
