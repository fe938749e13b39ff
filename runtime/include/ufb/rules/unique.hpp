// unique: no two elements of a container are equal. Sets and maps hold it by themselves.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/traits.hpp>
#include <vector>

namespace ufb::detail {

// Up to here the quadratic comparison is faster than sorting, and allocates nothing.
inline constexpr std::size_t few_elements = 32;

// A strict weak order also where NaN occurs: NaNs are alike and after everything.
template <class E>
constexpr bool before(const E& left, const E& right) {
  if constexpr (std::is_floating_point_v<E>) {
    return left < right || (left == left && right != right);
  } else {
    return left < right;
  }
}

template <class E>
concept ordered = requires(const E& element) { { element < element } -> std::convertible_to<bool>; };

template <class V>
constexpr bool all_differ_pairwise(const V& value) {
  const auto end = std::end(value);
  for (auto left = std::begin(value); left != end; ++left) {
    for (auto right = std::next(left); right != end; ++right) {
      if (*left == *right) return false;
    }
  }
  return true;
}

// A heap sort stays inside its array whatever `<` of the elements answers.
template <class E, class V>
bool all_differ_sorted(const V& value) {
  std::vector<const E*> elements;
  elements.reserve(count(value));
  for (const E& element : value) elements.push_back(&element);
  const auto order = [](const E* left, const E* right) { return before(*left, *right); };
  std::make_heap(elements.begin(), elements.end(), order);
  std::sort_heap(elements.begin(), elements.end(), order);
  const auto equal = [](const E* left, const E* right) { return *left == *right; };
  return std::adjacent_find(elements.begin(), elements.end(), equal) == elements.end();
}

// A set or map that takes each key once; the multi variants return a bare iterator from insert.
template <class V>
concept keyed_once = requires(V& value, const typename V::value_type& element) {
  typename V::key_type;
  value.insert(element).second;
};

// Only where no memory is needed: std::array and C arrays of few elements.
template <class V>
constexpr bool told_apart_nothrow() {
  if constexpr (keyed_once<V>) {
    return true;
  } else if constexpr (requires { std::tuple_size<V>::value; }) {
    return std::tuple_size_v<V> <= few_elements && read_nothrow<typename V::value_type>();
  } else if constexpr (std::is_array_v<V>) {
    return std::extent_v<V> <= few_elements && read_nothrow<std::remove_extent_t<V>>();
  } else {
    return false;
  }
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: n²/2 comparisons and no allocation up to 32 elements; above, n log n comparisons and one allocation of n pointers where
/// the elements have `<`, and n²/2 comparisons where they have only `==`.
class unique {
 public:
  static constexpr std::string_view code = "unique";

  constexpr unique operator()() const { return {}; }

  template <class V>
  UFB_ALWAYS_INLINE constexpr bool holds(const V& value) const noexcept(detail::told_apart_nothrow<V>()) {
    static_assert(detail::range<V> && !detail::text<V>, "ufb: the rule 'unique' applies to containers");
    using element = std::remove_cvref_t<decltype(*std::begin(value))>;
    if constexpr (detail::keyed_once<V>) {
      return true;
    } else {
      static_assert(requires(const element& e) { e == e; }, "ufb: the rule 'unique' needs elements that can be compared with ==");
      return std::begin(value) == std::end(value) || differ<element>(value);
    }
  }
  static constexpr std::string_view wording() { return "must not have two equal elements"; }

 private:
  template <class E, class V>
  static constexpr bool differ(const V& value) {
    if constexpr (std::is_lvalue_reference_v<decltype(*std::begin(value))> && detail::ordered<E>) {
      if (!std::is_constant_evaluated() && detail::count(value) > detail::few_elements) return detail::all_differ_sorted<E>(value);
    }
    return detail::all_differ_pairwise(value);
  }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::unique unique{};
}
