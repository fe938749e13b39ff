// The pool's hot path: takes slots from and gives them to the calling thread's cache, and checks both. pool.hpp is the only caller;
// what the hot path cannot do alone is in the library, src/pool_core.cpp.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <type_traits>
#include <typeinfo>
#include <ufb/detail/config.hpp>
#include <ufb/detail/pool_poison.hpp>
#include <ufb/detail/pool_slab.hpp>

namespace ufb::detail {

// What a thread keeps of one type, and what it has counted. Owned by the library and never freed, so that it outlives the shared object
// whose code uses it. Only its thread writes the counters; anybody reads them.
//   slots given to users      == hits + misses
//   slots given back by users == count + doomed_count + hits + flushed - refilled
//   idle slots                == count + doomed_count <= the core's cache_limit()
struct alignas(64) pool_cache {
  static constexpr std::uint32_t most = 64;
  static constexpr std::uint32_t chain = 48;
  static constexpr std::uint32_t no_miss = ~std::uint32_t{0};

  std::atomic<std::uint32_t> count{0};     // idle slots in `kept`, the newest last
  std::atomic<std::uint32_t> capacity{0};  // written by any thread, under the core's lock
  std::atomic<std::uint64_t> hits{0};      // slots served from idle
  pool_core* core = nullptr;
  const region_map* regions = nullptr;         // for is_mapped()
  std::size_t usual_bytes = 0;                 // an idle object with more capacity is looked at; see pool_keeps()
  slot_state live = slot_state::live;          // of the slots this cache gave out
  bool plain = false;                          // UFB_POOL=off: storage is operator new's, no slabs
  bool closing = false;                        // its thread is ending or over: it keeps nothing
  bool flush_asked = false;                    // by clear() in another thread, under the core's lock
  std::atomic<bool> visit_asked{false};        // by another thread, under the core's lock: something above or the limit has changed
  bool knows_usual = false;                    // usual_bytes comes from what was released here
  std::uint32_t vacant_count = 0;              // slots in `vacant`
  std::atomic<std::uint32_t> least_vacant{no_miss};  // after a miss since the thread's last visit of the core
  std::atomic<std::uint32_t> doomed_count{0};  // idle slots in `doomed`
  std::atomic<std::uint64_t> misses{0};        // slots that were vacant
  std::atomic<std::uint64_t> remote{0};        // slots given back here that another cache had given out
  std::atomic<std::uint64_t> refilled{0};      // slots that came from the depot
  std::atomic<std::uint64_t> flushed{0};       // slots that went to the depot or out of the pool
  std::atomic<std::uint64_t> drops{0};         // of these, because of the limit
  std::uint64_t judged = 0;                    // slots given back here when usual_bytes last changed
  int thread = 0;                              // the kernel's number of the thread that closed it
  pool_cache* next_of_thread = nullptr;
  pool_cache* next_of_core = nullptr;
  void* kept[most];
  void* doomed[chain];      // the pool's oldest, the oldest last: each release beyond the limit drops one of them, without a lock
  void* vacant[2 * chain];  // in state carved: what the next misses take
  std::atomic<std::uint32_t> kept_bytes[most];     // that the object in each of `kept` owns; 0 where there is none
  std::atomic<std::uint32_t> doomed_bytes[chain];  // the same of `doomed`

  std::size_t idle() const noexcept { return count.load(std::memory_order_relaxed) + doomed_count.load(std::memory_order_relaxed); }

  std::uint64_t given_back() const noexcept {
    return idle() + hits.load(std::memory_order_relaxed) + flushed.load(std::memory_order_relaxed) -
           refilled.load(std::memory_order_relaxed);
  }
};

// One writer, so that a load and a store do: no lock prefix.
inline void add(std::atomic<std::uint64_t>& counter, std::uint64_t n) noexcept {
  counter.store(counter.load(std::memory_order_relaxed) + n, std::memory_order_relaxed);
}

template <class T>
inline constexpr std::size_t usual_limit = 1000;

// What the library has to know of a type. It copies the texts.
struct pool_type {
  const char* key;       // mangled name; null without RTTI, where the anchor alone tells types apart
  const char* spelling;  // __PRETTY_FUNCTION__ of a member of pool_gate
  const void* anchor;    // one address a type and program, or shared object where those do not share symbols
  std::size_t size;
  std::size_t alignment;
  std::size_t limit;                    // idle objects, until a limit is declared or set
  void (*retire)(void* slot) noexcept;  // destroys the living object of an idle slot
};

// The library's half. Requires, for all: the cache is the calling thread's own.
pool_core& pool_core_of(const pool_type& type);                        // Throws: std::bad_alloc
void pool_declare_limit(pool_core& core, std::size_t limit) noexcept;  // unless the user has set one
pool_cache* pool_attach(const pool_type& type);                        // Throws: std::bad_alloc
pool_cache* pool_attach_if_possible(const pool_type& type) noexcept;   // Returns: null when out of memory
void* pool_take(pool_cache& cache);                                    // Throws: std::bad_alloc
void pool_give(pool_cache& cache, void* slot, std::size_t bytes) noexcept;  // that an object in it owns. Requires: it is raw or living
void pool_give_plain(pool_cache& cache, void* storage) noexcept;       // Requires: cache.plain
// Returns: whether an object with more capacity than is usual stays alive; `most` is what any may keep, `used` what its value needs of it.
bool pool_keeps(pool_cache& cache, std::size_t capacity, std::size_t used, std::size_t most) noexcept;
void pool_refuse(pool_cache& cache, const void* address) noexcept;  // reports a double free or a foreign pointer
void pool_write_off(pool_cache& cache, const void* slot) noexcept;  // reports a write after free; the slot is gone

// What a pool has to know of its type, from whoever knows the type's fields. A constant: the pool keeps its address.
template <class T>
struct pool_operations {
  static constexpr std::size_t any_limit = (std::numeric_limits<std::size_t>::max)();

  // Called whenever an object is released. Effects: the object lets go of what it may not keep while idle. Returns: the bytes of capacity
  // that it does keep; more than retained_bytes where it may not stay alive.
  std::size_t (*make_idle)(T&) noexcept;
  // Returns: the bytes of that capacity which the object's value needed. Null where none may stay alive.
  std::size_t (*used)(T&) noexcept;
  std::size_t limit = any_limit;       // idle objects, unless the user says otherwise
  std::uint32_t retained_bytes = 8192;  // that one idle object may keep
  // Overwrites memory in which an object has been destroyed. Null where nothing in it is secret.
  void (*overwrite)(void* slot) noexcept = nullptr;
};

template <class T>
class pool_gate {
 public:
  using operations = pool_operations<T>;

  struct taken {
    T* slot;
    bool living;  // there is an object, of unspecified value
  };

  // Effects: takes an idle slot, or else a new one. Throws: std::bad_alloc.
  UFB_ALWAYS_INLINE static taken take() {
    pool_cache* cache = cache_;
    if (cache == nullptr) [[unlikely]]
      cache = attach();
    const std::uint32_t count = cache->count.load(std::memory_order_relaxed);
    if (count == 0) [[unlikely]]
      return take_slowly(*cache);
    void* slot = cache->kept[count - 1];
    cache->count.store(count - 1, std::memory_order_relaxed);
    add(cache->hits, 1);
    return open(*cache, slot);
  }

  // Effects: the object stays alive where it keeps no more capacity than is usual, and is destroyed elsewhere; its slot becomes idle.
  static void give(T* object) noexcept {
    pool_cache* cache = cache_;
    if (cache == nullptr) [[unlikely]]
      cache = attach_if_possible();
    if (cache == nullptr) [[unlikely]]
      return end(object);  // out of memory in a new thread: the slot is lost
    slot_cell* state = state_in(cache->core, cache->regions, object, layout);
    if (state == nullptr) [[unlikely]]
      return refuse(*cache, object);
    if (*state != cache->live) {
      if (*state < slot_state::live) [[unlikely]]
        return refuse(*cache, object);
      add(cache->remote, 1);
    }
    *state = slot_state::raw;  // before the destructor runs, so that a second release from within it is seen
    if (const operations* const of = operations_.load(std::memory_order_relaxed)) return give_kept(*cache, object, *state, *of);
    if constexpr (std::is_trivially_destructible_v<T>) {
      retire(object);
      push(*cache, object, 0);
    } else {
      give_retired(*cache, object);
    }
  }

  // Requires: the slot is from take() in this thread and holds no object.
  static void give_raw(T* slot) noexcept {
    overwrite(slot);
    if (cache_->plain) return pool_give_plain(*cache_, slot);
    state_of(slot, layout) = slot_state::raw;
    seal<layout.slot_bytes>(slot);
    push(*cache_, slot, 0);
  }

  // Effects: `of` are the operations from now on. Throws: std::bad_alloc.
  static void learn(const operations* of) {
    if (operations_.load(std::memory_order_relaxed) != of) [[unlikely]]
      learn_anew(of);
  }

  static pool_type type() noexcept {
#if defined(__cpp_rtti)
    const char* key = typeid(T).name();
#else
    const char* key = nullptr;
#endif
    return {key, __PRETTY_FUNCTION__, &operations_, sizeof(T), alignof(T), usual_limit<T>, retire};
  }

 private:
  static constexpr pool_layout layout = layout_of(sizeof(T), alignof(T));

  static constinit inline thread_local pool_cache* cache_ = nullptr;  // trivial on purpose: no guard and no destructor to register
  static constinit inline std::atomic<const operations*> operations_{nullptr};  // null: no object may stay alive

  UFB_ALWAYS_INLINE static taken open(pool_cache& cache, void* slot) {
    slot_cell& state = state_of(slot, layout);
    const bool living = state == slot_state::living;
    if (!living) {
      unpoison<layout.slot_bytes>(slot);
      if (state == slot_state::raw && !is_sealed<layout.slot_bytes>(slot)) [[unlikely]]
        return replace(cache, slot, state);
    }
    state = cache.live;
    return {static_cast<T*>(slot), living};
  }

  static void push(pool_cache& cache, void* slot, std::size_t bytes) noexcept {
    const std::uint32_t count = cache.count.load(std::memory_order_relaxed);
    if (count >= cache.capacity.load(std::memory_order_relaxed)) [[unlikely]]
      return pool_give(cache, slot, bytes);
    cache.kept[count] = slot;
    // Others have zeros there for ever.
    if constexpr (!std::is_trivially_destructible_v<T>) {
      cache.kept_bytes[count].store(static_cast<std::uint32_t>(bytes), std::memory_order_relaxed);
    }
    cache.count.store(count + 1, std::memory_order_relaxed);
  }

  // These are out of line, so that give() needs no registers that it would have to save.
  UFB_NOINLINE static void give_retired(pool_cache& cache, T* object) noexcept {
    retire(object);
    push(cache, object, 0);
  }
  UFB_NOINLINE static void give_kept(pool_cache& cache, T* object, slot_cell& state, const operations& of) noexcept {
    std::size_t capacity = of.make_idle(*object);
    if (capacity <= cache.usual_bytes || keeps(cache, *object, capacity)) [[likely]] {
      state = slot_state::living;
    } else {
      retire_wiped(object);
      capacity = 0;
    }
    push(cache, object, capacity);
  }

  UFB_COLD static void learn_anew(const operations* of) {
    if (of->limit != of->any_limit) pool_declare_limit(pool_core_of(type()), of->limit);
    operations_.store(of, std::memory_order_release);
  }

  UFB_COLD static bool keeps(pool_cache& cache, T& object, std::size_t capacity) noexcept {
    const operations& of = *operations_.load(std::memory_order_relaxed);
    return capacity <= of.retained_bytes && pool_keeps(cache, capacity, of.used(object), of.retained_bytes);
  }

  UFB_COLD static pool_cache* attach() { return cache_ = pool_attach(type()); }
  UFB_COLD static pool_cache* attach_if_possible() noexcept { return cache_ = pool_attach_if_possible(type()); }

  UFB_COLD static taken take_slowly(pool_cache& cache) {
    void* slot = pool_take(cache);
    if (cache.plain) return {static_cast<T*>(slot), false};
    return open(cache, slot);
  }

  // What somebody wrote to while it was idle is not given out again.
  UFB_COLD static taken replace(pool_cache& cache, void* slot, slot_cell& state) {
    state = slot_state::lost;
    pool_write_off(cache, slot);
    return take();
  }

  UFB_COLD static void refuse(pool_cache& cache, T* object) noexcept {
    if (!cache.plain) return pool_refuse(cache, object);
    end(object);
    pool_give_plain(cache, object);
  }

  // Effects: destroys an object that nobody has made idle; nothing that is secret in it is left.
  UFB_COLD static void end(T* object) noexcept {
    if (const operations* const of = operations_.load(std::memory_order_relaxed)) of->make_idle(*object);
    std::destroy_at(object);
    overwrite(object);
  }

  // Requires: there is no object in the slot.
  static void overwrite(void* slot) noexcept {
    const operations* const of = operations_.load(std::memory_order_relaxed);
    if (of != nullptr && of->overwrite != nullptr) of->overwrite(slot);
  }

  static void retire(void* slot) noexcept {
    std::destroy_at(static_cast<T*>(slot));
    seal<layout.slot_bytes>(slot);
  }
  // Not inline: the compiler would prepare for it before it knows.
  UFB_COLD static void retire_wiped(T* object) noexcept {
    std::destroy_at(object);
    overwrite(object);
    seal<layout.slot_bytes>(object);
  }
};

}  // namespace ufb::detail
