// Numbers and names as people read them, in HTML. Used by all that draws.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ufb::report {

/// Returns: "512 B", "1.5 KiB", "20.0 MiB".
std::string bytes_in_words(std::uint64_t bytes);

/// Returns: "250 ms", "2.5 s", "3 min 20 s", "2 h 5 min", "3 d 4 h".
std::string seconds_in_words(double seconds);

/// Returns: the number with so many digits after its point.
std::string decimal(double number, int digits);

/// Returns: the number in words, its exact value beside them for machines: `<data value="1536">1.5 KiB</data>`.
std::string bytes_in_html(std::uint64_t bytes);
std::string count_in_html(std::uint64_t count);
std::string seconds_in_html(double seconds);
std::string number_in_html(double number);

/// Returns: the text for HTML, in quoted attributes too: escaped, control characters as their pictures.
std::string shown(std::string_view text);

}  // namespace ufb::report
