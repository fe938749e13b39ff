// Typed pools: pooled<T> owns an object whose memory comes from and goes back to the process's one pool of T. Users call make_pooled;
// the builder's build_pooled() uses detail::recycled_slot, which can also hand out an object that is still alive, with its capacity.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <limits>
#include <memory>
#include <new>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/construct.hpp>
#include <ufb/detail/pool_gate.hpp>
#include <ufb/detail/recycle.hpp>
#include <ufb/pool_allocator.hpp>
#include <ufb/pool_error.hpp>
#include <ufb/pool_stats.hpp>
#include <utility>

namespace ufb {

namespace detail {

template <class T>
class recycled_slot;

std::size_t pool_limit(pool_core& core) noexcept;
void set_pool_limit(pool_core& core, std::size_t limit) noexcept;
std::size_t trim_pool(pool_core& core, std::size_t bytes) noexcept;
pool_detail pool_stats_of(pool_core& core);

}  // namespace detail

/// Unique owner of a pooled object: a std::unique_ptr whose deleter is the pool, one pointer wide. Any thread may destroy it. T may be
/// incomplete where nothing is given back: a struct may have a pooled of itself, and a class one of what only its .cpp file defines.
template <class T>
class [[nodiscard]] pooled {
  static_assert(!std::is_array_v<T>, "ufb: a pool holds objects of one size: for arrays there is std::vector<T, ufb::pool_allocator<T>>");

 public:
  using element_type = T;

  constexpr pooled() noexcept = default;
  constexpr pooled(std::nullptr_t) noexcept {}
  constexpr pooled(pooled&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  pooled& operator=(pooled&& other) noexcept {
    pooled(std::move(other)).swap(*this);
    return *this;
  }
  ~pooled() {
    static_assert(requires { sizeof(T); }, "ufb: the object's type must be known where it is given back: define its owner's destructor there");
    if (object_ != nullptr) detail::pool_gate<T>::give(object_);
  }

  T* get() const noexcept { return object_; }
  T& operator*() const noexcept { return *object_; }
  T* operator->() const noexcept { return object_; }
  explicit operator bool() const noexcept { return object_ != nullptr; }

  /// Effects: gives the object back to the pool now.
  void reset() noexcept { pooled().swap(*this); }

  void swap(pooled& other) noexcept { std::swap(object_, other.object_); }

  /// Returns: the object, which from now on only adopt() can bring back to its pool.
  [[nodiscard]] T* release() noexcept { return std::exchange(object_, nullptr); }

  /// Requires: `object` is null or came from release(); anything else is reported when it is given back.
  static pooled adopt(T* object) noexcept {
    pooled result;
    result.object_ = object;
    return result;
  }

  /// Effects: others may own it from now on, see pooled_shared.hpp; the last of them gives the object back to the pool.
  /// Throws: std::bad_alloc, after the object has gone back.
  template <class U>
    requires std::is_convertible_v<T*, U*>
  operator std::shared_ptr<U>() && {
    if (object_ == nullptr) return nullptr;
    return std::shared_ptr<U>(release(), [](T* object) noexcept { detail::pool_gate<T>::give(object); }, pool_allocator<T>());
  }

  /// By address, as std::unique_ptr.
  friend bool operator==(const pooled& a, const pooled& b) noexcept { return a.object_ == b.object_; }
  friend bool operator==(const pooled& a, std::nullptr_t) noexcept { return a.object_ == nullptr; }
  friend std::strong_ordering operator<=>(const pooled& a, const pooled& b) noexcept {
    return std::compare_three_way()(a.object_, b.object_);
  }
  template <class Character, class Traits>
  friend std::basic_ostream<Character, Traits>& operator<<(std::basic_ostream<Character, Traits>& out, const pooled& a) {
    return out << static_cast<const void*>(a.object_);
  }
  friend void swap(pooled& a, pooled& b) noexcept { a.swap(b); }

 private:
  T* object_ = nullptr;
};

/// The one pool of T in this process, shared objects included.
template <class T, class Operations = detail::operations_of<T>>
class pool {
  static_assert(std::is_object_v<T> && !std::is_array_v<T> && !std::is_const_v<T> && !std::is_volatile_v<T>,
                "a pool holds objects of one type: neither arrays, references nor const");
  static_assert(std::is_nothrow_destructible_v<T>, "a pooled type's destructor must be public and may not throw");

 public:
  pool() = delete;

  /// Returns: how many objects of T may be idle: what was set, or else what [[ufb::pool_limit]] says of T, or else 1000.
  /// Throws: std::bad_alloc, on the first use of T only; so do the others.
  static std::size_t limit() { return detail::pool_limit(core()); }

  /// Effects: at most `limit` objects stay idle, from now on; beyond it the oldest go. With n threads, n - 1 times
  ///   min(64, limit / 16) objects more (at least 1 each, unless the limit is 0).
  static void set_limit(std::size_t limit) { detail::set_pool_limit(core(), limit); }

  /// Returns: an object as T{} makes it. Where an idle one is alive its fields were reset, one by one, and keep their capacity: nothing else
  ///   of it is left. What is moved out of the object later is capacity that the next one does not have.
  /// Requires: <ufb/build.hpp> is included, which knows the fields, and T{} compiles.
  /// Throws: std::bad_alloc; what a field's default throws, after the slot has gone back.
  template <class U = T, class Source = typename detail::builder_source<U>::type>
  [[nodiscard]] static pooled<T> recycle() {
    static_assert(requires { T{}; }, "ufb: pool<T>::recycle() gives the object that T{} makes: use build_pooled()");
    detail::recycled_slot<T> slot(detail::operations_in<Source>);
    if constexpr (Source::template recyclable<>) {
      if (slot.holds_object()) [[likely]] {
        Source::template assign<typename Source::state{}>(*slot.get(), typename Source::arguments());
        return std::move(slot).hand_over();
      }
    }
    slot.empty();
    ::new (static_cast<void*>(slot.get())) T{};
    slot.constructed();
    return std::move(slot).hand_over();
  }

  static pool_detail stats() { return detail::pool_stats_of(core()); }

  /// Effects, Returns: as trim_pools() and clear_pools(), for T.
  static std::size_t trim(std::size_t bytes) { return detail::trim_pool(core(), bytes); }
  static std::size_t clear() { return trim((std::numeric_limits<std::size_t>::max)()); }

 private:
  static detail::pool_core& core() {
    detail::pool_core& core = detail::pool_core_of(detail::pool_gate<T>::type());
    constexpr const auto* of = detail::operations_from<T, Operations>();
    if constexpr (of != nullptr) {
      if constexpr (of->limit != of->any_limit) detail::pool_declare_limit(core, of->limit);
    }
    return core;
  }
};

template <class T>
void set_pool_limit(std::size_t limit) {
  pool<T>::set_limit(limit);
}

namespace detail {

// A slot on its way to a pooled<T>, perhaps with a living object in it whose capacity is worth keeping. Until it is handed over, its
// destructor gives it back: an exception or a failed check needs no code of its own.
template <class T>
class recycled_slot {
  static_assert(sizeof(pool<T>) != 0);  // its requirements hold here too

 public:
  // Effects: takes an idle slot, or else a new one, and has the pool know these operations from now on; null: none, no object is reused.
  // Throws: std::bad_alloc.
  UFB_ALWAYS_INLINE explicit recycled_slot(const pool_operations<T>* of) : recycled_slot(pool_gate<T>::take()) {
    if (of != nullptr) {
      pool_gate<T>::learn(of);
    } else {
      empty();
    }
  }
  recycled_slot(const recycled_slot&) = delete;
  recycled_slot& operator=(const recycled_slot&) = delete;
  UFB_ALWAYS_INLINE ~recycled_slot() {
    if (slot_ != nullptr) [[unlikely]]
      give_back();
  }

  T* get() const noexcept { return slot_; }

  // Effects: destroys the object that may be in the slot.
  void empty() noexcept {
    if (std::exchange(holds_object_, false)) std::destroy_at(slot_);
  }

  // Returns: true where *get() is a living object of unspecified value, false where it is raw storage.
  bool holds_object() const noexcept { return holds_object_; }

  // Requires: the caller has just constructed *get().
  void constructed() noexcept { holds_object_ = true; }

  // Requires: holds_object(), and its value is meant.
  pooled<T> hand_over() && noexcept { return pooled<T>::adopt(std::exchange(slot_, nullptr)); }

 private:
  UFB_ALWAYS_INLINE explicit recycled_slot(typename pool_gate<T>::taken taken) noexcept : slot_(taken.slot), holds_object_(taken.living) {}

  UFB_COLD void give_back() noexcept {
    if (holds_object_) {
      pool_gate<T>::give(slot_);
    } else {
      pool_gate<T>::give_raw(slot_);
    }
  }

  T* slot_;
  bool holds_object_;
};

}  // namespace detail

/// Returns: a new object in pooled memory, made as T(arguments…) or, where that is not possible, as T{arguments…}.
/// Throws: std::bad_alloc; what the constructor throws, after the memory has gone back.
template <class T, class... Arguments, class Operations = detail::operations_of<T>>
[[nodiscard]] UFB_ALWAYS_INLINE inline pooled<T> make_pooled(Arguments&&... arguments) {
  detail::recycled_slot<T> slot(detail::operations_from<T, Operations>());
  slot.empty();
  detail::construct<T>(slot.get(), std::forward<Arguments>(arguments)...);
  slot.constructed();
  return std::move(slot).hand_over();
}

}  // namespace ufb

template <class T>
struct std::hash<ufb::pooled<T>> {
  std::size_t operator()(const ufb::pooled<T>& owner) const noexcept { return std::hash<T*>()(owner.get()); }
};
