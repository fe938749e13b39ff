// Finds or makes the pool of a type and the calling thread's cache of it, empties caches when their threads end, and keeps the locks
// consistent across fork. Called by the hot path on a thread's first use of a type.
#include "pool_registry.hpp"

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <new>
#include <string_view>
#include <ufb/pool_stats.hpp>

#include "pool_limits.hpp"

namespace ufb::detail {

constinit thread_local thread_caches this_thread{nullptr, false};

namespace {

int kernel_thread() noexcept { return static_cast<int>(syscall(SYS_gettid)); }

// A thread that has emptied its cache may still run destructors that use it, so its cache is nobody else's before it is gone.
bool is_gone(int thread) noexcept { return syscall(SYS_tgkill, getpid(), thread, 0) != 0 && errno == ESRCH; }

void close(pool_cache& cache) noexcept {
  visit here(*cache.core);
  cache.closing = true;
  cache.thread = kernel_thread();
  here.settle(cache);
  here.flush(cache, cache.count.load(std::memory_order_relaxed));
  here.return_vacant(cache, 0);
  here.drop_excess(cache.core->depot_limit());
}

// A key's destructor, which runs after all thread_local ones. What destructors of other keys do later with the pools finds closed caches,
// which serve as others do and keep nothing.
void run_janitor(void*) noexcept {
  this_thread.closing = true;
  for (pool_cache *cache = this_thread.first, *next; cache != nullptr; cache = next) {
    next = cache->next_of_thread;  // closed, it may be another thread's
    close(*cache);
  }
  keep_budget();
}

constinit std::mutex making;  // the registry, before there is one with locks of its own; a static variable's guard fork() would copy locked
constinit std::atomic<registry*> made{nullptr};
constinit thread_local bool holds_all = false;  // the forking thread's

// fork() copies the locks as they are, so nobody may hold one. What threads other than the caller kept idle is lost to the child.
void lock_all() {
  making.lock();
  holds_all = made.load(std::memory_order_acquire) != nullptr;
  if (!holds_all) return;
  the_registry().mutex.lock();
  for_each_core([](pool_core& core) { core.mutex.lock(); });
  the_registry().spans.mutex().lock();
}

void unlock_all() {
  if (holds_all) {
    the_registry().spans.mutex().unlock();
    for_each_core([](pool_core& core) { core.mutex.unlock(); });
    the_registry().mutex.unlock();
  }
  making.unlock();
}
void unlock_all_in_child() {
  for (pool_cache* cache = this_thread.first; cache != nullptr; cache = cache->next_of_thread) cache->thread = kernel_thread();
  unlock_all();
}

// Before any handler of the program's: those then run while nobody holds a lock of the pools.
[[gnu::constructor]] void be_ready_for_fork() { pthread_atfork(lock_all, unlock_all, unlock_all_in_child); }

// "… [with T = shop::user; …]" of g++, "… [T = shop::user]" of clang
malloc_text spelled_name(std::string_view spelling) {
  const std::size_t start = spelling.find("T = ") + 4;
  const std::size_t end = spelling.find(';', start);
  return malloc_text(spelling.substr(start, (end != std::string_view::npos ? end : spelling.rfind(']')) - start));
}

// Returns: whether the type is in an unnamed namespace or in a function, or made of such a one: other files may have another of its name.
// Source: the Itanium C++ ABI, 5.1: an identifier comes after its length, and what has a Z outside of identifiers is in a function. Numbers
// are also array bounds (A), substitutions (S), parameters (T), and values (L, a type, digits, E).
bool may_be_internal(std::string_view mangled) noexcept {
  constexpr std::string_view digits = "0123456789";
  std::size_t i = 0;
  while ((i = mangled.find_first_of("0123456789LZ", i)) != std::string_view::npos) {
    if (mangled[i] == 'Z') return true;
    if (mangled[i] == 'L') {
      const bool is_value = i + 1 < mangled.size() && mangled[i + 1] >= 'a' && mangled[i + 1] <= 'z';
      i = is_value ? mangled.find('E', i) : i + 1;
      continue;
    }
    const bool is_length = i == 0 || std::string_view("AST").find(mangled[i - 1]) == std::string_view::npos;
    const std::size_t start = std::min(mangled.find_first_not_of(digits, i), mangled.size());
    std::size_t length = 0;
    std::from_chars(mangled.data() + i, mangled.data() + start, length);
    if (is_length && mangled.substr(start).starts_with("_GLOBAL__N_")) return true;
    i = is_length ? start + std::min(length, mangled.size() - start) : start;
  }
  return false;
}

// Such types are told apart by the anchor.
malloc_text key_of(const pool_type& type) {
  malloc_text key = type.key != nullptr ? type.key : "";
  const bool is_internal = key.empty() || may_be_internal(key);
  const auto append = [&](std::uint64_t number) {
    char digits[21] = " ";
    key.append(digits, std::to_chars(digits + 1, std::end(digits), number).ptr);
  };
  append(type.size);
  append(type.alignment);
  if (is_internal) append(reinterpret_cast<std::uintptr_t>(type.anchor));
  return key;
}

pool_cache& cache_in(pool_core& core) {
  for (pool_cache* cache = core.caches; cache != nullptr; cache = cache->next_of_core) {
    if (cache->closing && is_gone(cache->thread)) return *cache;
  }
  void* const memory = std::aligned_alloc(alignof(pool_cache), sizeof(pool_cache));  // not new, whose handler may call on this core
  if (memory == nullptr) throw std::bad_alloc();
  auto* const cache = ::new (memory) pool_cache;
  const unsigned index = core.caches == nullptr ? 0 : static_cast<unsigned>(core.caches->live) - static_cast<unsigned>(slot_state::live) + 1;
  cache->live = static_cast<slot_state>(static_cast<unsigned>(slot_state::live) + index % live_states);
  cache->core = &core;
  cache->regions = the_registry().spans.regions();
  cache->plain = the_registry().off;
  cache->next_of_core = core.caches;
  core.caches = cache;
  return *cache;
}

pool_core* find(std::string_view key) noexcept {
  pool_core* found = nullptr;
  for_each_core([&](pool_core& core) {
    if (std::string_view(core.key) == key) found = &core;
  });
  return found;
}

pool_core& find_or_make(const pool_type& type) {
  registry& all = the_registry();
  malloc_text key = key_of(type);
  if (pool_core* const core = find(key)) return *core;
  auto fresh = malloc_new<pool_core>(type, std::move(key), spelled_name(type.spelling));
  const std::lock_guard lock(all.mutex);
  if (pool_core* const core = find(fresh->key)) return *core;
  fresh->apply_budget(pool_budget());
  fresh->next = all.newest.load(std::memory_order_relaxed);
  all.newest.store(fresh.get(), std::memory_order_release);
  return *fresh.release();
}

// Returns: what the function does, called again whenever there was no memory and make_room() has found some.
template <class Function>
auto in_need(Function function) {
  for (;;) {
    try {
      return function();
    } catch (const std::bad_alloc&) {
      make_room();
    }
  }
}

// Throws: std::bad_alloc.
pool_cache* attach(pool_core& core) {
  for (pool_cache* cache = this_thread.first; cache != nullptr; cache = cache->next_of_thread) {
    if (cache->core == &core) return cache;  // another shared object of this thread was first, or a std::new_handler
  }
  const std::lock_guard lock(core.mutex);
  pool_cache& cache = cache_in(core);
  cache.closing = this_thread.closing || !the_registry().has_janitor;
  cache.thread = kernel_thread();
  cache.capacity.store(cache.closing || cache.plain ? 0 : core.cache_limit(), std::memory_order_relaxed);
  cache.next_of_thread = std::exchange(this_thread.first, &cache);
  if (!cache.closing && pthread_setspecific(the_registry().janitor, &cache) != 0) {  // out of memory: nobody would empty it
    cache.closing = true;
    cache.capacity.store(0, std::memory_order_relaxed);
  }
  return &cache;
}

}  // namespace

bool is_wished(const char* wish) noexcept {
  const char* const wished = std::getenv("UFB_POOL");
  return wished != nullptr && std::strcmp(wished, wish) == 0;
}

registry::registry() : off(is_wished("off")), janitor(), has_janitor(pthread_key_create(&janitor, run_janitor) == 0) {}

registry& the_registry() {
  if (registry* const one = made.load(std::memory_order_acquire)) return *one;
  const std::lock_guard lock(making);
  if (made.load(std::memory_order_relaxed) == nullptr) made.store(malloc_new<registry>().release(), std::memory_order_release);
  return *made.load(std::memory_order_relaxed);
}

registry* made_registry() noexcept { return made.load(std::memory_order_acquire); }

pool_core& pool_core_of(const pool_type& type) {
  return *in_need([&] {
    pool_core& core = find_or_make(type);
    core.retire.add(type.retire);
    return &core;
  });
}

pool_cache* pool_attach(const pool_type& type) {
  pool_core& core = pool_core_of(type);
  return in_need([&] { return attach(core); });
}

pool_cache* pool_attach_if_possible(const pool_type& type) noexcept {
  try {
    return pool_attach(type);
  } catch (...) {  // a std::new_handler's exception can be any
    return nullptr;
  }
}

}  // namespace ufb::detail
