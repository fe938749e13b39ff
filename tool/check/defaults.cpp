// Defaults against rules. See defaults.hpp.
#include "check/defaults.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "check/numbers.hpp"
#include "model/rules.hpp"

namespace ufb::check {
namespace {

using arguments = std::vector<model::value>;

bool is_at_least(const model::value& value, const model::value& bound) { return compare(value, bound) >= 0; }
bool is_at_most(const model::value& value, const model::value& bound) { return compare(value, bound) <= 0; }

bool in_range(const model::value& value, const arguments& bounds) { return is_at_least(value, bounds[0]) && is_at_most(value, bounds[1]); }
bool at_least(const model::value& value, const arguments& bounds) { return is_at_least(value, bounds[0]); }
bool at_most(const model::value& value, const arguments& bounds) { return is_at_most(value, bounds[0]); }

bool is_equal(const model::value& left, const model::value& right) {
  if (is_number(left) && is_number(right)) return compare(left, right) == 0;
  const auto* one = std::get_if<model::enumerator>(&left);
  const auto* other = std::get_if<model::enumerator>(&right);
  return one != nullptr && other != nullptr ? one->number == other->number : left == right;  // two names may be of one value
}

bool is_one_of(const model::value& value, const arguments& allowed) {
  return std::ranges::any_of(allowed, [&](const model::value& one) { return is_equal(one, value); });
}

bool has_length(const model::value& value, const arguments& bounds) {
  const model::value length = static_cast<std::uint64_t>(std::get_if<std::string>(&value)->size());
  return is_at_least(length, bounds[0]) && (bounds.size() == 1 || is_at_most(length, bounds[1]));
}

bool is_not_empty(const model::value& value, const arguments&) { return !std::get_if<std::string>(&value)->empty(); }

bool matches(const model::value& value, const arguments& pattern) {
  return RE2::FullMatch(*std::get_if<std::string>(&value), RE2(*std::get_if<std::string>(&pattern[0]), RE2::Quiet));
}

bool is_text(const model::value& value) { return std::holds_alternative<std::string>(value); }
bool is_anything(const model::value&) { return true; }

/// The rules whose answer for a constant is known here; of all others nothing is said.
struct known_rule {
  std::string_view name;
  bool (*takes)(const model::value&);
  bool (*holds)(const model::value&, const arguments&);
};

constexpr std::array known_rules{
    known_rule{"range", is_number, in_range},     known_rule{"min", is_number, at_least},         known_rule{"max", is_number, at_most},
    known_rule{"length", is_text, has_length},    known_rule{"not_empty", is_text, is_not_empty}, known_rule{"pattern", is_text, matches},
    known_rule{"one_of", is_anything, is_one_of},
};

/// The default's value: `= {}` has one as well. monostate: not known.
model::value value_of(const model::initializer& initial, const model::type& type) {
  if (!initial.is_value_initialization) return initial.constant;
  switch (type.what) {
    case model::kind::boolean:
      return false;
    case model::kind::integer:
      return std::int64_t{0};
    case model::kind::floating:
      return 0.0;
    case model::kind::text:
    case model::kind::text_view:
      return std::string();
    default:
      return {};
  }
}

void judge_against_rules(const model::field& field, const stated& said, findings& out) {
  const model::value value = value_of(*field.initial, field.type);
  if (std::holds_alternative<std::monostate>(value)) return;
  for (const model::rule& rule : said.rules) {
    const auto* known = std::ranges::find(known_rules, rule.name, &known_rule::name);
    if (known == known_rules.end() || depends(rule) || !known->takes(value) || known->holds(value, rule.arguments)) continue;
    const auto written = std::ranges::find(field.annotations, rule.name, &model::annotation::name);
    out.say("default_breaks_rule", written->at, {{"field", field.name}, {"name", rule.name}});
  }
}

void judge_reach(const model::field& field, const surroundings& in, findings& out) {
  const model::initializer& initial = *field.initial;
  if (initial.is_value_initialization || !std::holds_alternative<std::monostate>(initial.constant)) return;
  // int twice = 2 * once;
  if (initial.mentions_object) {
    out.say("default_mentions_object", field.at, {{"field", field.name}});
    return;
  }
  const bool can_be_taken_out = field.type.is_copyable || !field.is_const;
  if (!in.owner.is_default_constructible || !can_be_taken_out)
    out.say("default_not_reachable", field.at, {{"field", field.name}, {"struct", in.owner.name}});
}

}  // namespace

void judge_default(const model::field& field, const stated& said, const surroundings& in, findings& out) {
  // A required field's default is never built, and may well mean "not set": int id = -1;
  if (said.says("required")) return;
  judge_against_rules(field, said, out);
  // Where the object is there before the field is set, the field has its default already.
  if (in.has_builder && !in.assigns(field)) judge_reach(field, in, out);
}

}  // namespace ufb::check
