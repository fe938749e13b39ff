// uri_reference: a URI, or a reference relative to one, by RFC 3986.
#pragma once

#include <optional>
#include <string>
#include <string_view>

struct [[ufb::builder]] entry {
  [[ufb::uri_reference]] std::string text;
  [[ufb::uri_reference]] std::optional<std::string_view> other;
};
