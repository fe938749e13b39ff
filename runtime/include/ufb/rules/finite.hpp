// finite: a floating-point number that is neither infinite nor NaN.
#pragma once

#include <limits>
#include <string_view>
#include <type_traits>

namespace ufb::rules {

struct finite {
  static constexpr std::string_view code = "finite";

  constexpr finite operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept {
    static_assert(std::is_floating_point_v<V>, "ufb: the rule 'finite' applies to floating-point numbers");
    return std::numeric_limits<V>::lowest() <= value && value <= (std::numeric_limits<V>::max)();
  }
  static constexpr std::string_view wording() { return "must be finite"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::finite finite{};
}
