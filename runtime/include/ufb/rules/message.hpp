// message(rule, "…"): the rule as it is, but with words of the user's own where it does not hold.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace ufb::detail {

template <class Rule>
class worded : public Rule {
 public:
  constexpr worded(Rule rule, std::string_view words) : Rule(std::move(rule)), words_(words) {}

  std::string message() const { return std::string(words_); }

 private:
  std::string_view words_;
};

}  // namespace ufb::detail

namespace ufb::rules {

/// Returns: the rule with that message. Requires: the text lives as long as the rule, as a literal does.
template <class Rule>
constexpr auto message(Rule rule, std::string_view words) {
  static_assert(
      requires { rule.message(); }, "ufb: a message is that of one rule: write it inside 'each', 'keys' and 'values'");
  return detail::worded<Rule>(std::move(rule), words);
}

}  // namespace ufb::rules

namespace ufb {
using rules::message;
}
