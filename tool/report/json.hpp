// JSON as far as a line of a trace needs it: an object of texts, numbers, true and false, and lists of such objects. Used by read.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ufb::report {

/// Thrown within the reader, for a place in a line.
struct malformed {
  std::size_t column;  // from 1, in bytes
  std::string text;
};

struct value;

struct member {
  std::string name;
  std::size_t column = 1;
  std::vector<value> is;  // one
};

struct value {
  enum class kind { text, number, truth, list };
  kind what = kind::text;
  std::string text;  // decoded; a number or true and false as they are written
  std::size_t column = 1;
  std::vector<std::vector<member>> list;
};

/// Returns: the members of the one object that the line is.
/// Throws: malformed, also for what is JSON but not of this form, for a name that comes twice, and for what is not UTF-8.
std::vector<member> parse_object(std::string_view line);

}  // namespace ufb::report
