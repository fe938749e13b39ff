// Limits of one pool and of all: what becomes of idle objects beyond them, and the ways to give memory back before. Called by users
// through pool.hpp and pool_stats.hpp, and by the cold path.
#include "pool_limits.hpp"

#include <limits>
#include <new>
#include <ufb/pool.hpp>
#include <ufb/pool_stats.hpp>

#include "pool_registry.hpp"

namespace ufb {

namespace detail {

namespace {

constexpr std::size_t everything = (std::numeric_limits<std::size_t>::max)();

constinit std::atomic<std::size_t> budget{everything};  // bytes
constinit std::atomic<std::size_t> idle_bytes{0};       // of the depots, as far as counted; slots and what objects own

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

// Effects: does what core.limit says by now.
void apply_limit(pool_core& core, visit& here) noexcept {
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
  if (core.limit == 0) here.let_go_of_spare();
}

void set_limit(pool_core& core, visit& here, std::size_t limit) noexcept {
  core.wanted_limit = limit;
  core.apply_budget(budget.load(std::memory_order_relaxed));
  apply_limit(core, here);
}

// Returns: the pool whose oldest idle object beyond the threads' own is older than those of all others; null when there is none.
pool_core* oldest_core() noexcept {
  pool_core* oldest = nullptr;
  std::uint32_t most_age = 0;
  for_each_core([&](pool_core& core) {
    if (core.idle.count() == 0) return;
    const std::uint32_t since = core.oldest.load(std::memory_order_acquire);
    const std::uint32_t age = coarse_milliseconds() - since;  // in this order: another thread may be setting it
    if (oldest != nullptr && age <= most_age) return;
    oldest = &core;
    most_age = age;
  });
  return oldest;
}

// Requires: the core's lock is held, and all that was idle has gone, or will where other threads were asked.
void count_clear(pool_core& core) noexcept {
  pool_counts now;
  for (const pool_cache* cache = core.caches; cache != nullptr; cache = cache->next_of_core) {
    now.hits += cache->hits.load(std::memory_order_relaxed);
    now.misses += cache->misses.load(std::memory_order_relaxed);
  }
  const bool follows = core.clears != 0;
  if (follows && now.misses - core.before_clear.misses > now.hits - core.before_clear.hits) ++core.clears_at_low_hit_rate;
  ++core.clears;
  core.before_clear = now;
  core.let_go = 0;
}

// What a thread keeps is newer than what the depot has: it goes last. Other threads are asked.
std::size_t empty_caches(pool_core& core) noexcept {
  visit here(core);
  std::size_t kept = 0;  // objects
  for (pool_cache* cache = core.caches; cache != nullptr; cache = cache->next_of_core) {
    kept += cache->idle();
    if (is_callers(cache)) {
      here.settle(*cache);
      here.empty(*cache);
    } else if (!cache->closing && !cache->plain) {
      cache->flush_asked = true;
      ask(*cache);
    }
  }
  here.let_go(everything);  // what came meanwhile
  here.let_go_of_spare();
  if (kept + core.let_go != 0) count_clear(core);
  return here.leave();
}

// Effects: the depot has the oldest again that this thread's cache was to drop, slabs have its vacant slots; the spare slab goes.
std::size_t begin_trimming(pool_core& core) noexcept {
  visit here(core);
  for (pool_cache* cache = core.caches; cache != nullptr; cache = cache->next_of_core) {
    if (!is_callers(cache)) continue;
    here.settle(*cache);
    here.return_vacant(*cache, 0);
  }
  here.let_go_of_spare();
  return here.leave();
}

}  // namespace

void count_idle_bytes(pool_core& core) noexcept {
  const std::size_t most = budget.load(std::memory_order_relaxed);
  if (most == everything) return;
  const std::size_t bytes = core.idle.count() * core.layout.slot_bytes + core.idle.bytes();
  if (core.idle.count() != 0) core.usual_bytes = core.idle.bytes() / core.idle.count();
  core.apply_budget(most);
  idle_bytes.fetch_add(bytes - core.counted_bytes, std::memory_order_relaxed);
  core.counted_bytes = bytes;
}

void keep_budget() noexcept {
  for (;;) {
    const std::size_t most = budget.load(std::memory_order_relaxed), now = idle_bytes.load(std::memory_order_relaxed);
    if (most == everything || now <= most) return;
    pool_core* const core = oldest_core();
    if (core == nullptr) return;
    visit here(*core);
    here.drop_excess(core->idle.count() - core->idle.oldest_with(now - most, core->layout.slot_bytes, pool_cache::chain));
  }
}

void count_slab_bytes(std::size_t bytes) noexcept {
  registry& all = the_registry();
  const std::size_t now = all.slab_bytes.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  std::size_t most = all.most_slab_bytes.load(std::memory_order_relaxed);
  while (now > most && !all.most_slab_bytes.compare_exchange_weak(most, now, std::memory_order_relaxed)) {
  }
}

std::size_t pool_limit(pool_core& core) noexcept {
  const std::lock_guard lock(core.mutex);
  return core.wanted_limit;
}

void set_pool_limit(pool_core& core, std::size_t limit) noexcept {
  {
    visit here(core);
    core.limit_is_set = true;
    set_limit(core, here, limit);
  }
  keep_budget();
}

void pool_declare_limit(pool_core& core, std::size_t limit) noexcept {
  visit here(core);
  if (!core.limit_is_set && core.wanted_limit != limit) set_limit(core, here, limit);
}

std::size_t trim_pool(pool_core& core, std::size_t bytes) noexcept {
  std::size_t given_back = begin_trimming(core);
  for (bool more = true; more && given_back < bytes;) {
    visit here(core);
    here.let_go(pool_cache::most);
    here.let_go_of_spare();
    more = core.idle.count() != 0;
    given_back += here.leave();
  }
  return given_back < bytes ? given_back + empty_caches(core) : given_back;
}

void make_room() {
  if (trim_pools(everything) != 0) return;
  const std::new_handler handler = std::get_new_handler();
  if (handler == nullptr) throw std::bad_alloc();
  handler();
}

}  // namespace detail

std::size_t trim_pools(std::size_t bytes) noexcept {
  std::size_t given_back = 0;
  detail::for_each_core([&](detail::pool_core& core) { given_back += given_back < bytes ? detail::begin_trimming(core) : 0; });
  while (given_back < bytes) {
    detail::pool_core* const core = detail::oldest_core();
    if (core == nullptr) break;
    detail::visit here(*core);
    here.let_go(detail::pool_cache::chain);
    here.let_go_of_spare();
    given_back += here.leave();
  }
  detail::for_each_core([&](detail::pool_core& core) { given_back += given_back < bytes ? detail::empty_caches(core) : 0; });
  return given_back;
}

std::size_t clear_pools() noexcept { return trim_pools(detail::everything); }

void set_pool_budget(std::size_t bytes) {
  {
    const std::lock_guard lock(detail::the_registry().mutex);
    detail::budget.store(bytes, std::memory_order_relaxed);
  }
  detail::for_each_core([&](detail::pool_core& core) {
    detail::visit here(core);
    core.apply_budget(bytes);
    detail::apply_limit(core, here);
  });
  detail::keep_budget();
}

std::size_t pool_budget() noexcept { return detail::budget.load(std::memory_order_relaxed); }

}  // namespace ufb
