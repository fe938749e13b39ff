// Structs. See record.hpp.
#include "check/record.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check/annotations.hpp"
#include "check/arguments.hpp"
#include "check/factory.hpp"
#include "check/field.hpp"
#include "check/nearest.hpp"
#include "check/words.hpp"
#include "model/rules.hpp"

namespace ufb::check {
namespace {

struct record_obstacle {
  model::obstacle when;
  bool only_for_fields;  // in the way of a builder that sets fields alone
  row what;
};

constexpr std::array obstacles{
    record_obstacle{model::obstacle::is_union, false, "obstacle_union"},
    record_obstacle{model::obstacle::in_template, false, "obstacle_in_template"},
    record_obstacle{model::obstacle::is_local, false, "obstacle_local"},
    record_obstacle{model::obstacle::in_anonymous_namespace, false, "obstacle_anonymous_namespace"},
    record_obstacle{model::obstacle::is_unnamed, false, "obstacle_unnamed"},
    record_obstacle{model::obstacle::is_private, false, "obstacle_private"},
    record_obstacle{model::obstacle::has_base, true, "obstacle_base"},
    record_obstacle{model::obstacle::has_constructor, true, "obstacle_constructor"},
    record_obstacle{model::obstacle::has_virtual, true, "obstacle_virtual"},
};

bool says(const model::record& record, std::string_view name) {
  return std::ranges::find(record.annotations, name, &model::annotation::name) != record.annotations.end();
}

/// The first annotation on a struct or in it.
const model::annotation* first_annotation(const model::record& record) {
  if (!record.annotations.empty()) return &record.annotations.front();
  for (const model::field& each : record.fields)
    if (!each.annotations.empty()) return &each.annotations.front();
  return nullptr;
}

bool holds_secrets(const model::type& type) { return type.has_secrets || std::ranges::any_of(type.of, holds_secrets); }

/// struct b { int x; }; struct d : b { int x; };
void report_hidden(const model::field& field, const model::record& record, findings& out) {
  if (!field.is_unnamed && &*std::ranges::find(record.fields, field.name, &model::field::name) != &field)
    out.say("hidden_field", field.at, {{"field", field.name}, {"struct", record.name}});
}

/// check(function, "field", …): the fields by index into those that are validated.
std::optional<model::whole_check> judge_check(const model::annotation& stated, const model::record& record,
                                              const std::vector<model::checked_field>& fields, findings& out) {
  const model::type no_type;
  const std::string named = "a 'const " + record.name + "&'";
  const model::attribute& row = *model::find_attribute("check");
  const auto arguments = judge_arguments(stated, {row, *row.on_struct, no_type, named}, out);
  if (!arguments) return {};

  model::whole_check check;
  check.call = {stated.name, {arguments->front()}, {}};
  for (std::size_t i = 1; i < arguments->size(); ++i) {
    const std::string& name = *std::get_if<std::string>(&(*arguments)[i]);
    const auto found = std::ranges::find(fields, name, &model::checked_field::name);
    if (found == fields.end()) {
      std::vector<std::string_view> known;
      for (const model::checked_field& each : fields) known.push_back(each.name);
      std::vector<model::edit> fix;
      if (const auto meant = nearest(name, known)) fix.push_back({stated.arguments[i].written, "\"" + std::string(*meant) + "\""});
      out.say("unknown_check_field", stated.arguments[i].at, {{"struct", record.name}, {"field", name}, {"help", suggestion(name, known)}},
              std::move(fix));
    } else {
      check.fields.push_back(static_cast<std::size_t>(found - fields.begin()));
    }
  }
  return check;
}

/// [[using ufb: check(f), check(f, "id")]]; another function makes another check, and a base class's of the same name is another one.
bool is_repeated(const model::annotation& one, const model::annotation& other) {
  if (one.name != other.name) return false;
  if (one.name != "check" || one.arguments.empty() || other.arguments.empty()) return true;
  const auto* function = std::get_if<model::function>(&one.arguments.front().value);
  const auto* earlier = std::get_if<model::function>(&other.arguments.front().value);
  if (function == nullptr || earlier == nullptr) return one.arguments.front().text == other.arguments.front().text;
  return function->qualified == earlier->qualified;
}

void judge_own_annotations(const model::record& record, model::checked_record& checked, findings& out) {
  model::rule refused;           // stands for a check that does not hold together
  model::rule* about = nullptr;  // what a modifier is about
  for (auto one = record.annotations.begin(); one != record.annotations.end(); ++one) {
    const model::attribute* row = model::find_attribute(one->name);
    if (row == nullptr || !row->on_struct) continue;
    const attribute_use use{*row, *row->on_struct, model::type(), {}};
    if (row->what == model::role::modifier) {
      if (auto modifier = judge_modifier(*one, use, about, out)) about->modifiers.push_back(*std::move(modifier));
      continue;
    }
    if (row->what == model::role::rule) *(about = &refused) = {};
    if (std::any_of(record.annotations.begin(), one, [&](const model::annotation& other) { return is_repeated(*one, other); })) {
      out.say("duplicate_rule", one->at, {{"name", one->name}}, {{one->removal, ""}});
    } else if (row->needs_builder && !checked.has_builder) {
      out.say("needs_builder", one->at, {{"name", one->name}, {"struct", record.name}});
    } else if (row->needs_recycling && !checked.is_recyclable) {
      out.say("needs_recycling", one->at, {{"name", one->name}, {"struct", record.name}}, {{one->removal, ""}});
    } else if (row->what != model::role::rule) {
      auto arguments = judge_arguments(*one, use, out);
      if (arguments && row->what == model::role::setting) checked.settings.push_back({one->name, *std::move(arguments), {}});
    } else if (auto check = judge_check(*one, record, checked.fields, out)) {
      checked.checks.push_back(*std::move(check));
      about = &checked.checks.back().call;
    }
  }
}

/// What no two fields may share: `name`, which the attribute `by` gives.
struct shared_name {
  std::string model::checked_field::*name;
  std::string_view by;
  row what;
};

constexpr std::array shared_names{
    shared_name{&model::checked_field::setter, "setter", "duplicate_setter"},
    shared_name{&model::checked_field::label, "rename", "duplicate_name"},
};

/// Where the later of two fields is renamed, or else the earlier: that is what to change.
model::location place_of(const shared_name& which, const model::record& record, const std::string& earlier, const std::string& later) {
  for (const std::string& name : {later, earlier}) {
    const auto field = std::ranges::find(record.fields, name, &model::field::name);
    const auto by = std::ranges::find(field->annotations, which.by, &model::annotation::name);
    if (by != field->annotations.end()) return by->at;
  }
  return record.at;
}

void report_shared_names(const model::record& record, const std::vector<model::checked_field>& fields, findings& out) {
  for (const shared_name& each : shared_names) {
    const bool is_setter = each.name == &model::checked_field::setter;
    for (auto later = fields.begin(); later != fields.end(); ++later) {
      const auto earlier = std::find_if(fields.begin(), later, [&](const model::checked_field& one) {
        const bool has_both = !is_setter || (one.how != model::passing::none && later->how != model::passing::none);
        // Two of one name are another matter: one hides the other.
        return has_both && one.name != later->name && one.*each.name == (*later).*each.name;
      });
      if (earlier == later) continue;
      out.say(each.what, place_of(each, record, earlier->name, later->name),
              {{"one", earlier->name}, {"other", later->name}, {"name", (*later).*each.name}});
    }
  }
}

}  // namespace

void report_obstacle(model::obstacle what, const std::string& name, model::location at, findings& out, bool sets_fields) {
  const auto* found = std::ranges::find(obstacles, what, &record_obstacle::when);
  if (found == obstacles.end() || (found->only_for_fields && !sets_fields)) return;
  out.say(found->what, at, {{"struct", name}});
}

std::optional<model::checked_record> judge_record(const model::record& record, findings& out) {
  const bool has_factory = !record.factories.empty();
  const bool sets_fields = says(record, "builder") && !has_factory;
  if (!has_factory && !sets_fields && !says(record, "validator")) {
    if (const model::annotation* first = first_annotation(record))
      out.say("annotated_field_in_plain_struct", first->at, {{"struct", record.name}}, {{record.before_name, "[[ufb::builder]] "}});
    return {};
  }
  report_obstacle(record.obstacle, record.name, record.at, out, sets_fields);
  // What is in another template was not read.
  if (record.obstacle == model::obstacle::in_template) return {};

  model::checked_record checked;
  checked.name = record.name;
  checked.qualified = record.qualified;
  checked.head = record.head;
  checked.bases = record.bases;
  checked.has_builder = has_factory || sets_fields;
  checked.factory = judge_factory(record, out);
  // What a constructor makes of an object is its own: new fields do not make another one of it.
  checked.is_recyclable = !record.has_own_lifetime && !has_factory;
  surroundings in{record, sets_fields, checked.assertions};
  for (const model::field& each : record.fields) {
    report_hidden(each, record, out);
    auto field = judge_field(each, in, out);
    if (!field) continue;
    // Which alternative an idle object had, and what an array begins with, nobody remembers.
    if (field->in_union != 0 || (each.type.is_array && field->initial && !field->initial->is_value_initialization)) checked.is_recyclable = false;
    // The braces of a struct with bases take no names: what follows a field that they cannot make, they cannot make either.
    in.is_after_assigned |= field->is_assigned && !record.bases.empty();
    checked.fields.push_back(*std::move(field));
  }
  report_shared_names(record, checked.fields, out);
  judge_own_annotations(record, checked, out);
  if (checked.fields.empty() && !has_factory && !sets_fields && !says(record, "check")) out.say("no_fields", record.at, {{"struct", record.name}});

  checked.has_secrets =
      model::states_secret(record) || std::ranges::any_of(record.fields, [](const model::field& each) { return holds_secrets(each.type); });
  checked.has_rules =
      !checked.checks.empty() || std::ranges::any_of(checked.fields, [](const model::checked_field& each) { return !each.rules.empty(); });
  return checked;
}

}  // namespace ufb::check
