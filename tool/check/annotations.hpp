// Judges the annotations of one field, in the order in which they stand, and turns those that hold into rules. Called for each field.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/arguments.hpp"
#include "check/findings.hpp"
#include "model/declared.hpp"
#include "model/record.hpp"

namespace ufb::check {

/// The struct that a field is judged in.
struct surroundings {
  const model::record& owner;
  bool has_builder = true;                    // that sets its fields
  std::vector<model::assertion>& assertions;  // grows by what only the compiler can judge
  bool is_after_assigned = false;             // a field before it can only be set when the object is there

  /// Returns: whether the field can only be set when the object is there: the braces of a struct make a C array element by element, and of
  ///   an anonymous union the first alternative.
  bool assigns(const model::field& field) const { return field.type.is_array || field.in_union != 0 || is_after_assigned; }
};

/// What a field's annotations say together.
struct stated {
  std::vector<model::rule> about_field;  // what is no rule: required, skip, trim …, each once
  std::vector<model::rule> rules;        // on the field; those after a level within one rule of its name

  bool says(std::string_view name) const { return std::ranges::find(about_field, name, &model::rule::name) != about_field.end(); }

  /// Returns: the text that the annotation of that name gives, or else the other.
  std::string text(std::string_view name, const std::string& other) const {
    const auto found = std::ranges::find(about_field, name, &model::rule::name);
    return found == about_field.end() ? other : std::get<std::string>(found->arguments.at(0));
  }
};

/// Effects: reports each annotation that is wrong, by itself or beside another.
/// Returns: what the others say.
stated judge_annotations(const model::field& field, const surroundings& in, findings& out);

/// Effects: reports a message() or code() that is wrong by itself, has no rule to be about, or is not the first of its name about that
/// rule. Returns: what is to be added to the modifiers of the rule `about`.
std::optional<model::rule> judge_modifier(const model::annotation& one, const attribute_use& use, const model::rule* about, findings& out);

}  // namespace ufb::check
