// Overwrites what is secret in an object that a pool keeps or a draft lets go of: destructors and clear() leave it in memory.
// Called by recycle.hpp when an object is released, and by drafts. What is wiped is of unspecified value, and as good as new to assignment.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstring>
#include <functional>
#include <memory>
#include <tuple>
#include <type_traits>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/pool_poison.hpp>
#include <ufb/detail/traits.hpp>
#include <utility>
#include <variant>
#include <vector>

namespace ufb::detail {

// Effects: sets the bytes to zero, also where nobody seems to read them again, and where AddressSanitizer knows of no object: what a
// container has beyond its elements.
[[gnu::no_sanitize_address]] inline void overwrite(void* bytes, std::size_t count) noexcept {
  if constexpr (address_sanitizer) {
    for (auto* at = static_cast<volatile unsigned char*>(bytes); count != 0; --count) *at++ = 0;
  } else {
    if (count != 0) std::memset(bytes, 0, count);
  }
  asm volatile("" : : "r"(bytes) : "memory");
}

// ---- what is known of a type's fields

// Its glue can name every field that is public, which are all that an aggregate has.
template <class F>
concept knows_fields = glued<F> && requires(F& object) { glue<F>::apply(object, [](auto&...) {}); };

template <class F>
concept tuple_like = !range<F> && requires { std::tuple_size<F>::value; };

// What tells of a struct's fields, in the shape of glue: whether each is secret, and all of them for a function.
template <class F>
struct marks_of {};
template <knows_fields F>
struct marks_of<F> {
  using type = glue<F>;
};
template <class F>
  requires(!glued<F> && requires { sizeof(described_by_schema<F>); })
struct marks_of<F> {
  using type = described_by_schema<F>;
};
template <class F>
concept marked = requires { typename marks_of<F>::type; };

// The same for a struct that is secret as a whole: all of its fields, whoever knows them.
template <class F>
struct all_fields_of {};
template <knows_fields F>
  requires std::is_aggregate_v<F>
struct all_fields_of<F> {
  using type = glue<F>;
};
template <class F>
  requires(!knows_fields<F> && requires { requires read_by_reflection<F>::possible; })
struct all_fields_of<F> {
  using type = read_by_reflection<F>;
};
template <class F>
concept fields_known = requires { typename all_fields_of<F>::type; };

template <class About, std::size_t I>
constexpr bool is_secret() {
  if constexpr (requires { About::fields[I].is_secret; }) return About::fields[I].is_secret;
  return false;
}

// ---- what is known of what it owns

// Elements side by side, and room for more.
template <class F>
concept has_room = range<F> && requires(F& value) {
  { value.data() } -> std::same_as<typename F::value_type*>;
  value.capacity();
  value.size();
  value.clear();
};

// Keys of sets and maps are const but in a node that was taken out.
template <class F>
concept gives_nodes = range<F> && requires(F& value) { value.extract(value.begin()); };

template <class F>
concept has_elements = elements_known<F> && std::is_lvalue_reference_v<decltype(*std::begin(std::declval<F&>()))>;

// Points at what is not const because the pointer is.
template <class F>
concept points = holder<F> && !std::is_pointer_v<F> && !std::is_const_v<std::remove_reference_t<decltype(*std::declval<const F&>())>>;

// Only its owner has what it points at, and ends it with delete or as a pool does: no FILE, nothing of another type than it seems.
template <class F>
constexpr bool owns_alone() {
  if constexpr (points<F> && !std::is_copy_constructible_v<F> && requires(F& value) { sizeof(*value); }) {
    if constexpr (std::is_polymorphic_v<std::remove_reference_t<decltype(*std::declval<F&>())>>) {
      return false;
    } else if constexpr (requires { typename F::deleter_type; }) {
      return std::is_same_v<typename F::deleter_type, std::default_delete<typename F::element_type>>;
    } else {
      return true;
    }
  }
  return false;
}

// A pointer that others may have, too, is let go of and no more.
template <class F>
concept shares = points<F> && std::is_copy_constructible_v<F>;

// ---- is there a secret field in an F, or in what it owns?

// A type on the way to the one that is asked about, which need not be asked again: structs may hold themselves.
template <class... F>
struct way {};
template <class F, class... Before>
constexpr bool is_on(way<Before...>) {
  return (std::is_same_v<F, Before> || ...);
}

template <class F, class Way = way<>>
constexpr bool may_hold_secrets();

template <class About, class F, class... Before>
constexpr bool fields_hold_secrets(way<Before...>) {
  using found = decltype(About::apply(std::declval<F&>(), []<class... Field>(Field&...) {
    return []<std::size_t... I>(std::index_sequence<I...>) {
      return std::bool_constant<((is_secret<About, I>() || may_hold_secrets<std::remove_const_t<Field>, way<F, Before...>>()) || ...)>();
    }(std::index_sequence_for<Field...>());
  }));
  return found::value;
}

template <class F, class Way>
constexpr bool may_hold_secrets() {
  if constexpr (std::is_array_v<F>) {
    return may_hold_secrets<std::remove_all_extents_t<F>, Way>();
  } else if constexpr (!std::is_class_v<F> || is_on<F>(Way())) {
    return false;
  } else if constexpr (glued<F> && requires { glue<F>::has_secrets; }) {
    return glue<F>::has_secrets;
  } else if constexpr (marked<F>) {
    return fields_hold_secrets<typename marks_of<F>::type, F>(Way());
  } else if constexpr (text<F>) {
    return false;
  } else if constexpr (variant<F>) {
    return []<class... A>(std::type_identity<std::variant<A...>>) { return (may_hold_secrets<A, Way>() || ...); }(std::type_identity<F>());
  } else if constexpr (is_optional<F> || owns_alone<F>()) {
    return may_hold_secrets<std::remove_cvref_t<decltype(*std::declval<F&>())>, Way>();
  } else if constexpr (elements_known<F>) {
    return may_hold_secrets<std::remove_const_t<typename element_type<F>::type>, Way>();
  } else if constexpr (tuple_like<F>) {
    return []<std::size_t... I>(std::index_sequence<I...>) {
      return (may_hold_secrets<std::remove_cvref_t<std::tuple_element_t<I, F>>, Way>() || ...);
    }(std::make_index_sequence<std::tuple_size_v<F>>());
  } else {
    return false;
  }
}

// Glue of the annotated struct itself says so.
template <class F, class Glue = void>
constexpr bool holds_secrets() {
  if constexpr (requires { Glue::has_secrets; }) {
    return Glue::has_secrets;
  } else {
    return may_hold_secrets<F>();
  }
}

// ---- overwriting it

// Effects: overwrites the bytes that the value does not need: padding, what a short text left behind in a long one, what was in an optional.
// Returns: whether that is possible.
template <class F>
bool overwrite_unused(F& value) noexcept {
  if constexpr (std::is_nothrow_move_constructible_v<F>) {
    F kept(std::move(value));
    overwrite(std::addressof(kept), 0);  // GCC 12 would warn that what a variant or an optional does not hold may be uninitialized
    std::destroy_at(std::addressof(value));
    overwrite(std::addressof(value), sizeof(F));
    std::construct_at(std::addressof(value), std::move(kept));
    return true;
  } else {
    return false;
  }
}

template <bool All, class F>
bool wipe(F& value) noexcept;

// Effects: as wipe(), for fields of which About tells.
template <bool All, class About, class F>
bool wipe_fields(F& value) noexcept {
  return About::apply(value, []<class... Field>(Field&... fields) noexcept {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      bool all = true;
      ((all &= wipe<All || is_secret<About, I>()>(fields)), ...);
      return all;
    }(std::index_sequence_for<Field...>());
  });
}

template <bool All, class F>
bool wipe_room(F& value) noexcept {
  using element = typename F::value_type;
  bool all = true;
  if constexpr (All && std::is_trivially_copyable_v<element>) {
    overwrite(value.data(), value.capacity() * sizeof(element));
    value.clear();
  } else {
    for (element& each : value) all &= wipe<All>(each);
    overwrite(value.data() + value.size(), (value.capacity() - value.size()) * sizeof(element));
  }
  return all;
}

// Effects: overwrites the elements of what is const itself: they are not, unless they are in its own bytes.
template <class F>
void overwrite_elsewhere(const F& value) noexcept {
  using element = typename F::value_type;
  if constexpr (std::is_trivially_copyable_v<element>) {
    const std::less<const void*> before;
    const void* const data = value.data();
    if (before(data, &value) || !before(data, &value + 1)) overwrite(const_cast<element*>(value.data()), value.size() * sizeof(element));
  }
}

template <bool All, class F>
bool wipe_nodes(F& value) noexcept {
  bool all = true;
  while (value.begin() != value.end()) {
    auto node = value.extract(value.begin());
    if constexpr (requires { node.mapped(); }) {
      all &= wipe<All>(node.key());
      all &= wipe<All>(node.mapped());
    } else {
      all &= wipe<All>(node.value());
    }
  }
  return all;
}

// Effects: overwrites the texts of a path and of the paths it consists of, which nobody but itself can change.
template <class F>
void wipe_path(F& value) noexcept {
  for (const auto& part : value) wipe<true>(const_cast<typename F::string_type&>(part.native()));
  wipe<true>(const_cast<typename F::string_type&>(value.native()));
  value = F();
}

// Effects: as wipe(), for what the value owns or holds, if not for bytes of its own. Returns: false also for what is of no type it knows.
template <bool All, class F>
bool wipe_inside(F& value) noexcept {
  if constexpr (is_optional<F> || owns_alone<F>()) {
    return !value || wipe<All>(*value);
  } else if constexpr (variant<F>) {
    return value.valueless_by_exception() || std::visit([](auto& alternative) noexcept { return wipe<All>(alternative); }, value);
  } else if constexpr (std::is_same_v<F, std::vector<bool>>) {
    value.assign(value.capacity(), false);
    asm volatile("" : : "r"(&value) : "memory");
    return true;
  } else if constexpr (path<F>) {
    wipe_path(value);
    return true;
  } else if constexpr (has_room<F>) {
    return wipe_room<All>(value);
  } else if constexpr (gives_nodes<F>) {
    return wipe_nodes<All>(value);
  } else if constexpr (has_elements<F>) {
    bool all = true;
    for (auto& element : value) all &= wipe<All>(element);
    return all;
  } else {
    return shares<F>;
  }
}

// Effects: overwrites what is secret in the value and in what it owns, or, All, the whole of it; also what was there before and is not
// now, as far as the value still has the memory. Returns: whether nothing of it is left, so that the object may stay; of a type that
// nobody knows it is not.
template <bool All, class F>
bool wipe(F& value) noexcept {
  if constexpr (!All && !holds_secrets<std::remove_const_t<F>>()) {
    return true;
  } else if constexpr (std::is_const_v<F>) {
    if constexpr (All && has_room<std::remove_const_t<F>>) overwrite_elsewhere(value);
    return false;
  } else if constexpr (All && std::is_trivially_copyable_v<F>) {
    overwrite(std::addressof(value), sizeof(F));
    return true;
  } else if constexpr (std::is_array_v<F>) {
    bool all = true;
    for (auto& element : value) all &= wipe<All>(element);
    return all;
  } else if constexpr (All && fields_known<F>) {
    return wipe_fields<true, typename all_fields_of<F>::type>(value);
  } else if constexpr (marked<F>) {
    return wipe_fields<All, typename marks_of<F>::type>(value) && !All;
  } else if constexpr (tuple_like<F>) {
    return std::apply([](auto&... elements) noexcept { return (static_cast<int>(wipe<All>(elements)) & ... & 1) != 0; }, value);
  } else {
    const bool inside = wipe_inside<All>(value);
    return overwrite_unused(value) && inside;
  }
}

// Effects: overwrites the secret fields of an object and of what it holds. Returns: whether nothing of them is left.
template <class Glue>
bool wipe_secrets(typename Glue::type& object) noexcept {
  if constexpr (!holds_secrets<typename Glue::type, Glue>()) {
    return true;
  } else {
    return wipe_fields<false, Glue>(object);
  }
}

}  // namespace ufb::detail
