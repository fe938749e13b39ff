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

// Which bounds a rule with two has. There is a sentence for each; catalogues name it after the code, `length.min`. Of `between` the greater
// one is never 1.
enum class bounds : unsigned char { between, least, most, exactly };

struct sentences {
  std::string_view between;
  std::string_view least;
  std::string_view most;
  std::string_view exactly;

  constexpr std::string_view operator[](bounds has) const {
    return has == bounds::least ? least : has == bounds::most ? most : has == bounds::exactly ? exactly : between;
  }
};

inline constexpr sentences names_of_bounds = {.between = "", .least = "min", .most = "max", .exactly = "exactly"};

constexpr bounds bounds_of(std::size_t least, std::size_t most) {
  return most == no_bound ? bounds::least : least == most ? bounds::exactly : least == 0 ? bounds::most : bounds::between;
}

template <class To>
constexpr void bounds_to(To& to, std::size_t least, std::size_t most) {
  to("min", least);
  if (most != no_bound) to("max", most);
}

}  // namespace ufb::detail
