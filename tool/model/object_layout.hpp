// How the objects of a type lie in memory, as Clang lays them out. Written by scan, read by layout. Nothing in here needs Clang.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ufb::model {

enum class part_kind { field, bit_field, base, virtual_base, vtable_pointer };

/// One thing that lies in an object.
struct laid_part {
  part_kind what = part_kind::field;
  std::string name;  // of a field; empty for an anonymous struct or union, an unnamed bit-field and all that is no field
  std::string type;  // "std::string", "char[16]"
  std::uint64_t offset_bits = 0;     // from the start of the object
  std::uint64_t size_bits = 0;       // sizeof; a bit-field's width
  std::uint64_t used_bits = 0;       // of these, those that nothing else can lie in: none of what is empty
  std::uint64_t alignment_bits = 8;  // offset_bits is a multiple of it, except in a bit-field
  std::uint64_t unit_bits = 0;       // bit-field: the size of its type, whose units it does not cross
  bool may_cross_units = false;      // bit-field: under #pragma pack it does
  bool is_aligned_itself = false;    // bit-field: [[gnu::aligned]] stands on it
  bool is_anonymous = false;         // a struct or union without a name; its members are the object's own
  std::vector<laid_part> parts;           // anonymous: what is in it, from the start of the object
};

/// Returns: whether it is one of the object's own fields, as a bit-field is.
inline bool is_field(const laid_part& one) { return one.what == part_kind::field || one.what == part_kind::bit_field; }

/// What a record is to the builders.
enum class mode {
  none,              // no aggregate: nothing builds it
  interface_mode,    // plain: Boost.PFR reads it at compile time
  class_mode,        // annotated
  schema_mode        // annotated, with rules
};

/// One complete struct, class or union.
struct object_layout {
  std::string name;     // "shop::order", "shop::box<int>"
  std::string keyword;  // "struct"
  unsigned line = 0;    // of its name
  model::mode mode = model::mode::none;
  bool is_union = false;
  std::uint64_t size_bytes = 0;
  std::uint64_t alignment_bytes = 1;
  std::vector<laid_part> parts;  // by offset; of one offset in the order of their declaration
  std::string fixed_because;  // why the fields must stay in their order, for people; empty: they need not
};

/// A record whose layout nobody knows.
struct skipped_record {
  std::string name;
  unsigned line = 0;
  std::string why;  // "is never defined here"
};

/// The records of one header.
struct header_layout {
  std::string spelling;  // as an #include spells it: "shop/order.hpp"
  std::vector<object_layout> records;  // in source order
  std::vector<skipped_record> skipped;
};

}  // namespace ufb::model
