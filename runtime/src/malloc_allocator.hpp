// Memory from malloc for what the pools keep of themselves: operator new has a handler, which may call on the pools while they are locked or
// being made, and a program may have an operator new that takes from the pools. Used by the pool_*.cpp files only.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <utility>

namespace ufb::detail {

template <class T>
struct malloc_allocator {
  using value_type = T;

  malloc_allocator() noexcept = default;
  template <class U>
  malloc_allocator(const malloc_allocator<U>&) noexcept {}

  T* allocate(std::size_t n) {
    static_assert(alignof(T) <= alignof(std::max_align_t));
    if (void* const memory = std::malloc(n * sizeof(T))) return static_cast<T*>(memory);
    throw std::bad_alloc();
  }
  void deallocate(T* memory, std::size_t) noexcept { std::free(memory); }

  bool operator==(const malloc_allocator&) const noexcept { return true; }
};

using malloc_text = std::basic_string<char, std::char_traits<char>, malloc_allocator<char>>;

struct malloc_deleter {
  template <class T>
  void operator()(T* object) const noexcept {
    std::destroy_at(object);
    std::free(object);
  }
};
template <class T>
using malloc_ptr = std::unique_ptr<T, malloc_deleter>;

// Throws: std::bad_alloc; what the constructor throws.
template <class T, class... Arguments>
malloc_ptr<T> malloc_new(Arguments&&... arguments) {
  struct raw {
    T* memory = malloc_allocator<T>().allocate(1);
    ~raw() { std::free(memory); }
  } place;
  T* const object = ::new (static_cast<void*>(place.memory)) T{std::forward<Arguments>(arguments)...};
  place.memory = nullptr;
  return malloc_ptr<T>(object);
}

}  // namespace ufb::detail
