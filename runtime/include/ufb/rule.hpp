// A rule as data: the library's name for it, its code, its arguments and its message. Made by the validator for a rule that does not hold,
// and for users who ask which rules a field has.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <ufb/detail/composed.hpp>
#include <ufb/detail/config.hpp>
#include <ufb/detail/level.hpp>
#include <ufb/detail/sentence.hpp>
#include <ufb/detail/show.hpp>
#include <ufb/detail/validate/finding.hpp>
#include <ufb/detail/validate/source.hpp>
#include <ufb/detail/wording.hpp>
#include <ufb/errors.hpp>
#include <ufb/fields.hpp>
#include <ufb/reflect.hpp>
#include <utility>
#include <vector>

namespace ufb::detail {

// Effects: appends an argument as messages show it. What has a name of its own, such as an enumerator, is shown by that.
template <class V>
void show_argument(composed& out, const V& value) {
  if constexpr (requires { { value.name } -> std::convertible_to<std::string_view>; }) {
    append_without_nul(out, value.name);
  } else {
    show(out, value);
  }
}
template <class... V>
void show_argument(composed& out, const std::tuple<V...>& values) {
  std::string_view between;
  const auto next = [&](const auto& each) {
    out.append(between);
    show_argument(out, each);
    between = ", ";
  };
  std::apply([&](const V&... each) { (next(each), ...); }, values);
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

// The rule's own sentence, and of several the one for some bounds, taken apart.
template <class Rule>
inline constexpr phrase phrase_of = phrase(Rule::wording());
template <class Rule, bounds Has>
inline constexpr phrase phrase_for = phrase(Rule::sentences[Has]);

// Effects: appends to the message one piece of the sentence, with what the finding or the rule has in the place of its name.
template <const phrase& Sentence, std::size_t I, class Rule>
UFB_ALWAYS_INLINE inline void say_piece(finding& found, [[maybe_unused]] const Rule& rule) {
  constexpr const piece& each = Sentence.pieces[I];
  composed& out = found.message;
  out.append(each.plain);
  if constexpr (each.name == "code") {
    out.append(found.code());
  } else if constexpr (each.name.data() != nullptr) {
    rule.arguments([&](std::string_view name, const auto& value) {
      if (name != each.name) return;
      if constexpr (each.one.data() != nullptr) {
        out.append(show(value) == "1" ? each.one : each.other);
      } else {
        show_argument(out, value);
      }
    });
  }
}
template <const phrase& Sentence, class Rule>
void say(finding& found, const Rule& rule) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (say_piece<Sentence, I>(found, rule), ...);
  }(std::make_index_sequence<Sentence.count>());
}

template <class Rule>
void say_message(finding& found, const Rule& rule) {
  if constexpr (is_worded<Rule>) {
    found.say(rule.wording());
  } else if constexpr (requires { Rule::sentences; }) {
    const bounds has = rule.has();
    if (has == bounds::between) return say<phrase_for<Rule, bounds::between>>(found, rule);
    if (has == bounds::least) return say<phrase_for<Rule, bounds::least>>(found, rule);
    if (has == bounds::most) return say<phrase_for<Rule, bounds::most>>(found, rule);
    say<phrase_for<Rule, bounds::exactly>>(found, rule);
  } else {
    say<phrase_of<Rule>>(found, rule);
  }
}

// Effects: tells the finding all of its rule. Requires: its path and its value are there, or never will be.
template <class Rule>
void describe(const Rule& rule, finding& found) {
  found.text.append(rule.code);
  found.code_end = found.text.size();
  found.text.append(name_of_rule<Rule>());
  if (const std::string_view form = form_of(rule); !form.empty()) {
    found.text.append('.');
    found.text.append(form);
  }
  found.rule_end = found.text.size();
  if constexpr (requires { rule.arguments([](std::string_view, const auto&) {}); }) {
    rule.arguments([&](std::string_view name, const auto& value) {
      found.text.append(name);
      found.text.append('\0');
      show_argument(found.text, value);
      found.text.append('\0');
    });
  }
  say_message(found, rule);
}

// Returns: the violation of a rule by no value, nowhere.
template <class Rule>
error described_by(const Rule& rule) {
  finding found;
  describe(rule, found);
  return made(found);
}

// Returns: the sentence, or the user's own words, of a rule that does not hold for some value.
template <class Rule>
std::string message_of(const Rule& rule) {
  return described_by(rule).message;
}

}  // namespace ufb::detail

namespace ufb {

/// A rule that T has, or a check across its fields.
struct rule_of_field {
  std::string_view field;    ///< as errors call it; of a check across fields the first that it names, or empty
  std::string level;         ///< what of the field it applies to: empty, the field itself; `each`, `keys`, `values each`
  std::string rule;          ///< as in error: `length.min`
  std::string code;          ///< as in error: what the user calls it
  std::string message;       ///< as in error, but for {path} and {value}
  ufb::arguments arguments;  ///< as in error
};

}  // namespace ufb

namespace ufb::detail {

// A report that tells the function of every rule, and asks none.
template <class Function, bool OfWhole = true>
class told {
 public:
  explicit told(Function& function) : function_(function) {}

  template <class V, class Rule>
  bool rule(const gen::field& field, const V&, const Rule& rule) {
    tell(field.name, {}, rule);
    return true;
  }
  template <class T, class Rule, class... Field>
  bool whole(const T&, [[maybe_unused]] const Rule& rule, const Field&... fields) {
    if constexpr (OfWhole) {
      std::string_view first;
      static_cast<void>(((first = fields.name, true) || ...));
      tell(first, {}, rule);
    }
    return true;
  }

 private:
  template <class Rule>
  void tell(std::string_view field, const std::string& level, const Rule& rule) {
    if constexpr (level_rule<Rule>) {
      const std::string below = joined({level, level.empty() ? "" : " ", Rule::name});
      std::apply([&](const auto&... each) { (tell(field, below, each), ...); }, rule.rules);
    } else if constexpr (!std::is_same_v<Rule, rules::nested>) {  // what is nested has rules of its own
      error said = described_by(rule);
      function_(rule_of_field{field, level, std::move(said.rule), std::move(said.code), std::move(said.message), std::move(said.arguments)});
    }
  }

  Function& function_;
};

// The bytes of an object that no report reads but for its bit-fields, which are zero.
template <class T>
const T& unasked() {
  alignas(T) static const std::byte bytes[sizeof(T)] = {};
  return reinterpret_cast<const T&>(bytes);
}

}  // namespace ufb::detail

namespace ufb {

/// Effects: calls function(rule_of_field) for each rule of T in the order in which they are checked, the checks across fields last; nothing
/// for a T without rules. No object is needed. Those of a nested struct are its own: for_each_rule of that.
/// Throws: std::bad_alloc, and what the function throws.
template <class T, class Function, class Rules = detail::rules_of<T>>
void for_each_rule(Function&& function) {
  if constexpr (Rules::has_rules) Rules::check(detail::unasked<T>(), detail::told<std::remove_reference_t<Function>>(function));
}

/// Returns: the rules of one field, in the order in which they are checked, without checks across fields.
template <class T, std::size_t I, class Rules = detail::rules_of<T>>
std::vector<rule_of_field> rules_of_field() {
  std::vector<rule_of_field> all;
  const auto add = [&all](rule_of_field&& each) {
    if (each.field == field_name<T, I>) all.push_back(std::move(each));
  };
  if constexpr (Rules::has_rules) Rules::check(detail::unasked<T>(), detail::told<decltype(add), false>(add));
  return all;
}

}  // namespace ufb
