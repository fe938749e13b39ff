// code(rule, "…"): the rule as it is, but with a code of the user's own, which programs can tell violations apart by.
#pragma once

#include <string_view>
#include <utility>

namespace ufb::detail {

template <class Rule>
class coded : public Rule {
 public:
  using modified = Rule;
  std::string_view code;

  constexpr coded(Rule rule, std::string_view called) : Rule(std::move(rule)), code(called) {}
};

}  // namespace ufb::detail

namespace ufb::rules {

/// Returns: the rule with that code. Requires: the text lives as long as the rule, as a literal does.
template <class Rule>
constexpr auto code(Rule rule, std::string_view called) {
  static_assert(
      requires { rule.code; }, "ufb: a code is that of one rule: write it inside 'each', 'keys' and 'values'");
  return detail::coded<Rule>(std::move(rule), called);
}

}  // namespace ufb::rules

namespace ufb {
using rules::code;
}
