// has(value): a container contains the value; a map has it among its keys.
#pragma once

#include <iterator>
#include <string_view>
#include <type_traits>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/one_of.hpp>
#include <utility>

namespace ufb::detail {

// What `has` compares of an element.
template <class V, class Reference>
constexpr const auto& key_of(const Reference& element) {
  if constexpr (map<V>) {
    return element.first;
  } else {
    return element;
  }
}

template <class V>
using key_type_of = std::remove_cvref_t<decltype(key_of<V>(*std::begin(std::declval<const V&>())))>;

// Elements may be optionals or pointers, as anywhere.
template <class E, class Listed>
constexpr bool is_element(const E& element, const Listed& listed) {
  if constexpr (holder<E>) {
    return present(element) && is_element(inside(element), listed);
  } else {
    return is_listed(element, listed);
  }
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: one comparison an element.
template <class Listed>
class has {
 public:
  static constexpr std::string_view code = "has";

  explicit constexpr has(Listed listed) : listed_(listed) {}

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::gone_through_nothrow<V> && detail::read_nothrow<detail::key_type_of<V>>()) {
    static_assert(detail::range<V> && !detail::text<V>, "ufb: the rule 'has' applies to containers; for text there is 'contains'");
    for (const auto& element : value) {
      if (detail::is_element(detail::key_of<V>(element), listed_)) return true;
    }
    return false;
  }
  static constexpr std::string_view wording() { return "must have {element}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("element", listed_);
  }

 private:
  Listed listed_;
};

template <class Listed>
has(Listed) -> has<typename detail::listed_value<Listed>::type>;

}  // namespace ufb::rules

namespace ufb {
using rules::has;
}
