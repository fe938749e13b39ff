// json_pointer: a JSON pointer by RFC 6901.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::json_pointer]] std::string text;
  [[ufb::json_pointer]] std::optional<std::string_view> other;
};
