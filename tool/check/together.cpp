// Rules against each other. See together.hpp.
#include "check/together.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "check/constants.hpp"
#include "check/intervals.hpp"
#include "check/numbers.hpp"

namespace ufb::check {
namespace {

bool has(const model::value& end) { return !std::holds_alternative<std::monostate>(end); }

/// What there is at all, and what that is in words.
struct everything {
  interval within;
  std::string words;
};

/// none: not an interval; NaN is in none of a floating type.
std::optional<everything> all_of(measure of, const model::type& type) {
  if (of == measure::size) return everything{{std::uint64_t{0}, {}}, "there is nothing smaller than 0"};
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
      return std::ranges::any_of(all_.rules, [&](const model::rule& one) { return &one != &rule && breaks(value, one, all_.type); });
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

void judge_together(const beside& all, findings& out) { beside_judge(all, out).judge(); }

}  // namespace ufb::check
