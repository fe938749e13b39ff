// What the rules need to say what must hold: each has wording(), a sentence with {placeholders}, and where it has arguments
// arguments(to), which calls to(name, value) for each. Read by rule.hpp.
#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

namespace ufb::detail {

// An argument that is shown as it is, not quoted.
struct verbatim {
  std::string_view name;
};

inline constexpr std::size_t no_bound = (std::numeric_limits<std::size_t>::max)();

// A rule with two bounds has a sentence for each form they have; catalogues name it after the code, `length.min`. Between two bounds the
// greater one is never 1.
struct sentences {
  std::string_view between;
  std::string_view least;
  std::string_view most;
  std::string_view exactly;
};

constexpr std::string_view form_of(std::size_t least, std::size_t most) {
  return most == no_bound ? "min" : least == most ? "exactly" : least == 0 ? "max" : "";
}
constexpr std::string_view of_form(std::string_view form, const sentences& all) {
  return form == "min" ? all.least : form == "exactly" ? all.exactly : form == "max" ? all.most : all.between;
}

template <class To>
constexpr void bounds_to(To& to, std::size_t least, std::size_t most) {
  to("min", least);
  if (most != no_bound) to("max", most);
}

}  // namespace ufb::detail
