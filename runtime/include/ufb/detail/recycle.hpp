// Which objects a pool may keep alive for the next build_pooled(), and what such an object must let go of while it is idle.
// Made from generated glue or the Boost.PFR path; the pool only calls the function it is given. The pool refuses what is more than usual.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/pool_gate.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/wipe.hpp>
#include <utility>
#include <vector>

namespace ufb::detail {

// Its glue knows every field. That of a type with rules alone has no builder and says nothing of recycling.
template <class F>
concept knows_recycling = glued<F> && requires { glue<F>::template recyclable<>; };

// Assignment does not replace a stateful allocator: the next object would use the memory of the previous one's. Of one that is hidden, in a
// pair or in another's class, it is seen that moving constructs without an exception and assigns with the risk of one.
template <class F>
constexpr bool assigns_completely() {
  if constexpr (std::is_array_v<F>) {
    return assigns_completely<std::remove_all_extents_t<F>>();
  } else if constexpr (is_optional<F>) {
    return assigns_completely<typename F::value_type>();
  } else if constexpr (knows_recycling<F>) {
    return glue<F>::template recyclable<>;
  } else if constexpr (requires { typename F::container_type; }) {
    return assigns_completely<typename F::container_type>();
  } else if constexpr (std::is_nothrow_move_constructible_v<F> && !std::is_nothrow_move_assignable_v<F>) {
    return false;
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

// Can it be seen that these are moved, not copied in place of it? An aggregate that declares its destructor (or an assignment) has no
// move constructor: its moves copy.
template <class... F>
inline constexpr bool seen_to_move =
    (std::is_move_constructible_v<F> && ...) &&
    (!(std::is_copy_constructible_v<F> && ...) ||
     ((std::is_nothrow_move_constructible_v<F> && ...) && !(std::is_nothrow_copy_constructible_v<F> && ...)) ||
     ((std::is_nothrow_move_assignable_v<F> && ...) && !(std::is_nothrow_copy_assignable_v<F> && ...)));

// Nobody can ask whether a destructor was written; of this aggregate it is certain that none was, or none that does anything.
template <class T>
inline constexpr bool is_destroyed_by_fields = std::is_trivially_destructible_v<T> || seen_to_move<T>;

// The same of any T, as far as its fields would show a difference.
template <class T, class... F>
inline constexpr bool is_like_fields = std::is_trivially_destructible_v<T> == (std::is_trivially_destructible_v<F> && ...) &&
                                       std::is_move_assignable_v<T> && (seen_to_move<T> || !seen_to_move<F...>);

template <class F>
constexpr bool is_recyclable() {
  if constexpr (std::is_array_v<F>) {
    return is_recyclable<std::remove_all_extents_t<F>>();
  } else if constexpr (std::is_const_v<F> || std::is_reference_v<F> || !std::is_move_assignable_v<F>) {
    return false;
  } else if constexpr (std::is_aggregate_v<F> && !knows_recycling<F>) {
    return is_destroyed_by_fields<F> && assigns_completely<F>();
  } else {
    return assigns_completely<F>();
  }
}

// More than any limit: what cannot be let go of without the risk of an exception.
inline constexpr std::size_t too_much = (std::numeric_limits<std::size_t>::max)() / 4;
inline constexpr std::uint32_t highest_limit = (std::numeric_limits<std::uint32_t>::max)();  // bytes

template <class Glue>
std::size_t let_go_of(typename Glue::type& object) noexcept;

template <class Glue>
constexpr std::uint32_t retained_limit();

// Nothing of the old value is left when it is swapped for a new one: what only copies keeps what it copies from, unless it has nothing of
// its own, as when copying cannot fail. A container may need memory to be empty.
template <class F>
inline constexpr bool is_swapped_for_new =
    std::is_nothrow_swappable_v<F> && (seen_to_move<F> || std::is_nothrow_copy_constructible_v<F>) &&
    (std::is_nothrow_default_constructible_v<F> || (std::is_default_constructible_v<F> && (range<F> || requires { typename F::container_type; })));

// clear() leaves capacity that can be asked for.
template <class F>
concept has_capacity = requires(F& field) {
  typename F::value_type;
  { field.clear() } noexcept;
  { field.capacity() } -> std::convertible_to<std::size_t>;
};

// clear() leaves the buckets of a hash table, and no nodes.
template <class F>
concept has_buckets = requires(F& field) {
  { field.clear() } noexcept;
  { field.bucket_count() } -> std::convertible_to<std::size_t>;
  { field.extract(field.begin()) } -> std::same_as<typename F::node_type>;
};

// Returns: the bytes for so many elements that are more than what the field itself has room for.
template <has_capacity F>
std::size_t bytes_beyond(const F&, std::size_t elements) noexcept {
  std::size_t inside = 0;
  if constexpr (std::is_nothrow_default_constructible_v<F>) inside = F().capacity();
  const std::size_t beyond = elements - (elements < inside ? elements : inside);
  if constexpr (text<F>) {
    return beyond == 0 ? 0 : elements + 1;
  } else if constexpr (std::is_same_v<F, std::vector<bool, typename F::allocator_type>>) {
    return beyond / 8;
  } else {
    return beyond * sizeof(typename F::value_type);
  }
}

// Is what a field of this type has bounded by the memory there is? Then its bytes can be added without asking whether they still matter.
template <class F>
constexpr bool may_be_too_much() {
  return !std::is_trivially_destructible_v<F> && !is_refillable_text<F> && !is_refillable_list<F>;
}

template <class F>
bool swap_for_new(F& field) noexcept {
  UFB_TRY {
    F fresh;
    using std::swap;
    swap(field, fresh);
    return true;
  } UFB_CATCH(...) {
    return false;
  }
}

// Effects: lets go of what the field owns besides memory for text and elements. Returns: the bytes of capacity it still has.
template <class F>
std::size_t retained(F& field) noexcept {
  if constexpr (std::is_trivially_destructible_v<F>) {
    return 0;
  } else if constexpr (std::is_array_v<F>) {
    std::size_t bytes = 0;
    for (auto& element : field) bytes += bytes < too_much ? retained(element) : 0;
    return bytes;
  } else if constexpr (is_optional<F>) {
    if constexpr (clears_to_capacity<typename F::value_type> || knows_recycling<typename F::value_type>) {
      return field ? retained(*field) : 0;
    } else {
      field.reset();
      return 0;
    }
  } else if constexpr (knows_recycling<F>) {
    if constexpr (glue<F>::template recyclable<>) {
      const std::size_t bytes = let_go_of<glue<F>>(field);
      return bytes <= retained_limit<glue<F>>() ? bytes : too_much;
    } else {
      return too_much;
    }
  } else if constexpr (clears_to_capacity<F>) {
    using element = typename F::value_type;
    std::size_t bytes = bytes_beyond(field, field.capacity());
    if constexpr (text<element> && clears_to_capacity<element>) {
      for (element& each : field) bytes += retained(each);
    } else if constexpr (!std::is_trivially_destructible_v<element>) {
      field.clear();
    }
    return bytes;
  } else if constexpr (has_capacity<F>) {
    field.clear();
    return bytes_beyond(field, static_cast<std::size_t>(field.capacity()));
  } else if constexpr (has_buckets<F>) {
    field.clear();
    return static_cast<std::size_t>(field.bucket_count()) * sizeof(void*);
  } else if constexpr (is_swapped_for_new<F>) {
    return swap_for_new(field) ? 0 : too_much;
  } else {
    return too_much;
  }
}

template <class Glue>
std::size_t used_of(typename Glue::type& object) noexcept;

// Returns: the bytes that the value of an idle field needs of its capacity; all of it where its elements are gone.
template <class F>
std::size_t used(F& field) noexcept {
  if constexpr (std::is_trivially_destructible_v<F>) {
    return 0;
  } else if constexpr (std::is_array_v<F>) {
    std::size_t bytes = 0;
    for (auto& element : field) bytes += used(element);
    return bytes;
  } else if constexpr (is_optional<F>) {
    return field ? used(*field) : 0;
  } else if constexpr (knows_recycling<F>) {
    if constexpr (glue<F>::template recyclable<>) {
      return used_of<glue<F>>(field);
    } else {
      return 0;
    }
  } else if constexpr (clears_to_capacity<F>) {
    using element = typename F::value_type;
    if constexpr (text<element> && clears_to_capacity<element>) {
      std::size_t bytes = bytes_beyond(field, field.size());
      for (element& each : field) bytes += used(each);
      return bytes;
    } else {
      return bytes_beyond(field, std::is_trivially_destructible_v<element> ? field.size() : field.capacity());
    }
  } else if constexpr (has_capacity<F>) {
    return bytes_beyond(field, static_cast<std::size_t>(field.capacity()));
  } else if constexpr (has_buckets<F>) {
    return static_cast<std::size_t>(field.bucket_count()) * sizeof(void*);
  } else {
    return 0;
  }
}

}  // namespace ufb::detail

namespace ufb::gen {

/// The bytes of capacity one idle object may keep, so that one giant text does not stay for ever.
inline constexpr std::size_t retained_bytes = 8192;

/// Whether a T, an aggregate of fields of these types, can be given new values in place of being destroyed and made again. Not where T is
/// seen to have a destructor or assignment of its own: that of a recycled object would not run.
template <class T, class... F>
inline constexpr bool recyclable = (detail::is_recyclable<F>() && ...) && detail::is_like_fields<T, std::remove_all_extents_t<F>...>;

}  // namespace ufb::gen

namespace ufb::detail {

// Effects: the fields become idle: they let go of smart pointers, handles and whatever else they own besides capacity.
// Returns: the bytes of capacity they keep.
template <class... F>
UFB_ALWAYS_INLINE inline std::size_t let_go(F&... fields) noexcept {
  std::size_t bytes = 0;
  ((bytes += may_be_too_much<F>() && bytes >= too_much ? 0 : retained(fields)), ...);
  return bytes;
}

template <class Glue>
constexpr std::uint32_t retained_limit() {
  if constexpr (requires { Glue::retained_bytes; }) {
    return static_cast<std::uint32_t>(std::min<std::size_t>(Glue::retained_bytes, highest_limit));
  } else {
    return gen::retained_bytes;
  }
}

// The same for all fields of an object.
template <class Glue>
std::size_t let_go_of(typename Glue::type& object) noexcept {
  return Glue::apply(object, [](auto&... fields) noexcept { return let_go(fields...); });
}

template <class Glue>
std::size_t used_of(typename Glue::type& object) noexcept {
  return Glue::apply(object, [](auto&... fields) noexcept { return (used(fields) + ... + std::size_t{}); });
}

// Effects: the object becomes idle, and what is secret in it is overwritten. Returns: the bytes of capacity it keeps, or too much.
template <class Glue>
std::size_t make_idle(typename Glue::type& object) noexcept {
  return wipe_secrets<Glue>(object) ? let_go_of<Glue>(object) : too_much;
}

// For an object that is destroyed whatever it keeps.
template <class Glue>
std::size_t wipe_only(typename Glue::type& object) noexcept {
  wipe_secrets<Glue>(object);
  return too_much;
}

// Rules alone say nothing of it.
template <class Glue>
inline constexpr bool recycles = [] {
  if constexpr (requires { Glue::template recyclable<>; }) return Glue::template recyclable<>;
  return false;
}();

template <class Glue>
constexpr auto make_operations() {
  using type = typename Glue::type;
  pool_operations<type> of{.make_idle = &wipe_only<Glue>, .used = nullptr, .retained_bytes = 0};
  if constexpr (requires { Glue::pool_limit; }) of.limit = Glue::pool_limit;
  if constexpr (holds_secrets<type, Glue>()) of.overwrite = [](void* slot) noexcept { overwrite(slot, sizeof(type)); };
  if constexpr (recycles<Glue>) {
    of.make_idle = &make_idle<Glue>;
    of.used = &used_of<Glue>;
    of.retained_bytes = retained_limit<Glue>();
  }
  return of;
}
template <class Glue>
inline constexpr auto operations = make_operations<Glue>();

// Null where a pool need not know anything: what is released is destroyed, and as many as usual stay idle.
template <class Glue>
inline constexpr auto operations_in =
    recycles<Glue> || holds_secrets<typename Glue::type, Glue>() || requires { Glue::pool_limit; } ? &operations<Glue> : nullptr;

// Where a T's fields are known from when somebody builds one; defined by build.hpp.
template <class T>
struct builder_source;

template <class T>
struct no_operations {};

// Where a T's operations come from when nobody builds one: its glue, its schema, or nowhere.
template <class T>
struct operations_source {
  using type = no_operations<T>;
};
template <glued T>
struct operations_source<T> {
  using type = glue<T>;
};
template <class T>
  requires(!glued<T> && requires { sizeof(described_by_schema<T>); })
struct operations_source<T> {
  using type = described_by_schema<T>;
};
template <class T>
using operations_of = typename operations_source<T>::type;

template <class T, class Source>
constexpr const pool_operations<T>* operations_from() {
  if constexpr (requires { typename Source::type; }) {
    return operations_in<Source>;
  } else {
    return nullptr;
  }
}

}  // namespace ufb::detail
