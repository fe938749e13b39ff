// uri_reference: `URI-reference` of RFC 3986: a URI, or a reference that is relative to one, as ../a?b, //host/a or #c. The empty text is
// one.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/uri.hpp>

namespace ufb::detail {

// A colon before any slash ends a scheme: "1a:b" is neither a URI nor a path.
constexpr bool is_uri_reference(std::string_view text) {
  const std::size_t mark = text.find_first_of(":/?#");
  return mark != std::string_view::npos && text[mark] == ':' ? is_uri(text) : is_hierarchy(text);
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear.
struct uri_reference {
  static constexpr std::string_view code = "uri_reference";

  constexpr uri_reference operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'uri_reference' applies to text");
    return detail::is_uri_reference(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be a URI or a relative reference"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::uri_reference uri_reference{};
}
