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
  static constexpr std::size_t largest_block = std::size_t{64} << 10;    // bytes
  static constexpr std::size_t largest_alignment = std::size_t{4} << 10;  // bytes

  /// Effects: what is larger than a block or aligned more strictly comes from the system, in multiples of 64 KiB of address space.
  pool_resource() noexcept = default;

  /// Effects: what is larger than a block or aligned more strictly comes from `upstream`, null as above. Blocks stay the
  ///   pools', which are the process's and not this resource's alone.
  explicit pool_resource(std::pmr::memory_resource* upstream) noexcept : upstream_(upstream) {}

  std::pmr::memory_resource* upstream_resource() const noexcept { return upstream_; }

  /// Returns: one that is there from its first use to the end of the process, such as std::pmr::set_default_resource() needs it.
  static pool_resource* of_process() noexcept;

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void* memory, std::size_t bytes, std::size_t alignment) override;
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override;  // with the same upstream

  std::pmr::memory_resource* upstream_ = nullptr;
};

}  // namespace ufb
