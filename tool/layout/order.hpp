// The order of fields that makes an object smallest. Used by analyze.
#pragma once

#include <cstdint>
#include <vector>

#include "model/object_layout.hpp"

namespace ufb::layout {

/// Fields laid out one after another by the rules of the Itanium C++ ABI, after whatever comes before them in the object.
struct arrangement {
  std::vector<model::laid_part> parts;  // bases first, with their offsets
  std::uint64_t size_bytes = 0;
};

/// Returns: the object's parts, its fields in the order given, each placed where the ABI puts it.
/// Requires: no virtual bases; not a union.
arrangement arrange(const model::object_layout& layout, std::vector<model::laid_part> parts);

/// Returns: the smallest arrangement that there is, and of those the one whose fields change places least often by the rule "largest
///   alignment first, equals as they were"; the given one where none is smaller. Neighbouring bit-fields stay together and in order, an
///   array without elements stays last.
/// Requires: as arrange(). Complexity: linear where that rule leaves no hole, else bounded: it looks at no more than 20 000 states, and
///   takes the best arrangement it has met.
arrangement smallest(const model::object_layout& layout);

}  // namespace ufb::layout
