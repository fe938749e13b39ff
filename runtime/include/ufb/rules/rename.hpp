// rename("…"): no rule, but about the field: what errors call it.
#pragma once

#include <string_view>

namespace ufb::rules {

struct rename {
  static constexpr bool is_about_field = true;

  std::string_view name;  // outlives every error: a literal

  constexpr explicit rename(std::string_view called) : name(called) {}
};

}  // namespace ufb::rules

namespace ufb {
using rules::rename;
}
