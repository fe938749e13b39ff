// Annotations of fields. See annotations.hpp.
#include "check/annotations.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "check/arguments.hpp"
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

class annotations_judge {
 public:
  annotations_judge(const model::field& field, const surroundings& in, findings& out) : field_(field), in_(in), out_(out) {}

  stated judge() && {
    for (const model::annotation& each : field_.annotations) {
      const model::attribute* row = model::find_attribute(each.name);
      if (row == nullptr || !row->on_field || !may_stand(each, *row)) continue;
      if (row->what == model::role::level) {
        if (!go_down(each, *row)) return std::move(said_);
      } else {
        judge_one(each, *row);
      }
    }
    report_empty_level();
    report_contradictions();
    fold_levels();
    return std::move(said_);
  }

 private:
  /// What `each` leads to: the field itself, its elements, their elements …
  struct level {
    const model::type* type;  // looked through
    std::string named;        // in words: "'int'", "an element of 'tags'"
    std::vector<const model::annotation*> seen;
    std::vector<model::rule> rules;
  };

  bool may_stand(const model::annotation& one, const model::attribute& row) {
    const bool is_rule_as_well = one.name == "required" && model::can_hold_nothing(field_.type);
    if (row.needs_builder && !is_rule_as_well && !in_.has_builder) {
      out_.say("needs_builder", one.at, {{"name", one.name}, {"struct", in_.owner.name}});
      return false;
    }
    const bool is_about_field = row.what == model::role::building || row.what == model::role::transform;
    if (is_about_field && levels_.size() > 1) {
      out_.say("misplaced_after_each", one.at, {{"name", one.name}, {"field", field_.name}},
               {{one.removal, ""}, {first_each_->before_list, "[[ufb::" + as_written(one) + "]] "}});
      return false;
    }
    return true;
  }

  bool go_down(const model::annotation& each, const model::attribute& row) {
    const model::type& type = *levels_.back().type;
    if (!row.applies.contains(type.what) || type.of.empty()) {
      out_.say("each_on_non_container", each.at, {{"type", levels_.back().named}, {"kinds", listed(row.applies)}});
      return false;
    }
    const attribute_use use{row, *row.on_field, type, levels_.back().named};
    judge_arguments(each, use, out_);
    levels_.push_back({&model::looked_through(type.of.front()), "an element of '" + field_.name + "'", {}, {}});
    last_each_ = &each;
    if (first_each_ == nullptr) first_each_ = &each;
    return true;
  }

  void judge_one(const model::annotation& one, const model::attribute& row) {
    level& here = levels_.back();
    if (row.what == model::role::rule) last_each_ = nullptr;
    const model::type& judged = row.what == model::role::transform ? without_optionals(field_.type) : *here.type;
    if (!row.applies.contains(judged.what)) {
      out_.say("wrong_rule_for_type", one.at, {{"name", one.name}, {"type", here.named}, {"kinds", listed(row.applies)}});
      return;
    }
    const attribute_use use{row, *row.on_field, judged, here.named};
    auto arguments = judge_arguments(one, use, out_);
    if (is_repeated(one, here)) return;
    here.seen.push_back(&one);
    if (arguments) take(one.name, row, *std::move(arguments));
  }

  /// [[using ufb: not_empty, not_empty]]; another function makes another check.
  bool is_repeated(const model::annotation& one, const level& here) {
    auto same = [&](const model::annotation* other) {
      if (other->name != one.name) return false;
      if (one.name != "check" || one.arguments.empty() || other->arguments.empty()) return true;
      return one.arguments.front().text == other->arguments.front().text;
    };
    if (std::ranges::none_of(here.seen, same)) return false;
    out_.say("duplicate_rule", one.at, {{"name", one.name}}, {{one.removal, ""}});
    return true;
  }

  void take(const std::string& name, const model::attribute& row, std::vector<model::value> arguments) {
    if (name == "required") said_.is_required = true;
    if (name == "optional") said_.is_optional = true;
    if (name == "skip") said_.is_skipped = true;
    if (name == "trim") said_.trims = true;
    const bool demands_value = name == "required" && model::can_hold_nothing(field_.type);
    if (row.what == model::role::rule || demands_value) levels_.back().rules.push_back({name, std::move(arguments), {}});
  }

  void report_empty_level() {
    if (last_each_ != nullptr) out_.say("each_without_rule", last_each_->at, {{"field", field_.name}}, {{last_each_->removal, ""}});
  }

  void report_contradictions() {
    struct pair {
      bool holds;
      std::string_view one, other;
    };
    const pair pairs[] = {
        {said_.is_required && said_.is_optional, "required", "optional"},
        {said_.is_required && said_.is_skipped, "required", "skip"},
        {said_.is_optional && said_.is_skipped, "optional", "skip"},
        {said_.trims && said_.is_skipped, "trim", "skip"},
    };
    for (const pair& each : pairs) {
      if (!each.holds) continue;
      const auto later = std::ranges::find_if(field_.annotations.rbegin(), field_.annotations.rend(),
                                              [&](const model::annotation& one) { return one.name == each.one || one.name == each.other; });
      out_.say("contradictory_attributes", later->at, {{"one", each.one}, {"other", each.other}, {"field", field_.name}});
    }
  }

  /// size, each, length, each, range → size, each(length, each(range))
  void fold_levels() {
    while (levels_.size() > 1) {
      std::vector<model::rule> inner = std::move(levels_.back().rules);
      levels_.pop_back();
      if (!inner.empty()) levels_.back().rules.push_back({"each", {}, std::move(inner)});
    }
    said_.rules = std::move(levels_.back().rules);
  }

  const model::field& field_;
  const surroundings& in_;
  findings& out_;
  stated said_;
  std::vector<level> levels_{{&model::looked_through(field_.type), "'" + spelled(field_.type) + "'", {}, {}}};
  const model::annotation* first_each_ = nullptr;
  const model::annotation* last_each_ = nullptr;  // the one that no rule has followed yet
};

}  // namespace

stated judge_annotations(const model::field& field, const surroundings& in, findings& out) {
  return annotations_judge(field, in, out).judge();
}

}  // namespace ufb::check
