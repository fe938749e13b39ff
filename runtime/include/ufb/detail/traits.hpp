// What a field's type is to a rule: text, a range of elements, or a holder such as an optional or a pointer that rules look through.
// Asked by the rules, the validator and the builder.
#pragma once

#include <concepts>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace ufb::detail {

template <class...>
inline constexpr bool never = false;

// const char* is a pointer first: it may be null, and is text only behind that.
template <class V>
concept path = requires(const V& value) {
  typename V::string_type;
  { value.native() } -> std::convertible_to<std::string_view>;
};

template <class V>
concept text = (std::is_convertible_v<const V&, std::string_view> && !std::is_pointer_v<V> && !std::is_null_pointer_v<V>) || path<V>;

// The characters of a text, as every rule and every message sees them: of a path those the system is given. An array of char is text up to its first NUL, or all of it.
template <text V>
constexpr std::string_view view(const V& value) noexcept(std::is_array_v<V> || path<V> || std::is_nothrow_convertible_v<const V&, std::string_view>) {
  if constexpr (std::is_array_v<V>) {
    const std::string_view all(value, std::extent_v<V>);
    return all.substr(0, all.find('\0'));
  } else if constexpr (path<V>) {
    return value.native();
  } else {
    return value;
  }
}

template <class V>
concept range = requires(const V& value) {
  std::begin(value);
  std::end(value);
};

template <class V>
concept map = range<V> && requires { typename V::key_type; typename V::mapped_type; };

// Not a path, which is a range of paths.
template <class V>
struct element_type {};
template <class V>
  requires requires { typename V::value_type; }
struct element_type<V> {
  using type = typename V::value_type;
};
template <class E, std::size_t Size>
struct element_type<E[Size]> {
  using type = E;
};

template <class V>
concept elements_known = range<V> && requires { typename element_type<V>::type; } && !std::is_same_v<V, typename element_type<V>::type>;

// A void*, or a std::unique_ptr<void, …>, whose operator* must not even be asked for.
template <class V>
inline constexpr bool points_at_void = std::is_void_v<std::remove_pointer_t<V>>;
template <class V>
  requires requires { typename V::element_type; }
inline constexpr bool points_at_void<V> = std::is_void_v<typename V::element_type>;

// Holds a value or nothing: optional, smart and raw pointers. Rules look through it to the value when there is one.
template <class V>
concept holder = !text<V> && !range<V> && !std::is_function_v<std::remove_pointer_t<V>> && !points_at_void<V> && requires(const V& value) {
  static_cast<bool>(value);
  *value;
};

template <class V>
inline constexpr bool is_optional = false;
template <class V>
inline constexpr bool is_optional<std::optional<V>> = true;

// What is made for a V: itself, or what an optional or a smart pointer holds, which is const only once it is there.
template <class V>
struct made_for {
  using type = V;
};
template <class V>
  requires is_optional<V>
struct made_for<V> {
  using type = std::remove_cv_t<typename V::value_type>;
};
template <class V>
  requires(holder<V> && requires { typename V::element_type; })
struct made_for<V> {
  using type = std::remove_cv_t<typename V::element_type>;
};
template <class V>
using held_by = typename made_for<V>::type;

template <class V>
inline constexpr bool is_variant = false;
template <class... Alternatives>
inline constexpr bool is_variant<std::variant<Alternatives...>> = true;

// Holds one of several values. Rules look through it to the alternative that is there; std::monostate is nothing.
template <class V>
concept variant = is_variant<V>;

// Effects: calls the function with the alternative that is there, and not with std::monostate or where there is none.
template <variant V, class Function>
constexpr void with_alternative(const V& value, Function function) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    const auto is_there = [&]<std::size_t Index>() {
      if constexpr (!std::is_same_v<std::variant_alternative_t<Index, V>, std::monostate>) {
        if (const auto* alternative = std::get_if<Index>(&value)) {
          function(*alternative);
          return true;
        }
      }
      return false;
    };
    static_cast<void>((is_there.template operator()<I>() || ...));
  }(std::make_index_sequence<std::variant_size_v<V>>());
}

// May hold nothing, also where there is no single value to look at: variants, unique_ptr<T[]>, std::function, function pointers.
template <class V>
concept nullable = holder<V> || variant<V> || (!text<V> && !std::is_array_v<V> && requires(const V& value) { { value == nullptr } -> std::convertible_to<bool>; });

template <nullable V>
constexpr bool present(const V& value) {
  if constexpr (variant<V>) {
    bool found = false;
    with_alternative(value, [&](const auto&) { found = true; });
    return found;
  } else if constexpr (requires { static_cast<bool>(value); }) {
    return static_cast<bool>(value);
  } else {
    return !(value == nullptr);
  }
}

// Requires: present(value).
template <holder V>
constexpr decltype(auto) inside(const V& value) {
  if constexpr (std::is_convertible_v<const V&, const char*>) {
    return std::string_view(value);
  } else {
    return (*value);
  }
}

template <range V>
constexpr std::size_t count(const V& value) {
  if constexpr (requires { { value.size() } -> std::convertible_to<std::size_t>; }) {
    return static_cast<std::size_t>(value.size());
  } else {
    return static_cast<std::size_t>(std::distance(std::begin(value), std::end(value)));
  }
}

// Can a V be copied? std::is_copy_constructible says so of every container, whatever its elements are.
template <class V>
constexpr bool is_copyable() {
  if constexpr (std::is_array_v<V>) {
    return is_copyable<std::remove_all_extents_t<V>>();
  } else if constexpr (!std::is_copy_constructible_v<V>) {
    return false;
  } else if constexpr (map<V>) {
    return is_copyable<typename V::key_type>() && is_copyable<typename V::mapped_type>();
  } else if constexpr (is_optional<V> || elements_known<V>) {
    return is_copyable<typename V::value_type>();
  } else {
    return true;
  }
}

// Can a field of that type be made from that of another object of its struct, which is moved? A const one is copied then.
template <class F>
inline constexpr bool is_movable_field = std::is_const_v<F> ? is_copyable<std::remove_cv_t<F>>() : std::is_move_constructible_v<F> || std::is_array_v<F>;

// ---- what cannot throw, for is_valid() to be noexcept

template <class V>
concept looked_into_nothrow = holder<V> && requires(const V& value) {
  { static_cast<bool>(value) } noexcept;
  { *value } noexcept;
};

template <class V>
concept gone_through_nothrow = std::is_array_v<V> || requires(const V& value, decltype(value.begin())& at) {
  { value.begin() } noexcept;
  { value.end() } noexcept;
  { ++at } noexcept;
  { *at } noexcept;
  { at != value.end() } noexcept;
};

template <class V>
concept counted_nothrow = range<V> && (std::is_array_v<V> || requires(const V& value) { { value.size() } noexcept; });

// Can a rule read a V, and compare it with another, without an exception? It is not known of types of the user's own.
template <class V>
constexpr bool read_nothrow() {
  if constexpr (text<V>) {
    return noexcept(view(std::declval<const V&>()));
  } else if constexpr (std::is_arithmetic_v<V> || std::is_enum_v<V> || std::is_pointer_v<V>) {
    return true;
  } else if constexpr (requires { typename V::rep; typename V::period; }) {
    return std::is_arithmetic_v<typename V::rep>;
  } else if constexpr (requires { typename V::clock; typename V::duration; }) {
    return read_nothrow<typename V::duration>();
  } else if constexpr (holder<V>) {
    return looked_into_nothrow<V> && read_nothrow<std::remove_cvref_t<decltype(inside(std::declval<const V&>()))>>();
  } else {
    return false;
  }
}

}  // namespace ufb::detail
