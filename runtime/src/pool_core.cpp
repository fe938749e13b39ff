// The pool's cold path: refills and flushes of the threads' caches, slots carved out of slabs, limits kept.
#include "pool_core.hpp"

#include <cstring>
#include <new>

#include "pool_registry.hpp"

namespace ufb::detail {

bool depot::push(void* slot) noexcept {
  if (count_ == capacity_) {
    const std::size_t capacity = std::max<std::size_t>(16, 2 * capacity_);
    std::unique_ptr<void*[]> slots(new (std::nothrow) void*[capacity]);
    if (slots == nullptr) return false;
    for (std::size_t i = 0; i != count_; ++i) slots[i] = at(i);
    slots_ = std::move(slots);
    capacity_ = capacity;
    first_ = 0;
  }
  at(count_++) = slot;
  return true;
}

void depot::pop_oldest(void** out, std::size_t n) noexcept {
  for (std::size_t i = 0; i != n; ++i) out[i] = at(i);
  first_ += n;
  count_ -= n;
}

void depot::pop_newest(void** out, std::size_t n) noexcept {
  count_ -= n;
  for (std::size_t i = 0; i != n; ++i) out[i] = at(count_ + i);
}

pool_core::pool_core(const pool_type& type, std::string spelled_name)
    : name(std::move(spelled_name)), layout(layout_of(type.size, type.alignment)), object_bytes(type.size), retire(type.retire) {}

std::size_t visit::leave() noexcept {
  if (!lock_.owns_lock()) return 0;
  lock_.unlock();
  std::size_t bytes = 0;
  while (leaving_ != nullptr) {
    pool_slab* const next = leaving_->next;
    bytes += the_registry().spans.free(leaving_, core_.layout.span_bytes);
    leaving_ = next;
  }
  return bytes;
}

void visit::link(pool_slab* slab) noexcept {
  slab->previous = nullptr;
  slab->next = core_.roomy;
  if (slab->next != nullptr) slab->next->previous = slab;
  core_.roomy = slab;
}

void visit::unlink(pool_slab* slab) noexcept {
  if (slab->next != nullptr) slab->next->previous = slab->previous;
  (slab->previous != nullptr ? slab->previous->next : core_.roomy) = slab->next;
}

void visit::give_back(pool_slab* slab) noexcept {
  slab->core = nullptr;
  slab->next = leaving_;
  leaving_ = slab;
  --core_.slabs;
}

void* visit::carve() {
  if (core_.roomy == nullptr) {
    if (core_.spare != nullptr) {
      link(std::exchange(core_.spare, nullptr));
    } else {
      auto* const fresh = static_cast<pool_slab*>(the_registry().spans.allocate(core_.layout.span_bytes));
      fresh->core = &core_;  // the rest of a new span is zero, and so is a vacant slot's state
      ++core_.slabs;
      link(fresh);
    }
  }
  pool_slab* const slab = core_.roomy;
  slot_state* const states = slab->states();
  auto* const found =
      static_cast<slot_state*>(std::memchr(states + slab->hint, static_cast<int>(slot_state::vacant), core_.layout.slots - slab->hint));
  const auto index = static_cast<std::uint32_t>(found - states);
  *found = slot_state::carved;
  slab->hint = index + 1;
  if (++slab->used == core_.layout.slots) unlink(slab);
  return reinterpret_cast<std::byte*>(slab) + core_.layout.first_slot + index * core_.layout.slot_bytes;
}

void visit::vacate(void* slot) noexcept {
  pool_slab* const slab = slab_of(slot, core_.layout.span_bytes);
  slot_state& state = state_of(slot, core_.layout);
  state = slot_state::vacant;
  const auto index = static_cast<std::uint32_t>(&state - slab->states());
  slab->hint = std::min(slab->hint, index);
  if (slab->used-- == core_.layout.slots) link(slab);
  if (slab->used != 0) return;
  unlink(slab);
  if (core_.spare == nullptr) {
    core_.spare = slab;
  } else {
    give_back(slab);
  }
}

void visit::discard(void* const* slots, std::size_t n) noexcept {
  const auto is_living = [&](void* slot) { return state_of(slot, core_.layout) == slot_state::living; };
  if (std::any_of(slots, slots + n, is_living)) {
    const auto retire = core_.retire;
    lock_.unlock();  // the slots are in no list: nobody else can reach them
    for (std::size_t i = 0; i != n; ++i) {
      if (is_living(slots[i])) retire(slots[i]);
    }
    lock_.lock();
  }
  for (std::size_t i = 0; i != n; ++i) vacate(slots[i]);
}

void visit::settle(pool_cache& cache) noexcept {
  cache.capacity.store(cache.closing ? 0 : core_.cache_limit(), std::memory_order_relaxed);
  if (std::exchange(cache.flush_asked, false)) empty(cache);
}

void visit::refill(pool_cache& cache, std::size_t n) noexcept {
  const std::size_t count = cache.count.load(std::memory_order_relaxed);
  std::copy_backward(cache.slots, cache.slots + count, cache.slots + count + n);
  core_.idle.pop_newest(cache.slots, n);
  cache.count.store(static_cast<std::uint32_t>(count + n), std::memory_order_relaxed);
  add(cache.refilled, n);
}

void visit::flush(pool_cache& cache, std::size_t n) noexcept {
  void* oldest[pool_cache::most];
  const std::size_t count = cache.count.load(std::memory_order_relaxed);
  std::copy_n(cache.slots, n, oldest);
  std::copy(cache.slots + n, cache.slots + count, cache.slots);
  cache.count.store(static_cast<std::uint32_t>(count - n), std::memory_order_relaxed);
  add(cache.flushed, n);
  for (std::size_t i = 0; i != n; ++i) add_idle(oldest[i]);
}

void visit::empty(pool_cache& cache) noexcept {
  void* slots[pool_cache::most];
  const std::size_t n = cache.count.load(std::memory_order_relaxed);
  std::copy_n(cache.slots, n, slots);
  cache.count.store(0, std::memory_order_relaxed);
  add(cache.flushed, n);
  discard(slots, n);
}

void visit::add_idle(void* slot) noexcept {
  if (core_.idle.push(slot)) return;
  ++core_.drops;
  discard(&slot, 1);
}

void visit::drop_excess() noexcept {
  void* oldest[pool_cache::most];
  while (core_.idle.count() > core_.depot_limit()) {
    const std::size_t n = std::min(core_.idle.count() - core_.depot_limit(), std::size(oldest));
    core_.idle.pop_oldest(oldest, n);
    core_.drops += n;
    discard(oldest, n);
  }
}

void visit::empty_depot() noexcept {
  void* oldest[pool_cache::most];
  while (core_.idle.count() != 0) {
    const std::size_t n = std::min(core_.idle.count(), std::size(oldest));
    core_.idle.pop_oldest(oldest, n);
    discard(oldest, n);
  }
  if (core_.spare != nullptr) give_back(std::exchange(core_.spare, nullptr));
}

void* pool_take(pool_cache& cache) {
  pool_core& core = *cache.core;
  if (cache.plain) {
    void* const storage = ::operator new (core.layout.slot_bytes, std::align_val_t{core.layout.slot_alignment});
    add(cache.misses, 1);
    return storage;
  }
  visit here(core);
  here.settle(cache);
  if (cache.count.load(std::memory_order_relaxed) == 0) {
    if (core.idle.count() == 0) {
      void* const slot = here.carve();
      add(cache.misses, 1);
      return slot;
    }
    const std::size_t half = (cache.capacity.load(std::memory_order_relaxed) + 1) / 2;
    here.refill(cache, std::clamp<std::size_t>(half, 1, core.idle.count()));
  }
  const std::uint32_t last = cache.count.load(std::memory_order_relaxed) - 1;
  cache.count.store(last, std::memory_order_relaxed);
  add(cache.hits, 1);
  return cache.slots[last];
}

void pool_give(pool_cache& cache, void* slot) noexcept {
  pool_core& core = *cache.core;
  visit here(core);
  here.settle(cache);
  const std::size_t capacity = cache.capacity.load(std::memory_order_relaxed);
  std::size_t count = cache.count.load(std::memory_order_relaxed);
  if (count != 0 && count >= capacity) {
    // Half a cache at a time while the depot has room for it. At the limit one at a time, so that exactly the limit stays idle.
    const std::size_t room = core.depot_limit() - std::min(core.idle.count(), core.depot_limit());
    const std::size_t excess = count - capacity + (capacity != 0);
    here.flush(cache, std::max(excess, std::min(room, (capacity + 1) / 2)));
    count = cache.count.load(std::memory_order_relaxed);
  }
  if (count < capacity) {
    cache.slots[count] = slot;
    cache.count.store(static_cast<std::uint32_t>(count + 1), std::memory_order_relaxed);
  } else {
    add(cache.flushed, 1);
    here.add_idle(slot);
  }
  here.drop_excess();
}

void pool_give_plain(pool_cache& cache, void* storage) noexcept {
  ::operator delete (storage, std::align_val_t{cache.core->layout.slot_alignment});
  add(cache.flushed, 1);
}

}  // namespace ufb::detail
