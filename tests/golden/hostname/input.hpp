// hostname: a host name by RFC 1123.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::hostname]] std::string text;
  [[ufb::hostname]] std::optional<std::string_view> other;
};
