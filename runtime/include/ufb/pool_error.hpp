// What a pool found wrong with the way it is used, and who is told. Reported by the checks of pool.hpp, which are always on.
#pragma once

#include <string_view>

namespace ufb {

enum class pool_misuse : unsigned char {
  double_free,      // the object had been released before, and nobody has its memory again: if somebody has, it is that one's release
  foreign_pointer,  // no object of this pool is there: on the stack, the heap, in another pool, inside an object, in memory given back
  write_after_free  // somebody wrote to the first 16 bytes of a released object's memory; seen when the memory is used again
};

struct pool_error {
  pool_misuse what;
  std::string_view type;  // the pool's type, as one reads it
  const void* address;
};

using pool_error_handler = void (*)(const pool_error& error) noexcept;

/// Effects: from now on `handler` is called instead of a line on stderr and std::abort(). When it returns, the program goes on: a
///   refused release does nothing, memory that was written to is never given out again. Null restores the first behaviour.
/// Returns: the handler before.
pool_error_handler set_pool_error_handler(pool_error_handler handler) noexcept;

}  // namespace ufb
