// Who can destroy the idle living objects of a pool: a function from each shared object that uses the type, of which some may have been
// unloaded. Used by a pool's core.
#pragma once

#include <atomic>

#include "malloc_allocator.hpp"

namespace ufb::detail {

class retirers {
 public:
  using function = void (*)(void* slot) noexcept;

  // Requires: the function's code is loaded. The caller has no lock that code may wait for which runs while something is loaded or
  // unloaded. Throws: std::bad_alloc.
  void add(function retire);

  // Returns: a function whose code is loaded; null where all of it is gone.
  // Requires: as add().
  function find() const noexcept;

 private:
  // Never freed, as others may be reading it.
  struct entry {
    function retire;
    const void* base;  // of the file it is from
    malloc_text file;
    bool stays;                                    // in the program itself
    mutable std::atomic<unsigned long long> seen;  // unloads() when its code was last seen to be loaded
    entry* next;

    bool is_loaded() const noexcept;
  };

  std::atomic<entry*> first_{nullptr};
};

}  // namespace ufb::detail
