// What a field's type is to a rule: text, a range of elements, or a holder such as an optional or a pointer that rules look through.
// Asked by the rules, the validator and the builder.
#pragma once

#include <concepts>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <type_traits>

namespace ufb::detail {

template <class...>
inline constexpr bool never = false;

// const char* is a pointer first: it may be null, and is text only behind that.
template <class V>
concept text = std::is_convertible_v<const V&, std::string_view> && !std::is_pointer_v<V> && !std::is_null_pointer_v<V>;

// The characters of a text, as every rule and every message sees them.
template <text V>
constexpr std::string_view view(const V& value) {
  return value;
}

template <class V>
concept range = requires(const V& value) {
  std::begin(value);
  std::end(value);
};

template <class V>
concept map = range<V> && requires { typename V::key_type; typename V::mapped_type; };

// Holds a value or nothing: optional, smart and raw pointers. Rules look through it to the value when there is one.
template <class V>
concept holder = !text<V> && !range<V> && !std::is_function_v<std::remove_pointer_t<V>> && requires(const V& value) {
  static_cast<bool>(value);
  *value;
};

// May hold nothing, also where there is no single value to look at: unique_ptr<T[]>, std::function, function pointers.
template <class V>
concept nullable = holder<V> || (!text<V> && requires(const V& value) { { value == nullptr } -> std::convertible_to<bool>; });

template <nullable V>
constexpr bool present(const V& value) {
  if constexpr (requires { static_cast<bool>(value); }) {
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

}  // namespace ufb::detail
