// Reports of the pools' checks: a line on stderr and the end of the process, unless the user's handler takes them.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ufb/pool_error.hpp>

#include "pool_registry.hpp"

namespace ufb {

namespace {

constinit std::atomic<pool_error_handler> handler{nullptr};

void report(const detail::pool_core& core, pool_misuse what, const void* address) noexcept {
  if (const pool_error_handler users = handler.load(std::memory_order_acquire)) return users({what, core.name, address});
  const char* const texts[] = {
      "double free of %p: the object had been released before",
      "foreign pointer %p: the object never came from this pool",
      "write after free at %p: somebody wrote to the memory of a released object",
  };
  std::fprintf(stderr, "ufb: pool of %s: ", core.name.c_str());
  std::fprintf(stderr, texts[static_cast<std::size_t>(what)], address);
  std::fputc('\n', stderr);
  std::abort();
}

}  // namespace

pool_error_handler set_pool_error_handler(pool_error_handler next) noexcept { return handler.exchange(next, std::memory_order_acq_rel); }

namespace detail {

void pool_refuse(pool_cache& cache, const void* address) noexcept {
  const slot_cell* const state = state_in(cache.core, cache.regions, address, cache.core->layout);
  const bool was_ours = state != nullptr && *state != slot_state::header;
  report(*cache.core, was_ours ? pool_misuse::double_free : pool_misuse::foreign_pointer, address);
}

void pool_write_off(pool_cache& cache, const void* slot) noexcept {
  add(cache.hits, std::uint64_t(-1));  // it served nobody
  add(cache.flushed, 1);
  {
    const std::lock_guard lock(cache.core->mutex);
    --cache.core->used;
  }
  report(*cache.core, pool_misuse::write_after_free, slot);
}

}  // namespace detail

}  // namespace ufb
