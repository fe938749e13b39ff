// Values as C++ source. Used wherever emit writes an argument or a default.
#pragma once

#include <string>
#include <string_view>

#include "model/declared.hpp"

namespace ufb::emit {

/// Returns: a string literal of these bytes, in printable ASCII, the same to every compiler whatever stands next to it.
std::string quoted(std::string_view text);

/// Returns: a string literal of the text for compilers to show. They take no numbers of bytes there: UTF-8 stays what it is, and of other
///   bytes there is a question mark.
std::string quoted_message(std::string_view text);

/// Requires: the value is not monostate, no wide text and no function.
/// Returns: an expression of that value: 18, 0.5, true, "x", ::std::chrono::milliseconds{20}, ::shop::tier::free.
std::string literal(const model::value& value);

}  // namespace ufb::emit
