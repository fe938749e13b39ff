// An object's bytes in HTML, as rows of a bar each. Used by html.cpp.
#pragma once

#include <string>
#include <string_view>

#include "analysis.hpp"

namespace ufb::layout {

/// Returns: the text with what HTML gives a meaning to written so that it has none, in text and in quoted attributes.
std::string escaped(std::string_view text);

/// Returns: whether a row holds a cache line, not eight bytes.
bool bar_is_wide(const model::object_layout& object);

/// Returns: the rows: parts and holes as wide as they are, of a union a row a member. A field has the color of its place in `original`.
std::string bar(const analysis& of, const model::object_layout& original);

}  // namespace ufb::layout
