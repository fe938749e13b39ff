// Shared owners of a pooled object: std::shared_ptr whose object is a slot of pool<T> and whose control block is pooled as well. Called
// by users, who get one from make_pooled_shared() or out of any pooled<T>.
#pragma once

#include <memory>
#include <ufb/detail/recycle.hpp>
#include <ufb/pool.hpp>
#include <utility>

namespace ufb {

/// A std::shared_ptr, with all it can: weak pointers, aliasing, casts, std::enable_shared_from_this, std::atomic, counts that threads may
/// share. It is made of a `pooled<T>&&`, also for a base of T: `ufb::pooled_shared<T> shared = std::move(owner);`. The last owner
/// gives the object back as pooled<T> does: what came from build_pooled() is recycled, secrets are overwritten, and until then pool<T>
/// counts it as live. Weak pointers keep the control block only.
template <class T>
using pooled_shared = std::shared_ptr<T>;

/// Returns: a new shared object, made as T(arguments…) or, where that is not possible, as T{arguments…}.
/// Throws: std::bad_alloc; what the constructor throws, after the memory has gone back.
/// Complexity: two slots, the object's and one for the counts.
template <class T, class... Arguments, class Operations = detail::operations_of<T>>
[[nodiscard]] pooled_shared<T> make_pooled_shared(Arguments&&... arguments) {
  return make_pooled<T>(std::forward<Arguments>(arguments)...);
}

}  // namespace ufb
