// ascii: bytes below 128.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::ascii]] std::string text;
  [[ufb::ascii]] std::optional<std::string_view> other;
};
