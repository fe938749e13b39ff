// The pools as a std::pmr::memory_resource, for containers and libraries that allocate through one. Used by users and by arena.hpp.
#pragma once

#include <cstddef>
#include <memory_resource>

namespace ufb {

/// Memory for anything, from pools of the process: sizes up to largest_block come from a row of pools, each a thread's own cache in front
/// of memory that all threads share; a size is rounded up by at most a fourth, or to the next 16 bytes. Any thread may deallocate.
/// Deallocating twice, or what was never allocated, is reported as for every pool (pool_error.hpp). The pools outlive each
/// pool_resource, and so does the memory in them.
class pool_resource : public std::pmr::memory_resource {
 public:
  static constexpr std::size_t largest_block = std::size_t{64} << 10;     // bytes
  static constexpr std::size_t largest_alignment = std::size_t{4} << 10;  // bytes

  /// Effects: what is larger than a block or aligned more strictly comes from operator new.
  pool_resource() noexcept : pool_resource(std::pmr::new_delete_resource()) {}

  /// Effects: what is larger than a block or aligned more strictly comes from `upstream`. Blocks stay the pools', which are the process's
  ///   and not this resource's alone: where their memory comes from says set_pool_upstream(), for all of them.
  /// Requires: `upstream` is not null; it outlives this.
  explicit pool_resource(std::pmr::memory_resource* upstream) noexcept : upstream_(upstream) {}

  std::pmr::memory_resource* upstream_resource() const noexcept { return upstream_; }

  /// Returns: one that is there from its first use to the end of the process, such as std::pmr::set_default_resource() needs it.
  static pool_resource* of_process() noexcept;

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override;
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override;  // with an equal upstream

  std::pmr::memory_resource* upstream_;
};

/// Effects: what the pools themselves have, the slots of all types and the blocks of all sizes, comes from `upstream` from now on, in
///   regions of 4 MiB that are aligned as strictly; null: from the system's mmap(), as at first. What they have already goes back to where
///   it is from. UFB_POOL=off leaves nothing to do for it.
/// Requires: `upstream` is there until it has everything back: to the end of the process, or until clear_pools() when nothing is live. It
///   does not use the pools: it is called under their locks, one call at a time.
/// Returns: the one before. Throws: std::bad_alloc, on the first use of any pool only.
std::pmr::memory_resource* set_pool_upstream(std::pmr::memory_resource* upstream);

}  // namespace ufb
