// Raw memory from pools, a pool a type of block, whatever the memory is for. pool_allocator.hpp has a type of block for each size of node,
// src/pool_resource.cpp a row of them for everything else.
#pragma once

#include <algorithm>
#include <cstddef>
#include <ufb/detail/pool_gate.hpp>

namespace ufb::detail {

template <class Block>
concept raw_block = requires { typename Block::is_raw; };

// Of large blocks fewer than of others stay idle: together at most 1 MiB.
template <raw_block Block>
inline constexpr std::size_t usual_limit<Block> = std::clamp<std::size_t>((std::size_t{1} << 20) / sizeof(Block), 1, 1000);

template <raw_block Block>
class block_pool {
 public:
  // Throws: std::bad_alloc.
  static void* take() { return pool_gate<Block>::take().slot; }

  // Effects: the block becomes idle, after the checks of every pooled object.
  static void give(void* memory) noexcept { pool_gate<Block>::give(static_cast<Block*>(memory)); }
};

// Memory of any size, from a row of such pools; what is too large for a block is operator new's.
void* take_bytes(std::size_t bytes, std::size_t alignment);  // Throws: std::bad_alloc
void give_bytes(void* memory, std::size_t bytes, std::size_t alignment) noexcept;

}  // namespace ufb::detail
