// A rule as data: the library's name for it, its code, its arguments and its message. Made by the validator for a rule that does not hold,
// and for users who ask which rules a field has.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <tuple>
#include <ufb/detail/show.hpp>
#include <ufb/errors.hpp>

namespace ufb::detail {

// Returns: an argument as messages show it. What has a name of its own, such as an enumerator, is shown by that.
template <class V>
std::string argument_text(const V& value) {
  if constexpr (requires { { value.name } -> std::convertible_to<std::string_view>; }) {
    return std::string(std::string_view(value.name));
  } else {
    return show(value);
  }
}
template <class... V>
std::string argument_text(const std::tuple<V...>& values) {
  std::string out;
  std::apply([&](const V&... each) { ((out.append(out.empty() ? "" : ", ").append(argument_text(each))), ...); }, values);
  return out;
}

// The rule as the library calls it, whatever code and words the user gave it.
template <class Rule>
constexpr std::string_view name_of_rule() {
  if constexpr (requires { typename Rule::modified; }) {
    return name_of_rule<typename Rule::modified>();
  } else if constexpr (requires { Rule::name; }) {
    return Rule::name;
  } else {
    return Rule::code;
  }
}

// The words are the user's own.
template <class Rule>
inline constexpr bool is_worded = requires { Rule::is_worded; };

template <class Rule>
constexpr std::string_view form_of(const Rule& rule) {
  if constexpr (requires { rule.form(); }) {
    return rule.form();
  } else {
    return {};
  }
}

template <class Rule>
arguments arguments_of(const Rule& rule) {
  arguments all;
  if constexpr (requires { rule.arguments([](std::string_view, const auto&) {}); }) {
    rule.arguments([&](std::string_view name, const auto& value) { all.add(name, argument_text(value)); });
  }
  return all;
}

// Returns: the violation of a rule, all but its path and value.
template <class Rule>
error described_by(const Rule& rule) {
  error found;
  found.code = rule.code;
  found.arguments = arguments_of(rule);
  found.rule = name_of_rule<Rule>();
  if (const std::string_view form = form_of(rule); !form.empty()) found.rule.append(".").append(form);
  found.has_own_message = is_worded<Rule>;
  return found;
}

// Returns: the sentence, or the user's own words, of a rule that does not hold for some value.
template <class Rule>
std::string message_of(const Rule& rule) {
  return filled(rule.wording(), described_by(rule));
}

}  // namespace ufb::detail
