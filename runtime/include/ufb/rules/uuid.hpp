// uuid: the text form of RFC 9562 §4: 8-4-4-4-12 hex digits of either case; any version and variant, nil and max.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::detail {

constexpr bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t at = 0; at != text.size(); ++at) {
    const bool is_dash = at == 8 || at == 13 || at == 18 || at == 23;
    if (is_dash ? text[at] != '-' : !is(text[at], hex)) return false;
  }
  return true;
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: constant.
struct uuid {
  static constexpr std::string_view code = "uuid";

  constexpr uuid operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'uuid' applies to text");
    return detail::is_uuid(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be a UUID"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::uuid uuid{};
}
