// The part of the glue that puts an object together: a new one in one aggregate initialisation, or a recycled one field by field.
// Called by emit.
#include <string>

#include "emit/literals.hpp"
#include "emit/parts.hpp"

namespace ufb::emit {
namespace {

/// What an unset field is given: a lambda, or nothing where F() is meant or where it cannot be unset.
std::string default_of(const model::checked_field& field) {
  if (field.is_required || !field.initial || field.initial->is_value_initialization) return {};
  const bool is_constant = !std::holds_alternative<std::monostate>(field.initial->constant);
  if (is_constant) return "[] { return " + literal(field.initial->constant) + "; }";
  // As an object with a name: GCC 12 fails on the default of a temporary that is a list of strings.
  return "[] { type whole{}; return ::std::move(whole)." + field.name + "; }";
}

/// "object.street, object.postcode"
std::string listed(const model::checked_record& record, std::string_view before, std::string_view after) {
  std::string out;
  for (const model::checked_field& each : record.fields) {
    if (&each != &record.fields.front()) out += ", ";
    out.append(before).append(each.name).append(after);
  }
  return out;
}

}  // namespace

void emit_make(printer& out, const model::checked_record& record) {
  out.print(R"code(

  template <state S>
  [[gnu::always_inline]] static constexpr auto make(const arguments& in) {
    return type{
)code");
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const model::checked_field& field = record.fields[i];
    out.print(R"code(
        .$name$ = in.$name$.take<S[$index$]>($default$),
)code",
              {{"name", field.name}, {"index", std::to_string(i)}, {"default", default_of(field)}});
  }
  out.print(R"code(
    };
  }
)code");
}

void emit_assign(printer& out, const model::checked_record& record) {
  out.print(R"code(

  template <state S>
  [[gnu::always_inline]] static constexpr void assign(type& object, const arguments& in) {
)code");
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const model::checked_field& field = record.fields[i];
    const std::string value = default_of(field);
    out.print(R"code(
    in.$name$.put<S[$index$]>(object.$name$$default$);
)code",
              {{"name", field.name}, {"index", std::to_string(i)}, {"default", value.empty() ? value : ", " + value}});
  }
  out.print("  }\n");
}

void emit_recycling(printer& out, const model::checked_record& record) {
  const std::string recyclable =
      record.is_recyclable ? "::ufb::gen::recyclable<type, " + listed(record, "decltype(type::", ")") + ">" : "false";
  out.print(R"code(

  static constexpr bool recyclable = $recyclable$;

  template <class Object, class Function>
  [[gnu::always_inline]] static constexpr auto apply(Object& object, Function&& function) {
    return function($objects$);
  }
)code",
            {{"recyclable", recyclable}, {"objects", listed(record, "object.", "")}});
}

}  // namespace ufb::emit
