// A rule that applies other rules to parts of a container, one level down: base of each, keys and values, which say which part.
// The validator goes through the container, because only it knows the paths.
#pragma once

#include <tuple>

namespace ufb::detail {

template <class... Rules>
struct level {
  std::tuple<Rules...> rules;

  constexpr explicit level(Rules... inner) : rules(inner...) {}
};

// Such a rule has enters<V>(), whether it goes into a V, and part(element), what of an element its rules apply to.
template <class Rule>
concept level_rule = requires(const Rule& rule) {
  []<class... Rules>(const level<Rules...>&) {}(rule);
};

}  // namespace ufb::detail
