// uppercase: no small ASCII letters.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::uppercase]] std::string text;
  [[ufb::uppercase]] std::optional<std::string_view> other;
};
