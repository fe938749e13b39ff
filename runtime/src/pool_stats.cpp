// Sums up what the threads' caches counted, prints it, and empties pools on request.
#include <algorithm>
#include <ostream>
#include <ufb/pool.hpp>
#include <ufb/pool_stats.hpp>

#include "pool_registry.hpp"

namespace ufb {

namespace detail {

namespace {

struct sums {
  pool_counts ever;
  std::size_t idle, live;
};

double rate(std::uint64_t hits, std::uint64_t misses) noexcept {
  return hits + misses == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(hits + misses);
}

// Requires: the core's lock is held.
sums sum(const pool_core& core) noexcept {
  sums all{{0, 0, core.drops}, core.idle.count(), 0};
  std::uint64_t given = 0, back = 0;
  for (const pool_cache* cache = core.caches; cache != nullptr; cache = cache->next_of_core) {
    const std::uint64_t hits = cache->hits.load(std::memory_order_relaxed);
    const std::uint64_t misses = cache->misses.load(std::memory_order_relaxed);
    all.ever.hits += hits;
    all.ever.misses += misses;
    all.ever.drops += cache->drops.load(std::memory_order_relaxed);
    all.idle += cache->idle();
    given += hits + misses;
    back += cache->given_back();
  }
  all.live = given > back ? given - back : 0;  // threads that run meanwhile can make it look negative
  return all;
}

std::vector<pool_core*> all_cores() {
  const std::lock_guard lock(the_registry().mutex);
  return the_registry().cores;
}

bool is_callers(const pool_cache* cache) noexcept {
  const pool_cache* mine = this_thread.first;
  while (mine != nullptr && mine != cache) mine = mine->next_of_thread;
  return mine != nullptr;
}

// Requires: the core's lock is held. Effects: the cache's thread visits the core when it next needs more than the cache, or releases.
void ask(pool_cache& cache) noexcept {
  cache.visit_asked.store(true, std::memory_order_relaxed);
  cache.capacity.store(0, std::memory_order_relaxed);
}

void apply_limit(pool_core& core, visit& here, std::size_t limit) noexcept {
  core.limit = limit;
  const std::size_t most = core.cache_limit();
  for (pool_cache* cache = core.caches; cache != nullptr; cache = cache->next_of_core) {
    if (cache->plain) continue;
    if (!is_callers(cache)) {
      ask(*cache);
      continue;
    }
    here.settle(*cache);
    const std::size_t count = cache->count.load(std::memory_order_relaxed);
    if (count > most) {
      here.flush(*cache, count - most);
    } else if (core.idle.count() > core.depot_limit() && !cache->closing) {
      here.refill(*cache, std::min(most - count, core.idle.count() - core.depot_limit()));  // what it has room for need not go
    }
  }
  here.drop_excess(core.depot_limit());
}

}  // namespace

std::size_t pool_limit(pool_core& core) noexcept {
  const std::lock_guard lock(core.mutex);
  return core.limit;
}

void set_pool_limit(pool_core& core, std::size_t limit) noexcept {
  visit here(core);
  core.limit_is_set = true;
  apply_limit(core, here, limit);
}

void pool_declare_limit(pool_core& core, std::size_t limit) noexcept {
  visit here(core);
  if (!core.limit_is_set && core.limit != limit) apply_limit(core, here, limit);
}

std::size_t clear_pool(pool_core& core) noexcept {
  visit here(core);
  for (pool_cache* cache = core.caches; cache != nullptr; cache = cache->next_of_core) {
    if (is_callers(cache)) {
      here.settle(*cache);
      here.empty(*cache);
    } else if (!cache->closing) {
      cache->flush_asked = true;
      ask(*cache);
    }
  }
  here.empty_depot();
  return here.leave();
}

pool_detail pool_stats_of(pool_core& core) {
  pool_detail detail{};
  detail.name = core.name;
  detail.object_bytes = core.object_bytes;
  const std::lock_guard lock(core.mutex);
  const sums now = sum(core);
  detail.limit = core.limit;
  detail.objects = now.idle;
  detail.live = now.live;
  detail.hits = now.ever.hits - core.before_reset.hits;
  detail.misses = now.ever.misses - core.before_reset.misses;
  detail.drops = now.ever.drops - core.before_reset.drops;
  detail.hit_rate = rate(detail.hits, detail.misses);
  detail.bytes_reserved = core.slabs * core.layout.span_bytes;
  return detail;
}

}  // namespace detail

pool_stats get_pool_stats() {
  pool_stats all{};
  for (detail::pool_core* core : detail::all_cores()) {
    const pool_detail one = detail::pool_stats_of(*core);
    ++all.total_pools;
    all.total_objects += one.objects;
    all.total_live += one.live;
    all.total_hits += one.hits;
    all.total_misses += one.misses;
    all.total_drops += one.drops;
    all.bytes_idle += one.objects * one.object_bytes;
    all.bytes_live += one.live * one.object_bytes;
    all.bytes_reserved += one.bytes_reserved;
  }
  all.average_hit_rate = detail::rate(all.total_hits, all.total_misses);
  return all;
}

std::vector<pool_detail> get_detailed_pool_stats() {
  std::vector<pool_detail> details;
  for (detail::pool_core* core : detail::all_cores()) details.push_back(detail::pool_stats_of(*core));
  std::sort(details.begin(), details.end(), [](const pool_detail& a, const pool_detail& b) { return a.name < b.name; });
  return details;
}

void reset_pool_stats() {
  for (detail::pool_core* core : detail::all_cores()) {
    const std::lock_guard lock(core->mutex);
    core->before_reset = detail::sum(*core).ever;
  }
}

std::size_t clear_pools() {
  std::size_t bytes = 0;
  for (detail::pool_core* core : detail::all_cores()) bytes += detail::clear_pool(*core);
  return bytes;
}

std::ostream& operator<<(std::ostream& out, const pool_stats& stats) {
  return out << stats.total_pools << (stats.total_pools == 1 ? " pool: " : " pools: ") << stats.total_objects << " idle, "
             << stats.total_live << " live, " << stats.total_hits
             << " hits, " << stats.total_misses << " misses, " << stats.total_drops << " drops, hit rate " << stats.average_hit_rate << ", "
             << stats.bytes_idle << " B idle, " << stats.bytes_live << " B live, " << stats.bytes_reserved << " B reserved";
}

std::ostream& operator<<(std::ostream& out, const pool_detail& detail) {
  return out << detail.name << ": " << detail.objects << " idle of at most " << detail.limit << ", " << detail.live << " live, "
             << detail.hits << " hits, " << detail.misses << " misses, " << detail.drops << " drops, hit rate " << detail.hit_rate << ", "
             << detail.object_bytes << " B an object, " << detail.bytes_reserved << " B reserved";
}

}  // namespace ufb
