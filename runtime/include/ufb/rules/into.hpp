// into: no rule, but about the field: its setter also takes what the field can be made from explicitly.
#pragma once

namespace ufb::rules {

struct into {
  static constexpr bool is_about_field = true;

  constexpr into operator()() const { return {}; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::into into{};
}
