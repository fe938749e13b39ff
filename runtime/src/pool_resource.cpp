// A row of block pools for every size up to 64 KiB, behind pool_resource and pool_allocator's arrays.
#include <ufb/pool_resource.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <new>
#include <ufb/detail/pool_block.hpp>
#include <utility>

#include "pool_registry.hpp"

namespace ufb {

namespace detail {

// Aligned as the lowest bit of its size allows. Hidden, as are the gates to its pool then: no other library's can take the place of what
// the compiler finds in this thread's static memory.
template <std::size_t Bytes>
struct [[gnu::visibility("hidden")]] alignas(std::min(Bytes & (~Bytes + 1), pool_resource::largest_alignment)) block {
  using is_raw = void;
  std::byte bytes[Bytes];
};

namespace {

// Sizes: 16, 32, … 128, and from there four to each doubling: 160, 192, 224, 256, 320, …
constexpr std::size_t finest = 16, fine_sizes = 8, finest_doubling = 7;  // 128 == 16 * 8 == 1 << 7

// Requires: bytes != 0.
constexpr std::size_t index_of(std::size_t bytes) noexcept {
  if (bytes <= finest * fine_sizes) return (bytes - 1) / finest;
  const auto doubling = static_cast<std::size_t>(std::bit_width(bytes - 1)) - 1;
  return fine_sizes + 4 * (doubling - finest_doubling) + ((bytes - 1) >> (doubling - 2)) - 4;
}

constexpr std::size_t size_at(std::size_t index) noexcept {
  if (index < fine_sizes) return finest * (index + 1);
  const std::size_t doubling = finest_doubling + (index - fine_sizes) / 4;
  return (4 + (index - fine_sizes) % 4 + 1) << (doubling - 2);
}

constexpr std::size_t sizes = index_of(pool_resource::largest_block) + 1;
static_assert(size_at(sizes - 1) == pool_resource::largest_block);

constexpr bool are_consistent() noexcept {
  for (std::size_t index = 0; index != sizes; ++index) {
    if (index_of(size_at(index)) != index || index_of(size_at(index) + 1) != index + 1) return false;
  }
  return true;
}
static_assert(are_consistent());

template <std::size_t Index>
using pool_at = block_pool<block<size_at(Index)>>;

template <std::size_t... Index>
constexpr auto takers(std::index_sequence<Index...>) noexcept {
  return std::array<void* (*)(), sizes>{&pool_at<Index>::take...};
}
template <std::size_t... Index>
constexpr auto givers(std::index_sequence<Index...>) noexcept {
  return std::array<void (*)(void*) noexcept, sizes>{&pool_at<Index>::give...};
}
constexpr auto take_at = takers(std::make_index_sequence<sizes>());
constexpr auto give_at = givers(std::make_index_sequence<sizes>());

bool fits_block(std::size_t bytes, std::size_t alignment) noexcept {
  return bytes <= pool_resource::largest_block && alignment <= pool_resource::largest_alignment;
}

// No object is larger. libstdc++'s aligned operator new rounds such a number up, to 0.
void require_possible(std::size_t bytes) {
  if (bytes > static_cast<std::size_t>((std::numeric_limits<std::ptrdiff_t>::max)())) throw std::bad_alloc();
}

// Requires: fits_block(bytes, alignment). A multiple of an alignment rounds up to a size that is one as well.
std::size_t index_of(std::size_t bytes, std::size_t alignment) noexcept {
  return index_of(bytes == 0 ? alignment : (bytes + alignment - 1) & ~(alignment - 1));
}

}  // namespace

void* take_bytes(std::size_t bytes, std::size_t alignment) {
  if (fits_block(bytes, alignment)) [[likely]]
    return take_at[index_of(bytes, alignment)]();
  require_possible(bytes);
  return ::operator new (bytes, std::align_val_t{alignment});
}

void give_bytes(void* memory, std::size_t bytes, std::size_t alignment) noexcept {
  if (fits_block(bytes, alignment)) [[likely]]
    return give_at[index_of(bytes, alignment)](memory);
  ::operator delete (memory, std::align_val_t{alignment});
}

}  // namespace detail

void* pool_resource::do_allocate(std::size_t bytes, std::size_t alignment) {
  if (detail::fits_block(bytes, alignment)) [[likely]]
    return detail::take_at[detail::index_of(bytes, alignment)]();
  detail::require_possible(bytes);
  return upstream_->allocate(bytes, alignment);
}

void pool_resource::do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) {
  if (detail::fits_block(bytes, alignment)) [[likely]]
    return detail::give_at[detail::index_of(bytes, alignment)](memory);
  upstream_->deallocate(memory, bytes, alignment);
}

bool pool_resource::do_is_equal(const std::pmr::memory_resource& other) const noexcept {
  const auto* const pooled = dynamic_cast<const pool_resource*>(&other);
  return pooled != nullptr && *pooled->upstream_ == *upstream_;
}

pool_resource* pool_resource::of_process() noexcept {
  alignas(pool_resource) static std::byte memory[sizeof(pool_resource)];
  static pool_resource* const the_one = ::new (static_cast<void*>(memory)) pool_resource;
  return the_one;
}

std::pmr::memory_resource* set_pool_upstream(std::pmr::memory_resource* upstream) {
  return detail::the_registry().spans.set_upstream(upstream);
}

}  // namespace ufb
