// Layouts as scan would deliver them, written by hand. Used by the tests of layout.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/object_layout.hpp"

namespace ufb::test {

inline constexpr std::uint64_t byte = 8;  // bits

inline model::laid_part laid(std::string name, std::uint64_t offset, std::uint64_t size, std::uint64_t alignment, std::string type = "t") {
  model::laid_part one;
  one.name = std::move(name);
  one.type = std::move(type);
  one.offset_bits = offset * byte;
  one.size_bits = one.used_bits = size * byte;
  one.alignment_bits = alignment * byte;
  return one;
}

/// A bit-field of a type of four bytes.
inline model::laid_part laid_bits(std::string name, std::uint64_t offset_bits, std::uint64_t width) {
  model::laid_part one = laid(std::move(name), 0, 0, 4, "unsigned int");
  one.what = model::part_kind::bit_field;
  one.offset_bits = offset_bits;
  one.size_bits = width;
  one.used_bits = one.name.empty() ? 0 : width;
  one.unit_bits = 4 * byte;
  return one;
}

inline model::laid_part laid_base(std::uint64_t size, std::uint64_t used, std::uint64_t alignment) {
  model::laid_part one = laid("", 0, size, alignment, "base");
  one.what = model::part_kind::base;
  one.used_bits = used * byte;
  return one;
}

inline model::object_layout object(std::uint64_t size, std::uint64_t alignment, std::vector<model::laid_part> parts) {
  model::object_layout one;
  one.name = "shop::order";
  one.keyword = "struct";
  one.line = 7;
  one.mode = model::mode::interface_mode;
  one.size_bytes = size;
  one.alignment_bytes = alignment;
  one.parts = std::move(parts);
  return one;
}

}  // namespace ufb::test
