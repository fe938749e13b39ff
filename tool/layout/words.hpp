// Numbers and parts as people read them. Used by the renderers for terminal and page.
#pragma once

#include <cstdint>
#include <string>

#include "analysis.hpp"

namespace ufb::layout {

/// Returns: "12" for whole bytes, "12:3" within one: byte and bit.
std::string place_in_words(std::uint64_t bits);

/// Returns: "12" for whole bytes, "3 bits".
std::string size_in_words(std::uint64_t bits);

/// Returns: the same; a bit-field's in bits.
std::string size_in_words(const model::laid_part& part);

/// Returns: "7 bytes", "1 byte and 3 bits", "none" for nothing.
std::string amount_in_words(std::uint64_t bits);

/// Returns: "1 cache line", "2 cache lines".
std::string counted(std::uint64_t count, const char* noun);

/// Returns: what stands in a table for a part: its name, "(anonymous union)", "(base)", "(vtable pointer)", "(unnamed bit-field)".
std::string name_in_words(const model::laid_part& part);

/// Returns: what UFB adds: "schema mode: ufb adds 0 bytes to an object, its builder 0 and its validation 0; …".
std::string cost_in_words(const analysis& of);

/// Returns: the names of the parts that are fields, in their order: "price, name, count".
std::string order_in_words(const arrangement& of);

}  // namespace ufb::layout
