// Collects what there is to say about a header while check walks it. Passed to every part of check.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "check/diagnostics.hpp"
#include "model/fill.hpp"
#include "model/finding.hpp"

namespace ufb::check {

class findings {
 public:
  /// Requires: the variables are those of the row's text and note.
  /// Effects: a fix of which an edit has no place, since it is in a macro, is none.
  void say(row what, model::location at, std::initializer_list<model::variable> words, std::vector<model::edit> fix = {},
           std::vector<model::note> more = {}) {
    const diagnostic& said = *what;
    model::finding one{said.id, said.severity, at, model::fill(said.text, words), std::move(more), std::move(fix)};
    if (std::string note = model::fill(said.note, words); !note.empty()) one.notes.insert(one.notes.begin(), {std::move(note), {}});
    if (!std::ranges::all_of(one.fix, [](const model::edit& each) { return static_cast<bool>(each.where); })) one.fix.clear();
    // What a base class says is heard again from each class that derives from it.
    const auto is_said = [&](const model::finding& other) { return other.id == one.id && other.at == one.at && other.text == one.text; };
    if (std::ranges::any_of(all_, is_said)) return;
    const auto place = std::ranges::upper_bound(all_, at.id, {}, [](const model::finding& other) { return other.at.id; });
    all_.insert(place, std::move(one));
  }

  bool has_errors() const { return std::ranges::count(all_, error, &model::finding::severity) != 0; }

  std::vector<model::finding> in_source_order() && { return std::move(all_); }

 private:
  std::vector<model::finding> all_;  // by ascending location; those of one location as they were said
};

}  // namespace ufb::check
