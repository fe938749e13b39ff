// each(rules…): the rules apply to every element of a sequence or set, one level down. For a map there are keys and values.
#pragma once

#include <string_view>
#include <ufb/detail/level.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

template <class... Rules>
struct each : detail::level<Rules...> {
  static constexpr std::string_view name = "each";

  using detail::level<Rules...>::level;

  template <class V>
  static constexpr bool enters() {
    constexpr bool has_elements = detail::range<V> && !detail::text<V> && !detail::map<V>;
    static_assert(has_elements, "ufb: 'each' applies to sequences and sets; for a map there are 'keys' and 'values'");
    return has_elements;
  }
  template <class Element>
  static constexpr const Element& part(const Element& element) {
    return element;
  }
};

template <class... Rules>
each(Rules...) -> each<Rules...>;
// each(each(…)) goes two levels down: never a copy.
template <class... Rules>
each(each<Rules...>) -> each<each<Rules...>>;

}  // namespace ufb::rules

namespace ufb {
using rules::each;
}
