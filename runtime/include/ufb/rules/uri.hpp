// uri: the production `URI` of RFC 3986, so an absolute one with its scheme; references without one are not.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/characters.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/rules/ipv6.hpp>

namespace ufb::detail {

inline constexpr unsigned reg_name_classes = unreserved | sub_delim;

// The rest of `text` after its longest run of characters that are of `classes`, one of `also`, or percent-encoded.
constexpr std::string_view after(std::string_view text, unsigned classes, std::string_view also) {
  std::size_t at = 0;
  while (at != text.size()) {
    if (is(text[at], classes) || also.find(text[at]) != std::string_view::npos) {
      ++at;
    } else if (text[at] == '%' && text.size() - at > 2 && is(text[at + 1], hex) && is(text[at + 2], hex)) {
      at += 3;
    } else {
      break;
    }
  }
  return text.substr(at);
}

// "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )
constexpr bool is_ip_future(std::string_view text) {
  if (text.empty() || (text[0] != 'v' && text[0] != 'V')) return false;
  std::size_t at = 1;
  while (at != text.size() && is(text[at], hex)) ++at;
  if (at == 1 || at == text.size() || text[at] != '.' || at + 1 == text.size()) return false;
  for (++at; at != text.size(); ++at) {
    if (!is(text[at], reg_name_classes) && text[at] != ':') return false;
  }
  return true;
}

// [ userinfo "@" ] host [ ":" port ]
constexpr bool is_authority(std::string_view text) {
  const std::string_view userinfo_rest = after(text, reg_name_classes, ":");
  if (userinfo_rest.starts_with('@')) text = userinfo_rest.substr(1);
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) return false;
    const std::string_view literal = text.substr(1, close - 1);
    if (!is_ipv6_address(literal) && !is_ip_future(literal)) return false;
    text.remove_prefix(close + 1);
  } else {
    text = after(text, reg_name_classes, "");
  }
  if (text.empty()) return true;
  if (text[0] != ':') return false;
  for (const char c : text.substr(1)) {
    if (!is(c, digit)) return false;
  }
  return true;
}

// [ "//" authority ] path [ "?" query ] [ "#" fragment ]: what follows a scheme, or is a reference without one.
constexpr bool is_hierarchy(std::string_view text) {
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    const std::size_t authority = text.find_first_of("/?#");
    if (!is_authority(text.substr(0, authority))) return false;
    text = authority == std::string_view::npos ? std::string_view() : text.substr(authority);
  }
  text = after(text, reg_name_classes, ":@/");
  if (text.starts_with('?')) text = after(text.substr(1), reg_name_classes, ":@/?");
  if (text.starts_with('#')) text = after(text.substr(1), reg_name_classes, ":@/?");
  return text.empty();
}

// scheme ":" hierarchy
constexpr bool is_uri(std::string_view text) {
  if (text.empty() || !is(text[0], alpha)) return false;
  std::size_t scheme = 1;
  while (scheme != text.size() && (is(text[scheme], alpha | digit) || text[scheme] == '+' || text[scheme] == '-' || text[scheme] == '.')) {
    ++scheme;
  }
  return scheme != text.size() && text[scheme] == ':' && is_hierarchy(text.substr(scheme + 1));
}

}  // namespace ufb::detail

namespace ufb::rules {

/// Complexity: linear.
struct uri {
  static constexpr std::string_view code = "uri";

  constexpr uri operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'uri' applies to text");
    return detail::is_uri(detail::view(value));
  }
  static constexpr std::string_view wording() { return "must be a URI"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::uri uri{};
}
