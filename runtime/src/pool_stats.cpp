// Sums up what the threads' caches counted, and prints it.
#include <algorithm>
#include <ostream>
#include <string_view>
#include <ufb/pool.hpp>
#include <ufb/pool_stats.hpp>

#include "pool_registry.hpp"

namespace ufb {

namespace detail {

namespace {

struct sums {
  pool_counts ever;
  std::size_t idle, live, most_idle, most_live, retained;
};

double share(std::uint64_t part, std::uint64_t whole) noexcept {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::size_t bytes_in(const owned_bytes* bytes, const std::atomic<std::uint32_t>& count) noexcept {
  std::size_t all = 0;
  for (std::size_t i = count.load(std::memory_order_relaxed); i-- != 0;) all += bytes[i].load(std::memory_order_relaxed);
  return all;
}

// Requires: the core's lock is held.
sums sum(const pool_core& core) noexcept {
  sums all{{0, 0, core.drops, 0}, core.idle.count(), 0, 0, core.most_live, core.idle.bytes()};
  std::uint64_t given = 0, back = 0;
  for (const pool_cache* cache = core.caches; cache != nullptr; cache = cache->next_of_core) {
    const std::uint64_t hits = cache->hits.load(std::memory_order_relaxed);
    const std::uint64_t misses = cache->misses.load(std::memory_order_relaxed);
    all.ever.hits += hits;
    all.ever.misses += misses;
    all.ever.drops += cache->drops.load(std::memory_order_relaxed);
    all.ever.remote += cache->remote.load(std::memory_order_relaxed);
    all.idle += cache->idle();
    all.retained += bytes_in(cache->kept_bytes, cache->count) + bytes_in(cache->doomed_bytes, cache->doomed_count);
    given += hits + misses;
    back += cache->given_back();
    const std::uint32_t vacant = cache->least_vacant.load(std::memory_order_relaxed);
    if (vacant != pool_cache::no_miss && vacant < core.used) all.most_live = std::max(all.most_live, core.used - vacant);
  }
  all.live = given > back ? given - back : 0;  // threads that run meanwhile can make it look negative
  all.most_idle = std::max(core.most_idle, all.idle);
  all.most_live = std::max(all.most_live, all.live);
  return all;
}

}  // namespace

pool_detail pool_stats_of(pool_core& core) {
  pool_detail detail{};
  detail.name = std::string_view(core.name);
  detail.object_bytes = core.object_bytes;
  const std::lock_guard lock(core.mutex);
  const sums now = sum(core);
  detail.limit = core.wanted_limit;
  detail.objects = now.idle;
  detail.live = now.live;
  detail.hits = now.ever.hits - core.before_reset.hits;
  detail.misses = now.ever.misses - core.before_reset.misses;
  detail.drops = now.ever.drops - core.before_reset.drops;
  detail.clears = core.clears;
  detail.clears_at_low_hit_rate = core.clears_at_low_hit_rate;
  detail.hit_rate = share(detail.hits, detail.hits + detail.misses);
  detail.remote_frees = now.ever.remote - core.before_reset.remote;
  detail.created = now.ever.misses;
  detail.capacity = core.capacity;
  detail.utilisation = share(now.live, core.capacity);
  detail.bytes_used = (now.live + now.idle) * core.layout.slot_bytes;
  detail.bytes_retained = now.retained;
  detail.bytes_reserved = core.slabs * core.layout.span_bytes;
  detail.most_objects = now.most_idle;
  detail.most_live = now.most_live;
  detail.most_bytes_reserved = core.most_slabs * core.layout.span_bytes;
  return detail;
}

}  // namespace detail

pool_stats get_pool_stats() {
  pool_stats all{};
  detail::for_each_core([&](detail::pool_core& core) {
    const pool_detail one = detail::pool_stats_of(core);
    ++all.total_pools;
    all.total_objects += one.objects;
    all.total_live += one.live;
    all.total_hits += one.hits;
    all.total_misses += one.misses;
    all.total_drops += one.drops;
    all.total_clears += one.clears;
    all.total_clears_at_low_hit_rate += one.clears_at_low_hit_rate;
    all.total_remote_frees += one.remote_frees;
    all.total_created += one.created;
    all.total_capacity += one.capacity;
    all.bytes_idle += one.objects * one.object_bytes;
    all.bytes_live += one.live * one.object_bytes;
    all.bytes_used += one.bytes_used;
    all.bytes_retained += one.bytes_retained;
    all.bytes_reserved += one.bytes_reserved;
  });
  all.utilisation = detail::share(all.total_live, all.total_capacity);
  if (const detail::registry* const made = detail::made_registry()) {
    all.most_bytes_reserved = made->most_slab_bytes.load(std::memory_order_relaxed);
  }
  all.average_hit_rate = detail::share(all.total_hits, all.total_hits + all.total_misses);
  return all;
}

std::vector<pool_detail> get_detailed_pool_stats() {
  std::vector<pool_detail> details;
  detail::for_each_core([&](detail::pool_core& core) { details.push_back(detail::pool_stats_of(core)); });
  std::sort(details.begin(), details.end(), [](const pool_detail& a, const pool_detail& b) { return a.name < b.name; });
  return details;
}

void reset_pool_stats() {
  detail::for_each_core([](detail::pool_core& core) {
    const std::lock_guard lock(core.mutex);
    const detail::sums now = detail::sum(core);
    core.before_reset = now.ever;
    core.clears = core.clears_at_low_hit_rate = 0;
    core.most_live = now.live;
    core.most_idle = now.idle;
    core.most_slabs = core.slabs;
    for (detail::pool_cache* cache = core.caches; cache != nullptr; cache = cache->next_of_core) {
      cache->least_vacant.store(detail::pool_cache::no_miss, std::memory_order_relaxed);
    }
  });
  if (detail::registry* const made = detail::made_registry()) {
    made->most_slab_bytes.store(made->slab_bytes.load(std::memory_order_relaxed), std::memory_order_relaxed);
  }
}

std::ostream& operator<<(std::ostream& out, const pool_stats& stats) {
  return out << "pools: " << stats.total_pools
             << "\nobjects: " << stats.total_objects << " idle, " << stats.total_live << " live, " << stats.total_created
             << " created, room for " << stats.total_capacity << " (utilisation " << stats.utilisation << ")"
             << "\nrequests: " << stats.total_hits << " hits, " << stats.total_misses << " misses (hit rate " << stats.average_hit_rate << "), "
             << stats.total_drops << " drops, " << stats.total_remote_frees << " remote frees"
             << "\nclears: " << stats.total_clears << ", " << stats.total_clears_at_low_hit_rate << " at a low hit rate"
             << "\nbytes: " << stats.bytes_idle << " idle, " << stats.bytes_live << " live, " << stats.bytes_used << " used, "
             << stats.bytes_retained << " retained, " << stats.bytes_reserved << " reserved (at most " << stats.most_bytes_reserved << ")";
}

std::ostream& operator<<(std::ostream& out, const pool_detail& detail) {
  return out << detail.name << " of " << detail.object_bytes << " B: " << detail.objects << " idle of at most " << detail.limit << " (most "
             << detail.most_objects << "), " << detail.live << " live (most " << detail.most_live << "), " << detail.created
             << " created, room for " << detail.capacity << " (utilisation " << detail.utilisation << "), " << detail.hits << " hits, "
             << detail.misses << " misses (hit rate " << detail.hit_rate << "), " << detail.drops << " drops, " << detail.remote_frees
             << " remote frees, " << detail.clears << " clears (" << detail.clears_at_low_hit_rate << " at a low hit rate), "
             << detail.bytes_used << " B used, " << detail.bytes_retained << " B retained, " << detail.bytes_reserved
             << " B reserved (most " << detail.most_bytes_reserved << " B)";
}

}  // namespace ufb
