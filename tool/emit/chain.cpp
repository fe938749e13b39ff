// The part of the glue that users call: the chain of setters, one overload for each way in which a field takes its value.
// Called by emit.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "emit/literals.hpp"
#include "emit/parts.hpp"

namespace ufb::emit {
namespace {

/// One overload of a setter: what it leaves in the chain's state, and its parameter.
struct overload {
  std::string_view kind;
  std::string_view parameter;
};

constexpr overload of_scalar[] = {{"copied", "$type$ value"}};
constexpr overload of_text[] = {{"viewed", "::std::string_view value"}, {"viewed", "const char* value"}, {"moved", "$type$&& value"}};
constexpr overload of_characters[] = {{"viewed", "::std::string_view value"}, {"viewed", "const char* value"}};
constexpr overload of_object[] = {{"copied", "const $type$& value"}, {"moved", "$type$&& value"}};
constexpr overload of_movable[] = {{"moved", "$type$&& value"}};
constexpr overload of_reference[] = {{"copied", "$type$& value"}};
constexpr overload of_text_reference[] = {{"copied", "$type$& value"}, {"viewed", "::std::string_view value"}, {"viewed", "const char* value"}};

std::span<const overload> overloads(model::passing how) {
  switch (how) {
    case model::passing::none:
      return {};
    case model::passing::scalar:
      return of_scalar;
    case model::passing::text:
      return of_text;
    case model::passing::characters:
      return of_characters;
    case model::passing::object:
      return of_object;
    case model::passing::movable:
      return of_movable;
    case model::passing::reference:
      return of_reference;
    case model::passing::text_reference:
      return of_text_reference;
  }
  return {};
}

/// Whether the field must be set, and what it is where it is not, for those who read the glue.
std::string described(const model::checked_field& field) {
  if (field.is_required) return "required";
  if (!field.initial) return "optional";
  if (field.initial->is_value_initialization) return "default {}";
  if (std::holds_alternative<std::monostate>(field.initial->constant)) return field.type.empty() ? "default as in the struct" : "default as declared";
  return "default " + literal(field.initial->constant);
}

/// That no other alternative of the field's anonymous union is set.
std::string asserted_alone(const model::checked_record& record, std::size_t index) {
  const model::checked_field& field = record.inputs()[index];
  std::string out;
  for (std::size_t i = 0; i < record.inputs().size(); ++i) {
    if (field.in_union == 0 || i == index || record.inputs()[i].in_union != field.in_union) continue;
    out += model::fill("      static_assert(S[$index$] == unset, \"$struct$: fields '$other$' and '$field$' share their memory: one of them can be set\");\n",
                       {{"index", std::to_string(i)}, {"struct", record.name}, {"other", record.inputs()[i].name}, {"field", field.name}});
  }
  return out;
}

/// "decltype(type::age)"; of a parameter its own type, with the const that its reference has.
std::string type_of(const model::checked_field& input) {
  if (input.type.empty()) return "decltype(type::" + input.name + ")";
  return (input.bound == model::binding::constant_reference ? "const " : "") + input.type;
}

void emit_overload(printer& out, const overload& one, const model::checked_record& record, std::size_t index) {
  const model::checked_field& field = record.inputs()[index];
  const std::string position = std::to_string(index);
  out.print(R"code(
    [[nodiscard, gnu::always_inline]] constexpr $to$&& with_$setter$($parameter$, $to$&& next [[clang::lifetimebound]] = $to$()) && {
      static_assert(S[$index$] == unset, "$struct$: field '$field$' is set twice");
$union$      this->in->$field$.set(value);
      return this->pass(next);
    }
)code",
            {{"to", model::fill("to<$index$, $kind$>", {{"index", position}, {"kind", one.kind}})},
             {"setter", field.setter},
             {"parameter", model::fill(one.parameter, {{"type", type_of(field)}})},
             {"index", position},
             {"struct", record.name},
             {"field", field.name},
             {"union", asserted_alone(record, index)}});
}

/// What the field can be made from explicitly: made here, moved when the chain ends.
void emit_conversion(printer& out, const model::checked_record& record, std::size_t index) {
  const model::checked_field& field = record.inputs()[index];
  out.print(R"code(
    template <class From>
      requires ::ufb::gen::converts<From, decltype(type::$field$)>
    [[nodiscard, gnu::always_inline]] constexpr to<$index$, moved>&& with_$setter$(From&& value, to<$index$, moved>&& next [[clang::lifetimebound]] = to<$index$, moved>()) && {
      static_assert(S[$index$] == unset, "$struct$: field '$field$' is set twice");
      this->in->$field$.convert(static_cast<From&&>(value));
      return this->pass(next);
    }
)code",
            {{"field", field.name}, {"index", std::to_string(index)}, {"setter", field.setter}, {"struct", record.name}});
}

}  // namespace

void emit_chain(printer& out, const model::checked_record& record) {
  out.print(R"code(

  template <state S>
  class chain : public ::ufb::gen::chain<glue, S> {
    template <::std::size_t I, ::ufb::gen::kind K>
    using to = chain<S.with(I, K)>;
)code");
  bool is_first = true;
  for (std::size_t i = 0; i < record.inputs().size(); ++i) {
    const model::checked_field& field = record.inputs()[i];
    if (field.how == model::passing::none) continue;
    out.print(is_first ? "\n\n   public:\n" : "\n\n");
    is_first = false;
    out.print("    // $name$: $spelling$, $described$\n",
              {{"name", field.name}, {"spelling", field.spelling}, {"described", described(field)}});
    for (const overload& each : overloads(field.how)) emit_overload(out, each, record, i);
    if (field.converts) emit_conversion(out, record, i);
  }
  out.print("  };\n");
}

}  // namespace ufb::emit
