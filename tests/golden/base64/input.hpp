// base64: base64 by RFC 4648, padded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::base64]] std::string text;
  [[ufb::base64]] std::optional<std::string_view> other;
};
