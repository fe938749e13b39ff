// one_of(values…): one of the listed numbers, texts or enumerators; named(value, "name") gives a value its name in the message.
#pragma once

#include <string_view>
#include <tuple>
#include <type_traits>
#include <ufb/detail/numbers.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

/// A value that cannot say its own name, such as an enumerator, and its name.
template <class Value>
struct named {
  Value value;
  std::string_view name;

  constexpr named(Value listed, std::string_view called) : value(listed), name(called) {}
};

}  // namespace ufb::rules

namespace ufb::detail {

template <class Listed>
struct listed_value {
  using type = std::conditional_t<std::is_convertible_v<const Listed&, std::string_view>, std::string_view, Listed>;
};

template <class V, class Listed>
constexpr bool is_listed(const V& value, const Listed& listed) {
  if constexpr (number<V> && number<Listed>) {
    return equal(value, listed);
  } else if constexpr (text<V>) {
    return view(value) == listed;
  } else {
    return value == listed;
  }
}
template <class V, class Listed>
constexpr bool is_listed(const V& value, const rules::named<Listed>& listed) {
  return is_listed(value, listed.value);
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: one comparison a listed value.
template <class... Listed>
class one_of {
 public:
  static constexpr std::string_view code = "one_of";
  static_assert(sizeof...(Listed) > 0, "ufb: one_of() without a value can never hold");

  constexpr explicit one_of(Listed... listed) : listed_(listed...) {}

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    return std::apply([&](const Listed&... listed) { return (detail::is_listed(value, listed) || ...); }, listed_);
  }
  static constexpr std::string_view wording() { return "must be one of {values}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("values", listed_);
  }

 private:
  std::tuple<Listed...> listed_;
};

template <class... Listed>
one_of(Listed...) -> one_of<typename detail::listed_value<Listed>::type...>;

}  // namespace ufb::rules

namespace ufb {
using rules::named;
using rules::one_of;
}  // namespace ufb
