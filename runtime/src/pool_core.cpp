// The pool's cold path: refills and flushes of the threads' caches, slots carved out of slabs, limits kept.
#include "pool_core.hpp"

#include <time.h>

#include <bit>
#include <new>

#include "pool_limits.hpp"
#include "pool_registry.hpp"
#include "pool_witness.hpp"

namespace ufb::detail {

std::uint32_t coarse_milliseconds() noexcept {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return static_cast<std::uint32_t>(now.tv_sec * 1000 + now.tv_nsec / 1'000'000);
}

namespace {

std::uint32_t load(const owned_bytes& bytes) noexcept { return bytes.load(std::memory_order_relaxed); }

// Effects: as std::copy and std::copy_backward, of n.
void copy_down(const owned_bytes* from, owned_bytes* to, std::size_t n) noexcept {
  for (std::size_t i = 0; i != n; ++i) to[i].store(load(from[i]), std::memory_order_relaxed);
}
void copy_up(const owned_bytes* from, owned_bytes* to, std::size_t n) noexcept {
  while (n-- != 0) to[n].store(load(from[n]), std::memory_order_relaxed);
}

void reverse_doomed(pool_cache& cache, std::size_t n) noexcept {
  std::reverse(cache.doomed, cache.doomed + n);
  for (std::size_t i = 0; i < n / 2; ++i) {
    const std::uint32_t first = load(cache.doomed_bytes[i]);
    copy_down(cache.doomed_bytes + n - 1 - i, cache.doomed_bytes + i, 1);
    cache.doomed_bytes[n - 1 - i].store(first, std::memory_order_relaxed);
  }
}

}  // namespace

void depot::read(std::size_t from, void** slots, owned_bytes* bytes, std::size_t n) noexcept {
  for (std::size_t i = 0; i != n; ++i) {
    idle_slot& each = at(from + i);
    slots[i] = std::exchange(each.slot, nullptr);  // what Valgrind finds here is not lost
    bytes_ -= each.bytes;
    if (bytes != nullptr) bytes[i].store(each.bytes, std::memory_order_relaxed);
  }
  count_.store(count() - n, std::memory_order_relaxed);
}

void depot::write(std::size_t from, void* const* slots, const owned_bytes* bytes, std::size_t n, std::uint32_t since) noexcept {
  for (std::size_t i = 0; i != n; ++i) {
    at(from + i) = {slots[i], since, load(bytes[i])};
    bytes_ += load(bytes[i]);
  }
  count_.store(count() + n, std::memory_order_relaxed);
}

bool depot::reserve(std::size_t n) noexcept {
  if (n <= capacity_) return true;
  const std::size_t capacity = std::bit_ceil(std::max<std::size_t>(16, n));
  // Not new, whose handler may call on this core.
  decltype(slots_) slots(static_cast<idle_slot*>(std::malloc(capacity * sizeof(idle_slot))));
  if (slots == nullptr) return false;
  for (std::size_t i = 0; i != count(); ++i) slots[i] = at(i);
  slots_ = std::move(slots);
  capacity_ = capacity;
  first_ = 0;
  return true;
}

bool depot::push_newest(void* const* slots, const owned_bytes* bytes, std::size_t n) noexcept {
  if (!reserve(count() + n)) return false;
  write(count(), slots, bytes, n, coarse_milliseconds());
  return true;
}

bool depot::push_oldest(void* const* slots, const owned_bytes* bytes, std::size_t n) noexcept {
  if (!reserve(count() + n)) return false;
  const std::uint32_t since = count() != 0 ? oldest() : coarse_milliseconds();
  first_ -= n;
  write(0, slots, bytes, n, since);
  return true;
}

void depot::pop_newest(void** slots, owned_bytes* bytes, std::size_t n) noexcept { read(count() - n, slots, bytes, n); }

void depot::pop_oldest(void** slots, owned_bytes* bytes, std::size_t n) noexcept {
  read(0, slots, bytes, n);
  first_ += n;
}

std::size_t depot::oldest_with(std::size_t bytes, std::size_t slot_bytes, std::size_t most) const noexcept {
  std::size_t n = 0;
  for (std::size_t found = 0; n != std::min(most, count()) && found < bytes; ++n) found += slot_bytes + at(n).bytes;
  return n;
}

namespace {

// With UFB_POOL=off each object is as good as a slab of its own.
pool_layout own_layout(const pool_type& type) noexcept {
  pool_layout layout = layout_of(type.size, type.alignment);
  if (the_registry().off) layout.span_bytes = layout.slot_bytes;
  return layout;
}

}  // namespace

pool_core::pool_core(const pool_type& type, malloc_text own_key, malloc_text spelled_name)
    : key(std::move(own_key)),
      name(std::move(spelled_name)),
      layout(own_layout(type)),
      object_bytes(type.size),
      watched(is_watched()),
      wanted_limit(type.limit),
      limit(type.limit) {}

std::size_t visit::leave() noexcept {
  if (lock_.owns_lock()) {
    if (core_.idle.count() != 0) core_.oldest.store(core_.idle.oldest(), std::memory_order_relaxed);
    count_idle_bytes(core_);
    lock_.unlock();
  }
  std::size_t bytes = 0;
  while (leaving_ != nullptr) {
    pool_slab* const next = leaving_->next;
    void* const span = reinterpret_cast<void*>(span_of(leaving_, core_.layout));
    if (core_.watched) announce_end(core_, span);
    bytes += the_registry().spans.free(span, core_.layout.span_bytes);
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
  core_.capacity -= slab->capacity;
  the_registry().slab_bytes.fetch_sub(core_.layout.span_bytes, std::memory_order_relaxed);
}

// Requires: the span is zero, as a vacant slot's state is.
pool_slab* visit::new_slab(void* span) noexcept {
  const pool_layout& layout = core_.layout;
  const auto start = reinterpret_cast<std::uintptr_t>(span);
  pool_slab* const slab = slab_in(start, layout);
  slab->core = &core_;
  const slot_range taken = header_slots(layout, reinterpret_cast<std::uintptr_t>(slab) - start);
  std::fill(slab->states() + taken.first, slab->states() + taken.last, slot_state::header);
  slab->capacity = layout.slot_count - (taken.last - taken.first);
  return slab;
}

// Effects: there is a slab with vacant slots. Throws: std::bad_alloc.
void visit::grow() {
  while (core_.roomy == nullptr && core_.spare == nullptr) {
    if (add_slab()) return;
    lock_.unlock();
    make_room();
    lock_.lock();
  }
  if (core_.roomy == nullptr) link(std::exchange(core_.spare, nullptr));
}

// Returns: false where the system has no memory.
bool visit::add_slab() {
  try {
    pool_slab* const fresh = new_slab(the_registry().spans.allocate(core_.layout.span_bytes));
    link(fresh);
    if (core_.watched) announce_slab(core_, fresh);
    core_.most_slabs = std::max(core_.most_slabs, ++core_.slabs);
    core_.capacity += fresh->capacity;
    count_slab_bytes(core_.layout.span_bytes);
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

void visit::carve(pool_cache& cache) {
  grow();
  if (cache.vacant_count != 0) return;  // where memory was short, destructors ran
  void* slots[pool_cache::chain];
  const std::size_t wanted = cache.closing ? 1 : std::max<std::size_t>(1, core_.vacant_limit());
  std::size_t n = 0;
  while (n != wanted && core_.roomy != nullptr) n += carve_from(core_.roomy, slots + n, wanted - n);
  std::reverse_copy(slots, slots + n, cache.vacant + cache.vacant_count);
  cache.vacant_count += static_cast<std::uint32_t>(n);
}

// Requires: the slab is in the list of those with vacant slots. Returns: how many slots were carved, at least one, the lowest first.
std::size_t visit::carve_from(pool_slab* slab, void** out, std::size_t n) noexcept {
  slot_cell* const states = slab->states();
  n = std::min<std::size_t>(n, slab->capacity - slab->used);
  std::byte* const first = reinterpret_cast<std::byte*>(span_of(slab, core_.layout)) + core_.layout.first_slot;
  slot_cell* next = states + slab->hint;
  for (std::size_t i = 0; i != n; ++i, ++next) {
    while (*next != slot_state::vacant) ++next;
    *next = slot_state::carved;
    out[i] = first + static_cast<std::size_t>(next - states) * core_.layout.slot_bytes;
  }
  slab->hint = static_cast<std::uint32_t>(next - states);
  slab->used += static_cast<std::uint32_t>(n);
  core_.used += n;
  if (slab->used == slab->capacity) unlink(slab);
  return n;
}

void visit::vacate(void* slot) noexcept {
  pool_slab* const slab = slab_in(span_of(slot, core_.layout), core_.layout);
  slot_cell& state = state_of(slot, core_.layout);
  state = slot_state::vacant;
  const auto index = static_cast<std::uint32_t>(&state - slab->states());
  slab->hint = std::min(slab->hint, index);
  --core_.used;
  if (slab->used-- == slab->capacity) link(slab);
  if (slab->used != 0) return;
  unlink(slab);
  if (core_.spare == nullptr && core_.limit != 0) {
    core_.spare = slab;
  } else {
    give_back(slab);
  }
}

void visit::discard(void* const* slots, std::size_t n) noexcept {
  const auto is_living = [&](void* slot) { return state_of(slot, core_.layout) == slot_state::living; };
  if (std::any_of(slots, slots + n, is_living)) {
    lock_.unlock();  // the slots are in no list: nobody else can reach them
    const auto retire = core_.retire.find();
    for (std::size_t i = 0; i != n && retire != nullptr; ++i) {
      if (is_living(slots[i])) retire(slots[i]);
    }
    lock_.lock();
  }
  for (std::size_t i = 0; i != n; ++i) vacate(slots[i]);
}

// Where there is one thread, live objects are most when one is taken out of vacant memory, as then none is idle.
void visit::note_live(pool_cache& cache) noexcept {
  const std::uint32_t vacant = cache.least_vacant.load(std::memory_order_relaxed);
  cache.least_vacant.store(pool_cache::no_miss, std::memory_order_relaxed);
  if (vacant != pool_cache::no_miss && core_.used > vacant) core_.most_live = std::max(core_.most_live, core_.used - vacant);
}

void visit::settle(pool_cache& cache) noexcept {
  note_live(cache);
  core_.most_idle = std::max(core_.most_idle, core_.idle.count() + cache.idle());
  cache.visit_asked.store(false, std::memory_order_relaxed);
  cache.capacity.store(cache.closing || cache.plain ? 0 : core_.cache_limit(), std::memory_order_relaxed);
  if (std::exchange(cache.flush_asked, false)) empty(cache);
  lower_usual(cache);
  const std::size_t n = cache.doomed_count.load(std::memory_order_relaxed);
  if (n == 0) return;
  reverse_doomed(cache, n);
  cache.doomed_count.store(0, std::memory_order_relaxed);
  add(cache.flushed, n);
  if (core_.idle.push_oldest(cache.doomed, cache.doomed_bytes, n)) return;
  void* oldest[pool_cache::chain];
  std::copy_n(cache.doomed, n, oldest);
  drop(oldest, n);
}

void visit::refill(pool_cache& cache, std::size_t n) noexcept {
  const std::size_t count = cache.count.load(std::memory_order_relaxed);
  if (count != 0) std::copy_backward(cache.kept, cache.kept + count, cache.kept + count + n);
  copy_up(cache.kept_bytes, cache.kept_bytes + n, count);
  if (core_.watched) {
    core_.idle.pop_oldest(cache.kept, cache.kept_bytes, n);  // the longer nobody uses a slot again, the more of its wrong uses is seen
  } else {
    core_.idle.pop_newest(cache.kept, cache.kept_bytes, n);
  }
  cache.count.store(static_cast<std::uint32_t>(count + n), std::memory_order_relaxed);
  add(cache.refilled, n);
}

void visit::flush(pool_cache& cache, std::size_t n) noexcept {
  void* oldest[pool_cache::most];
  const std::size_t count = cache.count.load(std::memory_order_relaxed);
  const bool has_room = core_.idle.push_newest(cache.kept, cache.kept_bytes, n);
  if (!has_room) std::copy_n(cache.kept, n, oldest);
  std::copy(cache.kept + n, cache.kept + count, cache.kept);
  copy_down(cache.kept_bytes + n, cache.kept_bytes, count - n);
  cache.count.store(static_cast<std::uint32_t>(count - n), std::memory_order_relaxed);
  add(cache.flushed, n);
  if (!has_room) drop(oldest, n);
}

void visit::empty(pool_cache& cache) noexcept {
  void* slots[pool_cache::most];
  const std::size_t doomed = cache.doomed_count.load(std::memory_order_relaxed);
  const std::size_t count = cache.count.load(std::memory_order_relaxed);
  std::copy_n(cache.doomed, doomed, slots);
  std::copy_n(cache.kept, count, slots + doomed);
  cache.doomed_count.store(0, std::memory_order_relaxed);
  cache.count.store(0, std::memory_order_relaxed);
  add(cache.flushed, doomed + count);
  return_vacant(cache, 0);
  discard(slots, doomed + count);
}

void visit::doom(pool_cache& cache) noexcept {
  const auto room = [&] {
    const std::uint32_t capacity = cache.capacity.load(std::memory_order_relaxed);
    const std::uint32_t count = cache.count.load(std::memory_order_relaxed);
    return std::min(capacity - std::min(count, capacity), core_.vacant_limit());
  };
  drop_excess(core_.depot_limit() + room());
  // What was dropped may have released others, which end here too.
  if (cache.doomed_count.load(std::memory_order_relaxed) == 0 && core_.idle.count() > core_.depot_limit()) {
    const auto n = static_cast<std::uint32_t>(std::min<std::size_t>(core_.idle.count() - core_.depot_limit(), room()));
    core_.idle.pop_oldest(cache.doomed, cache.doomed_bytes, n);
    reverse_doomed(cache, n);
    cache.doomed_count.store(n, std::memory_order_relaxed);
    cache.capacity.store(cache.capacity.load(std::memory_order_relaxed) - n, std::memory_order_relaxed);
    add(cache.refilled, n);
  }
  drop_excess(core_.depot_limit());
}

void visit::return_vacant(pool_cache& cache, std::size_t n) noexcept {
  note_live(cache);
  while (cache.vacant_count > n) vacate(cache.vacant[--cache.vacant_count]);
}

void visit::add_idle(void* slot, std::size_t bytes) noexcept {
  const owned_bytes owned(static_cast<std::uint32_t>(bytes));
  if (!core_.idle.push_newest(&slot, &owned, 1)) drop(&slot, 1);
}

void visit::drop(void* const* slots, std::size_t n) noexcept {
  core_.drops += n;
  discard(slots, n);
}

void visit::drop_excess(std::size_t most) noexcept {
  void* oldest[pool_cache::most];
  while (core_.idle.count() > most) {
    const std::size_t n = std::min(core_.idle.count() - most, std::size(oldest));
    core_.idle.pop_oldest(oldest, nullptr, n);
    drop(oldest, n);
  }
}

void visit::let_go(std::size_t n) noexcept {
  void* oldest[pool_cache::most];
  while (n != 0 && core_.idle.count() != 0) {
    const std::size_t now = std::min({n, core_.idle.count(), std::size(oldest)});
    core_.idle.pop_oldest(oldest, nullptr, now);
    discard(oldest, now);
    core_.let_go += now;
    n -= now;
  }
}

void visit::let_go_of_spare() noexcept {
  if (core_.spare != nullptr) give_back(std::exchange(core_.spare, nullptr));
}

namespace {

// How many slots a cache trades with the depot at once: as many as leave it some room, or some slots, for the opposite.
std::size_t traded(std::size_t capacity) noexcept { return capacity - capacity / 4; }

void* take_vacant(pool_cache& cache) noexcept {
  add(cache.misses, 1);
  const std::uint32_t left = --cache.vacant_count;
  if (left < cache.least_vacant.load(std::memory_order_relaxed)) cache.least_vacant.store(left, std::memory_order_relaxed);
  return cache.vacant[left];
}

void keep(pool_cache& cache, void* slot, std::size_t bytes) noexcept {
  const std::uint32_t count = cache.count.load(std::memory_order_relaxed);
  cache.kept[count] = slot;
  cache.kept_bytes[count].store(static_cast<std::uint32_t>(bytes), std::memory_order_relaxed);
  cache.count.store(count + 1, std::memory_order_relaxed);
}

// Effects: the oldest of the doomed leaves the pool; its slot is what the thread's next miss takes.
void drop_doomed(pool_cache& cache) noexcept {
  const std::uint32_t last = cache.doomed_count.load(std::memory_order_relaxed) - 1;
  void* const slot = cache.doomed[last];
  cache.doomed_count.store(last, std::memory_order_relaxed);
  add(cache.flushed, 1);
  add(cache.drops, 1);
  slot_cell& state = state_of(slot, cache.core->layout);
  if (state == slot_state::living) {
    if (const auto retire = cache.core->retire.find()) retire(slot);  // user code: it may release other objects into this very cache
  }
  state = slot_state::carved;
  if (cache.vacant_count == std::size(cache.vacant)) visit(*cache.core).return_vacant(cache, pool_cache::chain);
  cache.vacant[cache.vacant_count++] = slot;
}

}  // namespace

namespace {

void* take(pool_cache& cache) {
  pool_core& core = *cache.core;
  if (cache.plain) {
    void* const storage = ::operator new (core.layout.slot_bytes, std::align_val_t{core.layout.slot_alignment});
    add(cache.misses, 1);
    const std::lock_guard lock(core.mutex);
    core.most_live = std::max(core.most_live, ++core.used);
    core.capacity = core.slabs = core.used;
    core.most_slabs = std::max(core.most_slabs, core.slabs);
    count_slab_bytes(core.layout.span_bytes);
    return storage;
  }
  const auto has_idle = [&] { return core.idle.count() + cache.doomed_count.load(std::memory_order_relaxed) != 0; };
  if (cache.vacant_count != 0 && !has_idle() && !cache.visit_asked.load(std::memory_order_relaxed)) return take_vacant(cache);
  visit here(core);
  here.settle(cache);
  if (cache.count.load(std::memory_order_relaxed) == 0) {
    if (core.idle.count() == 0) {
      if (cache.vacant_count == 0) here.carve(cache);
      return take_vacant(cache);
    }
    const std::size_t trade = traded(cache.capacity.load(std::memory_order_relaxed));
    here.refill(cache, std::clamp<std::size_t>(trade, 1, core.idle.count()));
  }
  const std::uint32_t last = cache.count.load(std::memory_order_relaxed) - 1;
  cache.count.store(last, std::memory_order_relaxed);
  add(cache.hits, 1);
  return cache.kept[last];
}

}  // namespace

void* pool_take(pool_cache& cache) {
  void* const slot = take(cache);
  if (cache.core->watched && !cache.plain) {
    cache.kept[0] = nullptr;  // for the same reason
    cache.vacant[cache.vacant_count] = nullptr;
    announce_take(*cache.core, slot);
  }
  return slot;
}

void pool_give(pool_cache& cache, void* slot, std::size_t bytes) noexcept {
  if (cache.core->watched && announce_give(*cache.core, slot)) bytes = 0;
  if (cache.doomed_count.load(std::memory_order_relaxed) != 0 && !cache.visit_asked.load(std::memory_order_relaxed)) {
    cache.capacity.store(cache.capacity.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    keep(cache, slot, bytes);
    return drop_doomed(cache);
  }
  visit here(*cache.core);
  here.settle(cache);
  const std::size_t capacity = cache.capacity.load(std::memory_order_relaxed);
  const std::size_t count = cache.count.load(std::memory_order_relaxed);
  if (count != 0 && count >= capacity) {
    // Of what the depot cannot hold, only one is dropped at once: the rest must be what the cache can keep doomed.
    pool_core& core = *cache.core;
    const std::size_t room = core.depot_limit() - std::min(core.idle.count(), core.depot_limit());
    const std::size_t most = room + core.vacant_limit() + (room == 0 ? 1 : 0);
    here.flush(cache, count - capacity + std::clamp<std::size_t>(traded(capacity), capacity != 0 ? 1 : 0, most));
  }
  // Where the depot had no memory for them, what was dropped may have released others, which took the places.
  if (cache.count.load(std::memory_order_relaxed) < cache.capacity.load(std::memory_order_relaxed)) {
    keep(cache, slot, bytes);
  } else {
    add(cache.flushed, 1);
    here.add_idle(slot, bytes);
  }
  here.return_vacant(cache, cache.closing ? 0 : cache.core->vacant_limit());
  here.doom(cache);
  here.leave();
  keep_budget();
}

void pool_give_plain(pool_cache& cache, void* storage) noexcept {
  ::operator delete (storage, std::align_val_t{cache.core->layout.slot_alignment});
  add(cache.flushed, 1);
  pool_core& core = *cache.core;
  const std::lock_guard lock(core.mutex);
  core.capacity = core.slabs = --core.used;
  the_registry().slab_bytes.fetch_sub(core.layout.span_bytes, std::memory_order_relaxed);
}

}  // namespace ufb::detail
