// What an object of each shape costs in each mode, and what a pool of them does. Called by main.cpp, and by the test of what holds everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

struct pool_cost {
  std::size_t idle;            // objects
  std::size_t slot_bytes;      // of those objects
  std::size_t owned_bytes;     // by them, on the heap
  std::size_t reserved_bytes;  // mapped for slots, idle, live or vacant
};

struct object_cost {
  std::string shape;                     // S2
  std::string mode;                      // by hand, interface, class, schema
  std::size_t object_bytes;              // sizeof
  std::optional<double> retained_bytes;  // with what it owns, of ten thousand; absent where malloc does not say
  std::array<pool_cost, 3> pools;        // of none, a hundred, a thousand; by hand there is no pool
};

/// Returns: each shape in each mode, by hand first. Throws: std::bad_alloc.
std::vector<object_cost> measure();
