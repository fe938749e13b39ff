// Objects that live and end together: an arena hands out memory by moving a pointer and takes it all back at once. Used for what one
// request, frame or batch needs, directly or as the memory resource of its containers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <new>
#include <type_traits>
#include <ufb/detail/construct.hpp>
#include <ufb/detail/pool_poison.hpp>
#include <ufb/pool_resource.hpp>
#include <utility>

namespace ufb {

/// Unlike std::pmr::monotonic_buffer_resource, it keeps its memory for the next batch when it is reset, ends the objects it made, says how
/// much it holds, and takes that from the pools: a new arena's first 64 KiB are usually what another arena had. For one thread at a time.
class arena final : public std::pmr::memory_resource {
 public:
  /// Effects: memory comes from pool_resource::of_process(), in blocks of 64 KiB that grow to 4 MiB. None is taken before it is needed.
  arena() noexcept : arena(pool_resource::of_process()) {}

  /// Requires: `upstream` is not null; it outlives the arena.
  explicit arena(std::pmr::memory_resource* upstream) noexcept : upstream_(upstream) {}

  arena(const arena&) = delete;
  arena& operator=(const arena&) = delete;
  ~arena() override { release(); }

  /// Returns: a new object, made as T(arguments…) or, where that is not possible, as T{arguments…}. It lives until reset(), release() or
  ///   the arena's end, which run its destructor unless that is trivial; the newest object's comes first.
  /// Throws: std::bad_alloc; what the constructor throws.
  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    static_assert(!std::is_array_v<T>, "ufb: an arena makes one object at a time: for arrays there is std::pmr::vector");
    if constexpr (std::is_trivially_destructible_v<T>) {
      return detail::construct<T>(do_allocate(sizeof(T), alignof(T)), std::forward<Arguments>(arguments)...);
    } else {
      static_assert(std::is_nothrow_destructible_v<T>, "ufb: the destructor of what is in an arena must be public and may not throw");
      auto* const noted = ::new (do_allocate(sizeof(noted_object<T>), alignof(noted_object<T>))) noted_object<T>;
      T* const object = detail::construct<T>(noted->memory, std::forward<Arguments>(arguments)...);
      noted->destroy = [](note* one) noexcept { std::destroy_at(static_cast<noted_object<T>*>(one)->object()); };
      noted->previous = std::exchange(newest_, noted);
      return object;
    }
  }

  /// Effects: ends the objects it made and takes all memory back for the next ones; none goes upstream.
  /// Requires: nobody uses what was allocated. Complexity: objects with destructors, and blocks.
  void reset() noexcept {
    end_objects();
    for (block* each = first_; each != nullptr; each = each->next) poison(each->start(), each->end());
    filled_bytes_ = 0;
    enter(first_);
  }

  /// Effects: the same, but all memory goes upstream.
  void release() noexcept {
    end_objects();
    for (block* each = first_; each != nullptr; each = each->next) unpoison(each->start(), each->end());
    give_back_blocks();
  }

  /// Returns: what was handed out since the last reset, with alignment and what make() notes of destructors.
  std::size_t bytes_used() const noexcept {
    return filled_bytes_ + (current_ == nullptr ? 0 : static_cast<std::size_t>(next_ - current_->start()));
  }

  /// Returns: what was taken from upstream, in use or not.
  std::size_t bytes_reserved() const noexcept { return reserved_bytes_; }

  std::pmr::memory_resource* upstream_resource() const noexcept { return upstream_; }

 private:
  // The first bytes of each block. Those before current_ are full, those after it are empty.
  struct alignas(std::max_align_t) block {
    block* next;
    std::size_t bytes;  // with these

    std::byte* start() noexcept { return reinterpret_cast<std::byte*>(this + 1); }
    std::byte* end() noexcept { return reinterpret_cast<std::byte*>(this) + bytes; }
  };

  // How to end an object, before the object.
  struct note {
    note* previous;
    void (*destroy)(note*) noexcept;
  };
  template <class T>
  struct noted_object : note {
    alignas(T) std::byte memory[sizeof(T)];

    T* object() noexcept { return std::launder(reinterpret_cast<T*>(memory)); }
  };

  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    bytes += bytes == 0;  // no two have the same address
    const std::size_t padding = (0 - reinterpret_cast<std::uintptr_t>(next_)) & (alignment - 1);
    const auto room = static_cast<std::size_t>(end_ - next_);
    if (padding > room || bytes > room - padding) [[unlikely]]
      return allocate_in_another(bytes, alignment);
    std::byte* const memory = next_ + padding;
    next_ = memory + bytes;
    unpoison(memory, next_);
    return memory;
  }

  void do_deallocate(void*, std::size_t, std::size_t) override {}
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override { return this == &other; }

  // Here and not in the library, so that whoever is compiled with AddressSanitizer has its marks.
  void* allocate_in_another(std::size_t bytes, std::size_t alignment) {
    grow(bytes, alignment);
    poison(next_, end_);
    return do_allocate(bytes, alignment);
  }

  void grow(std::size_t bytes, std::size_t alignment);  // enters an empty block with room for that; Throws: std::bad_alloc
  void give_back_blocks() noexcept;

  void enter(block* one) noexcept {
    current_ = one;
    next_ = one == nullptr ? nullptr : one->start();
    end_ = one == nullptr ? nullptr : one->end();
  }

  void end_objects() noexcept {
    while (newest_ != nullptr) {
      note* const one = std::exchange(newest_, newest_->previous);
      one->destroy(one);
    }
  }

  static void poison(std::byte* start, std::byte* end) noexcept {
    if constexpr (detail::address_sanitizer) (__asan_poison_memory_region)(start, static_cast<std::size_t>(end - start));
  }
  static void unpoison(std::byte* start, std::byte* end) noexcept {
    if constexpr (detail::address_sanitizer) (__asan_unpoison_memory_region)(start, static_cast<std::size_t>(end - start));
  }

  std::byte* next_ = nullptr;  // [next_, end_) is what is left of current_
  std::byte* end_ = nullptr;
  note* newest_ = nullptr;
  block* first_ = nullptr;
  block* current_ = nullptr;  // null only where first_ is
  std::size_t filled_bytes_ = 0;    // of the blocks before current_
  std::size_t reserved_bytes_ = 0;  // of all blocks
  std::pmr::memory_resource* upstream_;
};

}  // namespace ufb
