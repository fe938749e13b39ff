// keys(rules…): the rules apply to every key of a map, one level down.
#pragma once

#include <string_view>
#include <ufb/detail/level.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

template <class... Rules>
struct keys : detail::level<Rules...> {
  static constexpr std::string_view name = "keys";

  using detail::level<Rules...>::level;

  template <class V>
  static constexpr bool enters() {
    static_assert(detail::map<V>, "ufb: 'keys' applies to maps; for the elements of other containers there is 'each'");
    return detail::map<V>;
  }
  template <class Element>
  static constexpr const auto& part(const Element& element) {
    return element.first;
  }
};

template <class... Rules>
keys(Rules...) -> keys<Rules...>;
// The keys of a map's keys: never a copy.
template <class... Rules>
keys(keys<Rules...>) -> keys<keys<Rules...>>;

}  // namespace ufb::rules

namespace ufb {
using rules::keys;
}
