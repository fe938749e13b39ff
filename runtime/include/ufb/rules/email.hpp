// email: the grammar of <input type=email> in the WHATWG HTML standard, nothing more and nothing less.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/hostname.hpp>

namespace ufb::detail {

// email = 1*( atext / "." ) "@" label *( "." label ), a label being 1 to 63 letters, digits and inner hyphens.
constexpr bool is_email(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const char* const local = at;
  while (at != end && is(*at, atom)) ++at;
  if (at == local || at == end || *at != '@') return false;
  do {
    at = end_of_label(at + 1, end);
    if (at == nullptr) return false;
    if (at == end) return true;
  } while (*at == '.');
  return false;
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear, one pass.
struct email {
  static constexpr std::string_view code = "email";

  constexpr email operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'email' applies to text");
    return detail::is_email(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be an e-mail address"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::email email{};
}
