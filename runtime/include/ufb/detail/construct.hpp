// One way to make an object in memory that is there already, aggregates included. Called by make_pooled() and arena::make().
#pragma once

#include <new>
#include <type_traits>
#include <utility>

namespace ufb::detail {

// Effects: makes T(arguments…) or, where that is not possible, T{arguments…}.
template <class T, class... Arguments>
T* construct(void* memory, Arguments&&... arguments) {
  if constexpr (std::is_constructible_v<T, Arguments...>) {
    return ::new (memory) T(std::forward<Arguments>(arguments)...);
  } else {
    return ::new (memory) T{std::forward<Arguments>(arguments)...};
  }
}

}  // namespace ufb::detail
