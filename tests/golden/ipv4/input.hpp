// ipv4: the dotted form of RFC 2673.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::ipv4]] std::string text;
  [[ufb::ipv4]] std::optional<std::string_view> other;
};
