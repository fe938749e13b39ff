// What there is to say about a header: one row of the table of diagnostics, with its place and its words filled in.
// Made by check, shown and applied by driver.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "declared.hpp"

namespace ufb::model {

enum class severity { error, warning };

/// More about a finding: what to do about it, or what else it is about.
struct note {
  std::string text;
  location at = {};  // none: where the finding is
};

/// A change of the source: new text in place of a piece of it.
struct edit {
  range where;
  std::string text;
};

struct finding {
  std::string_view id;  // the row: "unknown_attribute"
  model::severity severity = model::severity::error;
  location at;
  std::string text;         // lower case, the user's names quoted
  std::vector<note> notes;
  std::vector<edit> fix;    // all or none of them; none: there is no one obvious fix
};

}  // namespace ufb::model
