// Collects what there is to say about a header while check walks it. Passed to every part of check.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "check/diagnostics.hpp"
#include "model/fill.hpp"
#include "model/finding.hpp"

namespace ufb::check {

class findings {
 public:
  /// Requires: the variables are those of the row's text and note.
  void say(row what, model::location at, std::initializer_list<model::variable> words) {
    const diagnostic& said = *what;
    const auto place = std::ranges::upper_bound(all_, at.id, {}, [](const model::finding& one) { return one.at.id; });
    all_.insert(place, {said.id, said.severity, at, model::fill(said.text, words), model::fill(said.note, words)});
  }

  bool has_errors() const { return std::ranges::count(all_, error, &model::finding::severity) != 0; }

  std::vector<model::finding> in_source_order() && { return std::move(all_); }

 private:
  std::vector<model::finding> all_;  // by ascending location; those of one location as they were said
};

}  // namespace ufb::check
