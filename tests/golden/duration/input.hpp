// duration: duration of RFC 3339.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::duration]] std::string text;
  [[ufb::duration]] std::optional<std::string_view> other;
};
