// Annotations of fields. See annotations.hpp.
#include "check/annotations.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "check/arguments.hpp"
#include "check/automata.hpp"
#include "check/together.hpp"
#include "check/words.hpp"
#include "model/rules.hpp"

namespace ufb::check {
namespace {

/// What a transform works on: what a pointer points to is not the builder's to change.
const model::type& without_optionals(const model::type& outer) {
  return outer.what == model::kind::optional && !outer.of.empty() ? without_optionals(outer.of.front()) : outer;
}

/// "setter("name")"
std::string as_written(const model::annotation& one) {
  std::string text = one.name;
  for (const model::argument& each : one.arguments) text += (text == one.name ? "(" : ", ") + each.text;
  return one.arguments.empty() ? text : text + ")";
}

/// Two that cannot both be said of one field.
struct contradiction {
  std::string_view one, other;
};

constexpr std::array contradictions{
    contradiction{"required", "optional"}, contradiction{"required", "skip"}, contradiction{"optional", "skip"},
    contradiction{"trim", "skip"},         contradiction{"to_lower", "skip"}, contradiction{"to_upper", "skip"},
    contradiction{"setter", "skip"},       contradiction{"into", "skip"},     contradiction{"to_lower", "to_upper"},
};

class annotations_judge {
 public:
  annotations_judge(const model::field& field, const surroundings& in, findings& out) : field_(field), in_(in), out_(out) {
    levels_.push_back({nullptr, model::seen_by_rules(field.type), "'" + spelled(field.type) + "'"});
  }

  stated judge() && {
    for (const model::annotation& each : field_.annotations) {
      const model::attribute* row = model::find_attribute(each.name);
      if (row == nullptr || !row->on_field || !may_stand(each, *row)) continue;
      switch (row->what) {
        case model::role::level:
          if (!go_down(each, *row)) return std::move(said_);
          break;
        case model::role::modifier:
          modify_rule(each, *row);
          break;
        case model::role::building:
        case model::role::transform:
          judge_about_field(each, *row);
          break;
        case model::role::rule:
          judge_rule(each, *row);
          break;
        case model::role::setting:  // of structs alone
          break;
      }
    }
    go_up(1);
    judge_rules(levels_.back());
    report_contradictions();
    said_.rules = std::move(levels_.back().rules);
    return std::move(said_);
  }

 private:
  /// Where rules apply: the field itself, its elements, their keys …
  struct level {
    const model::annotation* opened_by;     // null: the field itself
    std::vector<const model::type*> types;  // what rules see there
    std::string named;                      // in words: "'int'", "an element of 'tags'"
    std::vector<const model::annotation*> seen = {};
    std::vector<model::rule> rules = {};
    model::rule* last = nullptr;  // what a modifier is about
    bool is_empty = true;         // no rule, and no level further down
  };

  bool may_stand(const model::annotation& one, const model::attribute& row) {
    const bool is_rule_as_well = one.name == "required" && model::can_hold_nothing(field_.type);
    if (row.needs_builder && !is_rule_as_well && !in_.has_builder) {
      if (!in_.owner.factories.empty()) {
        const std::string& factory = in_.owner.factories.front().name;
        out_.say("set_by_factory", one.at, {{"name", one.name}, {"field", field_.name}, {"function", factory}}, {{one.removal, ""}});
      } else {
        out_.say("needs_builder", one.at, {{"name", one.name}, {"struct", in_.owner.name}});
      }
      return false;
    }
    const bool is_about_field = row.what == model::role::building || row.what == model::role::transform;
    if (is_about_field && levels_.size() > 1) {
      const model::annotation& opened_by = *levels_[1].opened_by;
      out_.say("misplaced_after_level", one.at, {{"name", one.name}, {"level", opened_by.name}, {"field", field_.name}},
               {{one.removal, ""}, {opened_by.before_list, "[[ufb::" + as_written(one) + "]] "}});
      return false;
    }
    return true;
  }

  static bool goes_into(const model::attribute& row, const level& reached) {
    return std::ranges::all_of(reached.types, [&](const model::type* type) {
      return type->what == model::kind::dependent || (row.applies.contains(type->what) && type->of.size() > row.into.index);
    });
  }

  /// What a level goes into, and which levels would go into what is there.
  static std::string ways_into(const level& here, const model::attribute& row) {
    std::vector<std::string> quoted;
    for (const model::attribute& each : model::attributes)
      if (each.what == model::role::level && goes_into(each, here)) quoted.push_back("'" + std::string(each.name) + "'");
    const std::vector<std::string_view> others(quoted.begin(), quoted.end());
    return listed(row.applies) +
           (others.empty() ? "" : "; into this one " + std::string(others.size() == 1 ? "goes " : "go ") + listed(others));
  }

  bool go_down(const model::annotation& one, const model::attribute& row) {
    const std::size_t left = model::levels_left(row, levels_, goes_into);
    if (left == 0) {
      out_.say("level_on_wrong_type", one.at,
               {{"name", one.name}, {"type", levels_.back().named}, {"kinds", ways_into(levels_.back(), row)}});
      return false;
    }
    go_up(left);
    level& here = levels_.back();
    judge_arguments(one, {row, *row.on_field, *here.types.front(), here.named}, out_);
    if (is_repeated(one, here)) return false;
    here.seen.push_back(&one);
    here.is_empty = false;
    level below{&one, {}, std::string(row.into.named) + " of '" + field_.name + "'"};
    for (const model::type* type : here.types) {
      // What a dependent type holds depends as well.
      const model::type& part = type->what == model::kind::dependent ? *type : type->of[row.into.index];
      for (const model::type* held : model::seen_by_rules(part)) below.types.push_back(held);
    }
    levels_.push_back(std::move(below));
    return true;
  }

  /// size, each, length, each, range → size, each(length, each(range))
  void go_up(std::size_t left) {
    while (levels_.size() > left) {
      level inner = std::move(levels_.back());
      levels_.pop_back();
      judge_rules(inner);
      if (!inner.rules.empty()) levels_.back().rules.push_back({inner.opened_by->name, {}, std::move(inner.rules)});
      if (!inner.is_empty) continue;
      const std::string_view part = model::find_attribute(inner.opened_by->name)->into.named;
      out_.say("level_without_rule", inner.opened_by->at, {{"name", inner.opened_by->name}, {"part", part}, {"field", field_.name}},
               {{inner.opened_by->removal, ""}});
    }
  }

  /// Of several alternatives each has its own range.
  void judge_rules(const level& done) {
    if (done.types.size() == 1) judge_together({done.rules, done.seen, *done.types.front(), done.named}, out_);
  }

  /// What takes an annotation away; nothing where a message() or a code() follows, which would then be about another rule.
  std::vector<model::edit> removal_of(const model::annotation& one) const {
    const std::size_t after = static_cast<std::size_t>(&one - field_.annotations.data()) + 1;
    const model::attribute* next = after == field_.annotations.size() ? nullptr : model::find_attribute(field_.annotations[after].name);
    if (next != nullptr && next->what == model::role::modifier) return {};
    return {{one.removal, ""}};
  }

  void judge_about_field(const model::annotation& one, const model::attribute& row) {
    const model::type& type = without_optionals(field_.type);
    auto arguments = judge_use(one, {row, *row.on_field, type, levels_.back().named});
    if (is_repeated(one, levels_.back())) return;
    levels_.back().seen.push_back(&one);
    if (!arguments) return;
    if (one.name == "required" && model::can_hold_nothing(field_.type)) add_rule({one.name, {}, {}});
    said_.about_field.push_back({one.name, *std::move(arguments), {}});
  }

  /// No two elements of a set are equal, whatever == says.
  static bool can_be_compared(const model::type& container) {
    return container.has_unique_keys || std::ranges::all_of(container.of, &model::type::is_comparable);
  }

  void judge_rule(const model::annotation& one, const model::attribute& row) {
    level& here = levels_.back();
    here.is_empty = false;
    here.last = &refused_;
    refused_.modifiers.clear();
    // Of several alternatives each must take the arguments; numbers of the first then mean the same to all.
    std::optional<std::vector<model::value>> taken;
    std::string name = one.name;
    for (const model::type* type : here.types) {
      const bool is_alone = here.types.size() == 1;
      const std::string named = is_alone ? here.named : "the alternative '" + spelled(*type) + "' of " + here.named;
      auto arguments = judge_use(one, {row, *row.on_field, *type, named, &in_.assertions});
      if (!arguments) return;
      if (row.compares_elements && !can_be_compared(*type)) out_.say("not_comparable", one.at, {{"name", one.name}, {"type", named}}, removal_of(one));
      if (!taken) taken = std::move(arguments);
      if (!row.takes_enumerators) continue;
      if (type->enumerators.empty()) return out_.say("nothing_declared", one.at, {{"type", named}, {"name", one.name}});
      // std::variant<colour, rights>: one rule cannot ask for a name and for bits.
      if (type->is_flags != here.types.front()->is_flags)
        return out_.say("wrong_rule_for_type", one.at,
                        {{"name", one.name}, {"type", named}, {"kinds", "flags alone, or to other enumerations"}});
      taken->insert(taken->end(), type->enumerators.begin(), type->enumerators.end());
      if (type->is_flags) name = one.name + "_bits";
    }
    if (is_repeated(one, here)) return;
    here.seen.push_back(&one);
    if (!taken) return;
    model::rule rule{name, *std::move(taken), {}, {}, row.is_type, row.first == model::parameter::pattern};
    if (rule.is_pattern) rule.automaton = automaton_of(std::get<std::string>(rule.arguments.front()));
    add_rule(std::move(rule));
  }

  std::optional<std::vector<model::value>> judge_use(const model::annotation& one, const attribute_use& use) {
    if (use.row.applies.allows(use.type.what)) return judge_arguments(one, use, out_);
    out_.say("wrong_rule_for_type", one.at, {{"name", one.name}, {"type", use.named}, {"kinds", listed(use.row.applies)}});
    return {};
  }

  void add_rule(model::rule rule) {
    level& here = levels_.back();
    here.rules.push_back(std::move(rule));
    here.last = &here.rules.back();
  }

  void modify_rule(const model::annotation& one, const model::attribute& row) {
    level& here = levels_.back();
    here.is_empty = false;
    if (auto modifier = judge_modifier(one, {row, *row.on_field, field_.type, here.named}, here.last, out_))
      here.last->modifiers.push_back(*std::move(modifier));
  }

  /// [[using ufb: not_empty, not_empty]]; another function makes another check.
  bool is_repeated(const model::annotation& one, const level& here) {
    auto same = [&](const model::annotation* other) {
      if (other->name != one.name) return false;
      if (one.name != "check" || one.arguments.empty() || other->arguments.empty()) return true;
      return one.arguments.front().text == other->arguments.front().text;
    };
    if (std::ranges::none_of(here.seen, same)) return false;
    out_.say("duplicate_rule", one.at, {{"name", one.name}}, removal_of(one));
    return true;
  }

  void report_contradictions() {
    for (const auto& [one, other] : contradictions) {
      if (!said_.says(one) || !said_.says(other)) continue;
      const auto later = std::ranges::find_if(field_.annotations.rbegin(), field_.annotations.rend(),
                                              [&](const model::annotation& each) { return each.name == one || each.name == other; });
      out_.say("contradictory_attributes", later->at, {{"one", one}, {"other", other}, {"field", field_.name}});
    }
  }

  const model::field& field_;
  const surroundings& in_;
  findings& out_;
  stated said_;
  std::vector<level> levels_;  // the field's, and those that were opened on the way to where rules apply now
  model::rule refused_;        // stands for a rule that did not hold together: what is said about it goes nowhere
};

}  // namespace

std::optional<model::rule> judge_modifier(const model::annotation& one, const attribute_use& use, const model::rule* about, findings& out) {
  auto arguments = judge_arguments(one, use, out);
  if (about == nullptr) {
    out.say("modifier_without_rule", one.at, {{"name", one.name}});
    return {};
  }
  if (std::ranges::find(about->modifiers, one.name, &model::rule::name) != about->modifiers.end()) {
    out.say("duplicate_rule", one.at, {{"name", one.name}}, {{one.removal, ""}});
    return {};
  }
  if (!arguments) return {};
  return model::rule{one.name, *std::move(arguments), {}};
}

stated judge_annotations(const model::field& field, const surroundings& in, findings& out) {
  return annotations_judge(field, in, out).judge();
}

}  // namespace ufb::check
