// Intervals. See intervals.hpp.
#include "check/intervals.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

#include "check/numbers.hpp"
#include "model/rules.hpp"

namespace ufb::check {
namespace {

using arguments = std::vector<model::value>;

model::value count_of(std::size_t count) { return static_cast<std::uint64_t>(count); }

interval between(const arguments& ends, const model::type&) { return {ends[0], ends.size() > 1 ? ends[1] : model::value()}; }
interval from(const arguments& ends, const model::type&) { return {ends[0], {}}; }
interval up_to(const arguments& ends, const model::type&) { return {{}, ends[0]}; }
interval above(const arguments& ends, const model::type&) { return {ends[0], {}, true}; }
interval below(const arguments& ends, const model::type&) { return {{}, ends[0], false, true}; }
interval above_zero(const arguments&, const model::type& type) { return {zero_of(type), {}, true}; }
interval below_zero(const arguments&, const model::type& type) { return {{}, zero_of(type), false, true}; }
interval from_zero(const arguments&, const model::type& type) { return {zero_of(type), {}}; }
interval up_to_zero(const arguments&, const model::type& type) { return {{}, zero_of(type)}; }
interval some(const arguments&, const model::type&) { return {count_of(1), {}}; }
interval as_long(const arguments& text, const model::type&) { return {count_of(std::get_if<std::string>(&text[0])->size()), {}}; }

/// A new rule that admits an interval costs its row here.
struct known_interval {
  std::string_view rule;
  measure of;
  interval (*within)(const arguments&, const model::type&);
  bool is_all = true;
};

constexpr std::array known_intervals{
    known_interval{"range", measure::value, between},
    known_interval{"min", measure::value, from},
    known_interval{"max", measure::value, up_to},
    known_interval{"greater_than", measure::value, above},
    known_interval{"less_than", measure::value, below},
    known_interval{"positive", measure::value, above_zero},
    known_interval{"negative", measure::value, below_zero},
    known_interval{"non_negative", measure::value, from_zero},
    known_interval{"non_positive", measure::value, up_to_zero},
    known_interval{"length", measure::size, between},
    known_interval{"utf8_length", measure::size, from, false},  // a code point has a byte at least
    known_interval{"starts_with", measure::size, as_long, false},
    known_interval{"ends_with", measure::size, as_long, false},
    known_interval{"contains", measure::size, as_long, false},
    known_interval{"size", measure::size, between},
    known_interval{"not_empty", measure::size, some},
};

bool has(const model::value& end) { return !std::holds_alternative<std::monostate>(end); }

/// The whole number after it; none where there is none, or it is not whole.
model::value after(const model::value& number) {
  if (const auto* one = std::get_if<std::int64_t>(&number))
    return *one < 0 ? model::value(*one + 1) : model::value(static_cast<std::uint64_t>(*one) + 1);
  const auto* one = std::get_if<std::uint64_t>(&number);
  return one == nullptr || *one == std::numeric_limits<std::uint64_t>::max() ? model::value() : model::value(*one + 1);
}

/// Of whole numbers, those above 3 are those from 4.
interval closed(interval one) {
  if (one.excludes_least && has(after(one.least))) one = {after(one.least), one.most, false, one.excludes_most};
  return one;
}

bool is_empty(const interval& open) {
  const interval one = closed(open);
  if (!has(one.least) || !has(one.most)) return false;
  const auto order = compare(one.least, one.most);
  return order > 0 || (order == 0 && (one.excludes_least || one.excludes_most));
}

interval meet(const interval& one, const interval& other) {
  interval both = one;
  if (has(other.least)) {
    const auto order = has(both.least) ? compare(other.least, both.least) : std::partial_ordering::greater;
    if (order > 0) std::tie(both.least, both.excludes_least) = std::tie(other.least, other.excludes_least);
    if (order == 0) both.excludes_least |= other.excludes_least;
  }
  if (has(other.most)) {
    const auto order = has(both.most) ? compare(other.most, both.most) : std::partial_ordering::less;
    if (order < 0) std::tie(both.most, both.excludes_most) = std::tie(other.most, other.excludes_most);
    if (order == 0) both.excludes_most |= other.excludes_most;
  }
  return both;
}

/// What there is at all, and what that is in words.
struct everything {
  interval within;
  std::string words;
};

/// none: not an interval; NaN is in none of a floating type.
std::optional<everything> all_of(measure of, const model::type& type) {
  if (of == measure::size) return everything{{count_of(0), {}}, "there is nothing smaller than 0"};
  if (type.what != model::kind::integer) return {};
  const auto [least, most] = range_of(type);
  return everything{{least, most}, limits_of(type)};
}

bool covers(const interval& one, const interval& all) {
  const auto reaches = [](const model::value& end, bool excludes, const model::value& last) {
    return !has(end) || (has(last) && !excludes && compare(end, last) == 0);
  };
  return reaches(one.least, one.excludes_least, all.least) && reaches(one.most, one.excludes_most, all.most);
}

class beside_judge {
 public:
  beside_judge(const beside& all, findings& out) : all_(all), out_(out) {}

  void judge() const {
    for (auto rule = all_.rules.begin(); rule != all_.rules.end(); ++rule) {
      if (rule->name == "one_of") judge_values(*rule);
      else if (rule->name == "unique" && all_.type.has_unique_keys) say_always(*rule, "it has no two equal elements anyway");
      else if (const auto own = admitted_by(*rule, all_.type)) judge_interval(*rule, *own, {all_.rules.begin(), rule});
    }
  }

 private:
  void judge_interval(const model::rule& rule, const admitted& own, const std::vector<model::rule>& earlier) const {
    if (const auto all = all_of(own.of, all_.type)) {
      if (is_empty(meet(own.within, all->within))) return say_never(rule, all->words);
      if (own.is_all && covers(own.within, all->within)) return say_always(rule, all->words);
    }
    for (const model::rule& one : earlier) {
      const auto other = admitted_by(one, all_.type);
      if (other && other->of == own.of && is_empty(meet(own.within, other->within)))
        return say_never(rule, "nothing passes both it and '" + one.name + "'");
    }
  }

  /// one_of(1, 2) beside min(3)
  void judge_values(const model::rule& rule) const {
    const auto is_refused = [&](const model::value& value) {
      const auto* text = std::get_if<std::string>(&value);
      if (text == nullptr && !is_quantity(value)) return false;
      const model::value measured = text == nullptr ? value : count_of(text->size());
      return std::ranges::any_of(all_.rules, [&](const model::rule& one) {
        const auto other = admitted_by(one, all_.type);
        return other && !contains(other->within, measured);
      });
    };
    if (std::ranges::all_of(rule.arguments, is_refused)) say_never(rule, "none of its values passes the other rules");
  }

  const model::annotation& stated(const model::rule& rule) const {
    return **std::ranges::find(all_.stated, rule.name, [](const model::annotation* one) { return one->name; });
  }

  void say_never(const model::rule& rule, const std::string& why) const {
    out_.say("never_holds", stated(rule).at, {{"name", rule.name}, {"type", all_.named}, {"why", why}});
  }

  void say_always(const model::rule& rule, const std::string& why) const {
    const model::annotation& annotation = stated(rule);
    std::vector<model::edit> fix;
    if (rule.modifiers.empty()) fix.push_back({annotation.removal, ""});
    out_.say("always_holds", annotation.at, {{"name", rule.name}, {"type", all_.named}, {"why", why}}, std::move(fix));
  }

  const beside& all_;
  findings& out_;
};

}  // namespace

std::optional<admitted> admitted_by(const model::rule& rule, const model::type& type) {
  const auto* row = std::ranges::find(known_intervals, rule.name, &known_interval::rule);
  if (row == known_intervals.end() || depends(rule)) return {};
  return admitted{row->of, row->within(rule.arguments, type), row->is_all};
}

bool contains(const interval& one, const model::value& number) { return !is_empty(meet(one, {number, number})); }

void judge_together(const beside& all, findings& out) { beside_judge(all, out).judge(); }

}  // namespace ufb::check
