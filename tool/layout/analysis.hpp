// What there is to say about an object's memory: holes, cache lines, a better order, what UFB adds. Called by the driver, read by the
// renderers beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/object_layout.hpp"
#include "order.hpp"

namespace ufb::layout {

inline constexpr std::uint64_t cache_line_bytes = 64;

/// Bits that nothing lies in. Sum of parts' used bits + holes == the object's size, where parts do not overlap.
struct hole {
  std::uint64_t offset_bits = 0;
  std::uint64_t size_bits = 0;
  bool is_tail = false;  // up to the end of the object
};

/// The object's place in its pool, by the pool's own arithmetic.
struct pool_slot {
  std::uint64_t slot_bytes = 0;
  std::uint64_t slab_bytes = 0;
  std::uint64_t slots = 0;  // a slab, for objects
  std::uint64_t hundredths() const { return (slab_bytes * 100 + slots / 2) / slots; }  // of a byte, that an object takes of a slab
};

struct analysis {
  model::object_layout object;
  std::vector<hole> holes;            // by offset
  std::uint64_t padding_bits = 0;     // the sum of all holes
  std::uint64_t cache_lines = 0;      // that an object touches which begins on one
  std::uint64_t cache_lines_at_worst = 0;  // wherever its alignment lets it begin
  std::vector<std::size_t> straddling;     // indexes of the fields in more than one line, in an object that begins on one
  std::optional<arrangement> better;       // a smaller object
  std::string kept_because;                // there is padding and no better order: why
  pool_slot pool;
};

struct header_analysis {
  std::string spelling;
  std::vector<analysis> records;
  std::vector<model::skipped_record> skipped;
};

analysis analyze(model::object_layout object);
header_analysis analyze(model::header_layout header);

/// Returns: "interface", "class", "schema" or "none".
const char* name_of(model::mode mode);

/// Returns: "field", "bit_field", "base", "virtual_base" or "vtable_pointer".
const char* name_of(model::part_kind kind);

}  // namespace ufb::layout
