// pattern<"…">(): the whole text matches a regular expression in RE2 syntax.
// The matching is in the optional library ufb::re2; a program that uses a pattern links it.
#pragma once

#include <string_view>
#include <ufb/detail/literal.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/wording.hpp>

namespace ufb::detail {

class compiled_pattern;

// Throws: std::invalid_argument when the pattern is not RE2 syntax. The result lives until the process ends.
const compiled_pattern* compile_pattern(std::string_view pattern);
bool matches(const compiled_pattern& pattern, std::string_view text);

template <literal Pattern>
bool matches(std::string_view text) {
  static const compiled_pattern* const compiled = compile_pattern(Pattern.view());
  return matches(*compiled, text);
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear in the text. Throws: std::invalid_argument at the first use of a pattern that does not compile.
template <detail::literal Pattern>
struct pattern {
  static constexpr std::string_view code = "pattern";

  template <class V>
  constexpr bool holds(const V& value) const {
    static_assert(detail::text<V>, "ufb: the rule 'pattern' applies to text");
    return detail::matches<Pattern>(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must match {pattern}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("pattern", detail::verbatim{Pattern.view()});
  }
};

}  // namespace ufb::rules

namespace ufb {
using rules::pattern;
}
