// each(rules…): the rules apply to every element, one level down; in a map, to every mapped value.
// The validator goes through the elements, because only it knows their paths.
#pragma once

#include <tuple>

namespace ufb::rules {

template <class... Rules>
struct each {
  std::tuple<Rules...> rules;

  constexpr explicit each(Rules... inner) : rules(inner...) {}
};

// each(each(…)) goes two levels down: never a copy.
template <class... Rules>
each(each<Rules...>) -> each<each<Rules...>>;

}  // namespace ufb::rules

namespace ufb {
using rules::each;
}
