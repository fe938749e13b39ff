// What there is to say about a header: one row of the table of diagnostics, with its place and its words filled in.
// Made by check (and by driver for files), shown by driver.
#pragma once

#include <string>
#include <string_view>

#include "declared.hpp"

namespace ufb::model {

enum class severity { error, warning };

struct finding {
  std::string_view id;  // the row: "unknown_attribute"
  model::severity severity = model::severity::error;
  location at;
  std::string text;  // lower case, the user's names quoted
  std::string note;  // what to do about it; may be empty
};

}  // namespace ufb::model
