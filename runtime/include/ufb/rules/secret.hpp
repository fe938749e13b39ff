// secret: no rule, but about the field: its value appears in no error, nor does anything in it, and a pool keeps nothing of it.
#pragma once

namespace ufb::rules {

struct secret {
  static constexpr bool is_about_field = true;

  constexpr secret operator()() const { return {}; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::secret secret{};
}
