// The process's one list of pools and what they share. Made on first use and never destroyed, so that objects may be released after
// main; used by the pool_*.cpp files only.
#pragma once

#include <pthread.h>

#include <atomic>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

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
  // Taken before any core's, and those before spans'. Recursive, as a std::new_handler may call on the pools while a pool is made.
  std::recursive_mutex mutex;
  std::unordered_map<std::string, pool_core*> by_key;
  std::vector<pool_core*> cores;  // in the order they came

  registry();
};

registry& the_registry();  // Throws: std::bad_alloc, the first time only

// What the calling thread has; trivial, so that it is there until the thread is gone.
struct thread_caches {
  pool_cache* first;
  bool closing;  // its janitor has run
};
extern constinit thread_local thread_caches this_thread;

}  // namespace ufb::detail
