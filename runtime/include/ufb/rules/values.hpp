// values(rules…): the rules apply to every mapped value of a map, one level down.
#pragma once

#include <string_view>
#include <ufb/detail/level.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

template <class... Rules>
struct values : detail::level<Rules...> {
  static constexpr std::string_view name = "values";

  using detail::level<Rules...>::level;

  template <class V>
  static constexpr bool enters() {
    static_assert(detail::map<V>, "ufb: 'values' applies to maps; for the elements of other containers there is 'each'");
    return detail::map<V>;
  }
  template <class Element>
  static constexpr const auto& part(const Element& element) {
    return element.second;
  }
};

template <class... Rules>
values(Rules...) -> values<Rules...>;
// The values of a map's values: never a copy.
template <class... Rules>
values(values<Rules...>) -> values<values<Rules...>>;

}  // namespace ufb::rules

namespace ufb {
using rules::values;
}
