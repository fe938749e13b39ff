// The part of the glue that hands out the fields of an object: all at once to a function, and bit-fields by value. Called by emit.
#include <string>

#include "emit/parts.hpp"

namespace ufb::emit {
namespace {

/// "object.street, object.postcode". Nothing can refer to a bit-field, and nobody knows which alternative of a union is alive.
std::string objects_of(const model::checked_record& record) {
  std::string out;
  for (const model::checked_field& each : record.fields) {
    const bool is_in_reach = each.width.empty() && each.in_union == 0;
    out += (out.empty() ? "" : ", ") + (is_in_reach ? "object." + each.name : std::string("::ufb::gen::out_of_reach"));
  }
  return out;
}

/// A line for each bit-field that is there whatever the object holds.
std::string copies_of(const model::checked_record& record) {
  std::string out;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const model::checked_field& each = record.fields[i];
    if (each.width.empty() || each.in_union != 0) continue;
    out += "    if constexpr (I == " + std::to_string(i) + ") return object." + each.name + ";\n";
  }
  return out;
}

}  // namespace

void emit_fields(printer& out, const model::checked_record& record) {
  const std::string objects = objects_of(record);
  out.print(R"code(

  template <class Object, class Function>
  [[gnu::always_inline]] static constexpr auto apply($object$, Function&& function) {
    return function($objects$);
  }
)code",
            {{"object", objects.find("object.") == std::string::npos ? "Object&" : "Object& object"}, {"objects", objects}});
  const std::string copies = copies_of(record);
  if (copies.empty()) return;
  out.print(R"code(

  template <::std::size_t I>
  [[gnu::always_inline]] static constexpr auto copy(const type& object) {
$copies$  }
)code",
            {{"copies", copies}});
}

}  // namespace ufb::emit
