// ipv6: the text forms of RFC 4291.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::ipv6]] std::string text;
  [[ufb::ipv6]] std::optional<std::string_view> other;
};
