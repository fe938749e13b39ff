// Which objects a pool may keep alive for the next build_pooled(), and what such an object must let go of while it is idle.
// Generated glue and the Boost.PFR path answer with these; the pool only calls the function it is given.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <type_traits>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

template <class F>
inline constexpr bool is_optional = false;
template <class F>
inline constexpr bool is_optional<std::optional<F>> = true;

// Its glue knows every field. That of a type with rules alone has no builder and says nothing of recycling.
template <class F>
concept knows_recycling = glued<F> && requires { glue<F>::recyclable; };

// Assignment does not replace a stateful allocator: the next object would use the memory of the previous one's.
template <class F>
constexpr bool assigns_completely() {
  if constexpr (is_optional<F>) {
    return assigns_completely<typename F::value_type>();
  } else if constexpr (knows_recycling<F>) {
    return glue<F>::recyclable;
  } else if constexpr (requires { typename F::allocator_type; }) {
    if constexpr (!std::is_empty_v<typename F::allocator_type>) {
      return false;
    } else if constexpr (requires { typename F::mapped_type; }) {
      return assigns_completely<typename F::mapped_type>();
    } else if constexpr (std::is_class_v<typename F::value_type> && requires { typename F::value_type::allocator_type; }) {
      return assigns_completely<typename F::value_type>();
    } else {
      return true;
    }
  } else {
    return true;
  }
}

template <class F>
constexpr bool is_recyclable() {
  if constexpr (std::is_const_v<F> || std::is_reference_v<F> || std::is_array_v<F> || !std::is_move_assignable_v<F>) {
    return false;
  } else {
    return assigns_completely<F>();
  }
}

// More than any limit: what cannot be let go of without the risk of an exception.
inline constexpr std::size_t too_much = (std::numeric_limits<std::size_t>::max)() / 4;

// Effects: lets go of what the field owns besides memory for text and elements. Returns: the bytes of capacity it still has.
template <class F>
std::size_t retained(F& field) noexcept {
  if constexpr (std::is_trivially_destructible_v<F>) {
    return 0;
  } else if constexpr (is_optional<F>) {
    if constexpr (clears_to_capacity<typename F::value_type> || knows_recycling<typename F::value_type>) {
      return field ? retained(*field) : 0;
    } else {
      field.reset();
      return 0;
    }
  } else if constexpr (knows_recycling<F>) {
    return glue<F>::recyclable && glue<F>::keep(field) ? 0 : too_much;
  } else if constexpr (text<F> && clears_to_capacity<F>) {
    return field.capacity() <= F().capacity() ? 0 : field.capacity() + 1;
  } else if constexpr (clears_to_capacity<F>) {
    using element = typename F::value_type;
    std::size_t bytes = field.capacity() * sizeof(element);
    if constexpr (text<element> && clears_to_capacity<element>) {
      for (element& each : field) bytes += retained(each);
    } else if constexpr (!std::is_trivially_destructible_v<element>) {
      field.clear();
    }
    return bytes;
  } else if constexpr (range<F> && requires { { field.clear() } noexcept; }) {
    field.clear();
    if constexpr (requires { field.bucket_count(); }) return field.bucket_count() * sizeof(void*);
    return 0;
  } else if constexpr (std::is_nothrow_default_constructible_v<F> && std::is_nothrow_move_assignable_v<F>) {
    field = F();
    return 0;
  } else {
    return too_much;
  }
}

}  // namespace ufb::detail

namespace ufb::gen {

/// The bytes of capacity one idle object may keep, so that one giant text does not stay for ever.
inline constexpr std::size_t retained_bytes = 8192;

/// Whether an object with fields of these types can be given new values in place of being destroyed and made again.
template <class... F>
inline constexpr bool recyclable = (detail::is_recyclable<F>() && ...);

/// Effects: the object becomes idle: it lets go of smart pointers, handles and whatever else its fields own besides capacity.
/// Returns: whether the capacity it keeps is at most `limit` bytes, that is, whether it may stay alive.
template <class... F>
bool keep(std::size_t limit, F&... fields) noexcept {
  std::size_t bytes = 0;
  ((bytes += bytes < detail::too_much ? detail::retained(fields) : 0), ...);
  return bytes <= limit;
}

}  // namespace ufb::gen
