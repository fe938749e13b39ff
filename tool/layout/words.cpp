// Wording. See words.hpp.
#include "words.hpp"

namespace ufb::layout {

std::string counted(std::uint64_t count, const char* noun) { return std::to_string(count) + " " + noun + (count == 1 ? "" : "s"); }

std::string place_in_words(std::uint64_t bits) {
  const std::string byte = std::to_string(bits / 8);
  return bits % 8 == 0 ? byte : byte + ":" + std::to_string(bits % 8);
}

std::string size_in_words(std::uint64_t bits) { return bits % 8 == 0 ? std::to_string(bits / 8) : counted(bits, "bit"); }

std::string size_in_words(const model::laid_part& part) {
  return part.what == model::part_kind::bit_field ? counted(part.size_bits, "bit") : size_in_words(part.size_bits);
}

std::string amount_in_words(std::uint64_t bits) {
  if (bits == 0) return "none";
  if (bits < 8) return counted(bits, "bit");
  const std::string bytes = counted(bits / 8, "byte");
  return bits % 8 == 0 ? bytes : bytes + " and " + counted(bits % 8, "bit");
}

std::string name_in_words(const model::laid_part& part) {
  switch (part.what) {
    case model::part_kind::field:
      return part.name.empty() ? "(anonymous)" : part.name;
    case model::part_kind::bit_field:
      return part.name.empty() ? "(unnamed)" : part.name;
    case model::part_kind::base:
      return "(base)";
    case model::part_kind::virtual_base:
      return "(virtual base)";
    case model::part_kind::vtable_pointer:
      break;
  }
  return "(vtable pointer)";
}

std::string cost_in_words(const analysis& of) {
  if (of.object.mode == model::mode::none) return "no aggregate and not annotated: no builder, no validation";
  const std::uint64_t hundredths = of.pool.hundredths();
  const std::string rest = std::to_string(hundredths % 100);
  return std::string(name_of(of.object.mode)) + " mode: builder 0 bytes, validation 0 bytes; in a pool " + std::to_string(hundredths / 100) + "." +
         (rest.size() == 1 ? "0" : "") + rest + " bytes, a slot of " + std::to_string(of.pool.slot_bytes) + " and its share of the slab";
}

std::string order_in_words(const arrangement& of) {
  std::string names;
  for (const model::laid_part& part : of.parts)
    if (part.what == model::part_kind::field || (part.what == model::part_kind::bit_field && !part.name.empty()))
      names += (names.empty() ? "" : ", ") + name_in_words(part);
  return names;
}

}  // namespace ufb::layout
