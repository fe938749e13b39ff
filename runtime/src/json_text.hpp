// Text for JSON, which is UTF-8 whatever bytes there were. Used wherever the library writes JSON.
#pragma once

#include <boost/json/string.hpp>
#include <string_view>
#include <ufb/detail/utf8.hpp>

namespace ufb::detail {

// Returns: the text, with U+FFFD for each byte that is not part of UTF-8.
inline boost::json::string json_text(std::string_view text) {
  boost::json::string out;
  while (!text.empty()) {
    const std::size_t length = utf8_sequence(text);
    const std::string_view next = length == 0 ? "\xEF\xBF\xBD" : text.substr(0, length);
    out.append(next.data(), next.data() + next.size());
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

}  // namespace ufb::detail
