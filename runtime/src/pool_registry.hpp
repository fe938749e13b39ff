// The process's one list of pools and what they share. Made on first use and never destroyed, so that objects may be released after
// main; used by the pool_*.cpp files only.
#pragma once

#include <pthread.h>

#include <atomic>
#include <mutex>

#include "pool_core.hpp"
#include "pool_spans.hpp"

namespace ufb::detail {

// Returns: whether that is the value of UFB_POOL in the environment.
bool is_wished(const char* wish) noexcept;

struct registry {
  span_store spans;
  const bool off;         // UFB_POOL=off
  pthread_key_t janitor;  // its destructor empties a thread's caches
  bool has_janitor;
  std::atomic<std::size_t> slab_bytes{0};
  std::atomic<std::size_t> most_slab_bytes{0};  // since the last reset
  std::mutex mutex;  // for adding pools. Taken before any core's, and those before spans'; nothing is allocated under it
  std::atomic<pool_core*> newest{nullptr};  // the list of pools, which only grows

  registry();
};

registry& the_registry();  // Throws: std::bad_alloc, the first time only

// Returns: null as long as nobody has called the_registry().
registry* made_registry() noexcept;

// Effects: calls the function for each pool there is, the newest first. No lock is held and nothing allocated: memory may be what is missing.
template <class Function>
void for_each_core(Function function) {
  const registry* const all = made_registry();
  for (pool_core* core = all == nullptr ? nullptr : all->newest.load(std::memory_order_acquire); core != nullptr; core = core->next) function(*core);
}

// What the calling thread has; trivial, so that it is there until the thread is gone.
struct thread_caches {
  pool_cache* first;
  bool closing;  // its janitor has run
};
extern constinit thread_local thread_caches this_thread;

}  // namespace ufb::detail
