// message(rule, "…"): the rule as it is, but with words of the user's own where it does not hold.
#pragma once

#include <string_view>
#include <utility>

namespace ufb::detail {

template <class Rule>
class worded : public Rule {
 public:
  using modified = Rule;
  static constexpr bool is_worded = true;

  constexpr worded(Rule rule, std::string_view words) : Rule(std::move(rule)), words_(words) {}

  constexpr std::string_view wording() const { return words_; }

 private:
  std::string_view words_;
};

}  // namespace ufb::detail

namespace ufb::rules {

/// Returns: the rule with that message, in which {value}, {path}, {code} and the arguments of the rule, such as {min}, are filled in.
/// Requires: the text lives as long as the rule, as a literal does.
template <class Rule>
constexpr auto message(Rule rule, std::string_view words) {
  static_assert(
      requires { rule.wording(); }, "ufb: a message is that of one rule: write it inside 'each', 'keys' and 'values'");
  return detail::worded<Rule>(std::move(rule), words);
}

}  // namespace ufb::rules

namespace ufb {
using rules::message;
}
