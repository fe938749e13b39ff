// declared<values…>: an enumeration's value is one of its named enumerators; declared_bits<values…>: it is made of named bits only.
// The values are template arguments, so that neighbours become one comparison at compile time.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/detail/show.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/wording.hpp>
#include <ufb/reflect.hpp>
#include <utility>

namespace ufb::detail {

// Those of the values that are of the enumeration V, as numbers; the others are another alternative's of a variant.
template <class V, auto... Values>
constexpr auto numbers_of() {
  using number = std::underlying_type_t<V>;
  std::array<number, (static_cast<std::size_t>(std::is_same_v<decltype(Values), V>) + ... + 0)> numbers{};
  std::size_t count = 0;
  const auto add = [&](auto value) {
    if constexpr (std::is_same_v<decltype(value), V>) numbers[count++] = static_cast<number>(value);
  };
  (add(Values), ...);
  return numbers;
}

template <class Number>
struct interval {
  Number first;
  Number last;
};

// The numbers as intervals without a gap; of the array the first `count` are meant.
template <class Number, std::size_t Size>
struct intervals {
  std::array<interval<Number>, Size> all{};
  std::size_t count = 0;

  constexpr explicit intervals(std::array<Number, Size> numbers) {
    std::sort(numbers.begin(), numbers.end());
    for (const Number number : numbers) {
      const bool goes_on = count != 0 && (all[count - 1].last == number || all[count - 1].last == static_cast<Number>(number - Number(1)));
      if (!goes_on) all[count++].first = number;
      all[count - 1].last = number;
    }
  }
};
template <auto Value>
std::string name_of_enumerator() {
  if constexpr (requires { glue<decltype(Value)>::enumerators; }) {
    return show(Value);
  } else {
    return std::string(name_of_member<Value>());
  }
}

// "red, green, blue", and of many the first few with their number.
template <auto... Values>
std::string names_of_enumerators() {
  constexpr std::size_t shown = 8;
  std::string out;
  std::size_t count = 0;
  const auto add = [&](auto name) {
    if (count++ < shown) out.append(out.empty() ? "" : ", ").append(name());
  };
  (add(name_of_enumerator<Values>), ...);
  return count <= shown ? out : joined({out, ", … (", show(count), " values)"});
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: one comparison for each run of neighbouring values.
template <auto... Values>
struct declared {
  static constexpr std::string_view code = "declared";
  static_assert(sizeof...(Values) > 0, "ufb: declared<> without a value can never hold");

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(std::is_enum_v<V>, "ufb: the rule 'declared' applies to enumerations");
    constexpr detail::intervals in(detail::numbers_of<V, Values...>());
    const auto number = static_cast<std::underlying_type_t<V>>(value);
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return ((in.all[I].first <= number && number <= in.all[I].last) || ...);
    }(std::make_index_sequence<in.count>());
  }
  static constexpr std::string_view wording() { return "must be one of {values}"; }
  template <class To>
  void arguments(To&& to) const {
    to("values", detail::verbatim{detail::names_of_enumerators<Values...>()});
  }
};

/// Complexity: one test.
template <auto... Values>
struct declared_bits {
  static constexpr std::string_view code = "declared";
  static_assert(sizeof...(Values) > 0, "ufb: declared_bits<> without a value can never hold");

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(std::is_enum_v<V>, "ufb: the rule 'declared' applies to enumerations");
    using bits = std::make_unsigned_t<std::underlying_type_t<V>>;
    constexpr bits named = [] {
      bits all = 0;
      for (const auto number : detail::numbers_of<V, Values...>()) all = static_cast<bits>(all | static_cast<bits>(number));
      return all;
    }();
    return (static_cast<bits>(value) & static_cast<bits>(~named)) == 0;
  }
  static constexpr std::string_view form() { return "bits"; }
  static constexpr std::string_view wording() { return "must be made of {values}"; }
  template <class To>
  void arguments(To&& to) const {
    to("values", detail::verbatim{detail::names_of_enumerators<Values...>()});
  }
};

}  // namespace ufb::rules

namespace ufb {
using rules::declared;
using rules::declared_bits;
}  // namespace ufb
