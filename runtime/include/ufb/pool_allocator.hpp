// Containers in pooled memory: std::list, std::map, std::unordered_map take their nodes from a pool of exactly that size, vectors and
// strings their arrays from pool_resource's. Used by users, and by pooled<T> for the control block when it becomes shared.
#pragma once

#include <cstddef>
#include <limits>
#include <new>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/pool_block.hpp>

namespace ufb {

namespace detail {

// Nodes of one size and alignment share a pool, and so its name.
template <std::size_t Bytes, std::size_t Alignment>
struct node {
  using is_raw = void;
  alignas(Alignment) std::byte bytes[Bytes];
};

}  // namespace detail

/// A standard allocator without state: all are equal, any thread may free what another allocated. Containers of nodes of the same size
/// and alignment share one pool, whatever the nodes hold; its name in the statistics is `ufb::detail::node<size, alignment>`.
template <class T>
class pool_allocator {
 public:
  using value_type = T;
  using is_always_equal = std::true_type;
  using propagate_on_container_move_assignment = std::true_type;

  constexpr pool_allocator() noexcept = default;
  template <class U>
  constexpr pool_allocator(const pool_allocator<U>&) noexcept {}

  /// Returns: memory for n objects. Throws: std::bad_alloc; std::bad_array_new_length where no memory could be large enough.
  /// Complexity: constant, apart from what the system needs for new memory.
  [[nodiscard]] T* allocate(std::size_t n) {
    if (n == 1) [[likely]]
      return static_cast<T*>(pool_of<T>::take());
    if (n > (std::numeric_limits<std::size_t>::max)() / sizeof(T)) UFB_THROW(std::bad_array_new_length());
    return static_cast<T*>(detail::take_bytes(n * sizeof(T), alignof(T)));
  }

  /// Requires: `memory` is from allocate(n). What is no such memory is reported as for every pool (pool_error.hpp).
  void deallocate(T* memory, std::size_t n) noexcept {
    if (n == 1) [[likely]]
      return pool_of<T>::give(memory);
    detail::give_bytes(memory, n * sizeof(T), alignof(T));
  }

  template <class U>
  friend constexpr bool operator==(const pool_allocator&, const pool_allocator<U>&) noexcept {
    return true;
  }

 private:
  template <class U>  // T may be incomplete until memory for it is needed
  using pool_of = detail::block_pool<detail::node<sizeof(U), alignof(U)>>;
};

}  // namespace ufb
