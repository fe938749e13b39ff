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

/// The same as value_type(); of a parameter its own type, with the const that its reference has.
std::string type_of(const model::checked_field& input) {
  if (input.type.empty()) return value_type(input);
  return (input.bound == model::binding::constant_reference ? "const " : "") + input.type;
}

/// What every setter ends in: the chain's next step, which is a temporary of the caller's.
std::string next_step(std::size_t index, std::string_view kind) {
  return model::fill("to<$index$, $kind$>&& next [[clang::lifetimebound]] = {}) && {\n", {{"index", std::to_string(index)}, {"kind", kind}});
}

/// One setter: its template parameters, or nothing; its name and parameters; what it does with them.
struct setter {
  std::string parameters;
  std::string kind;
  std::string declarator;
  std::string body;
  bool may_repeat = false;  // elements can be added after elements
};

void emit_setter(printer& out, const setter& one, const model::checked_record& record, std::size_t index) {
  const model::checked_field& field = record.inputs()[index];
  out.print(R"code(
$head$    [[nodiscard, gnu::always_inline]] constexpr auto&& $declarator$, $next$$union$      this->in->$field$.$body$;
      return this->template pass<$passed$>(next);
    }
)code",
            {{"head", one.parameters.empty() ? "" : "    template <" + one.parameters + ">\n"},
             {"kind", one.kind},
             {"declarator", one.declarator},
             {"next", next_step(index, one.kind)},
             {"passed", std::to_string(index) + (one.may_repeat ? ", gathered" : "")},
             {"field", field.name},
             {"union", asserted_alone(record, index)},
             {"body", one.body}});
}

/// Values of the field's own type, and characters where it is a text.
void emit_values(printer& out, const model::checked_record& record, std::size_t index) {
  const model::checked_field& field = record.inputs()[index];
  for (const overload& each : overloads(field.how)) {
    const std::string parameter = model::fill(each.parameter, {{"type", type_of(field)}});
    emit_setter(out, {"", std::string(each.kind), "with_" + field.setter + "(" + parameter, "set(value)"}, record, index);
  }
}

/// The same, and what an optional holds, for a field that may stay unset.
void emit_conditional(printer& out, const model::checked_record& record, std::size_t index) {
  const model::checked_field& field = record.inputs()[index];
  const std::string name = "with_" + field.setter + "_if(";
  for (const overload& each : overloads(field.how)) {
    const std::string parameter = model::fill(each.parameter, {{"type", type_of(field)}});
    emit_setter(out, {"", std::string(each.kind) + "_if", name + "bool condition, " + parameter, "set_if(condition, value)"}, record, index);
  }
  const auto with_type = [&](std::string_view text) { return model::fill(text, {{"type", type_of(field)}}); };
  emit_setter(out, {with_type("class Maybe, ::ufb::gen::kind K = ::ufb::gen::kind_inside<$type$, Maybe>"), "K", name + "Maybe&& maybe", "template set_inside<K>(maybe)"}, record, index);
}

/// What the value is made from when the chain ends.
void emit_sources(printer& out, const model::checked_record& record, std::size_t index) {
  const model::checked_field& field = record.inputs()[index];
  const auto with_type = [&](std::string_view text) { return model::fill(text, {{"type", type_of(field)}}); };
  const bool is_object = (field.how == model::passing::object || field.how == model::passing::movable) && !field.is_array;
  if (is_object || field.converts)
    emit_setter(out,
                {with_type(field.converts ? "class From, class Source = ::ufb::gen::conversion<$type$, From>" : "class From, class Source = ::ufb::gen::source<$type$, From>"),
                 "sourced", "with_" + field.setter + "(From&& from, Source&& source [[clang::lifetimebound]] = {}", "set_from(source, from)"},
                record, index);
  if (is_object || field.how == model::passing::text)
    emit_setter(out,
                {with_type("class A = absent, class B = absent, class C = absent, class D = absent, class Source = ::ufb::gen::construction<$type$, A, B, C, D>"),
                 "sourced", "emplace_" + field.setter + "(A&& a = A(), B&& b = B(), C&& c = C(), D&& d = D(), Source&& source [[clang::lifetimebound]] = {}",
                 "set_from(source, a, b, c, d)"},
                record, index);
}

/// Elements, or keys with their values, one by one.
void emit_elements(printer& out, const model::checked_record& record, std::size_t index) {
  const model::checked_field& field = record.inputs()[index];
  const auto filled = [&](std::string_view text) { return model::fill(text, {{"type", type_of(field)}, {"index", std::to_string(index)}}); };
  const std::string added = "Element&& element [[clang::lifetimebound]] = {}";
  if (field.gathers == model::gathering::elements)
    emit_setter(out,
                {filled("class Value = ::ufb::gen::value_in<$type$>, class Element = ::ufb::gen::element<$type$, Value>"), "gathered",
                 "add_" + field.setter + "(Value&& value, " + added, filled("template add<S[$index$]>(element, value)"), true},
                record, index);
  if (field.gathers == model::gathering::pairs)
    emit_setter(out,
                {filled("class Key = ::ufb::gen::key_in<$type$>, class Value = ::ufb::gen::mapped_in<$type$>, class Element = ::ufb::gen::element<$type$, Key, Value>"),
                 "gathered", "add_" + field.setter + "(Key&& key, Value&& value, " + added, filled("template add<S[$index$]>(element, key, value)"), true},
                record, index);
}

bool may_stay_unset(const model::checked_field& field) {
  return !field.is_required && field.in_union == 0 && !is_open(field) && field.how != model::passing::reference &&
         field.how != model::passing::text_reference;
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
    emit_values(out, record, i);
    if (may_stay_unset(field)) emit_conditional(out, record, i);
    emit_sources(out, record, i);
    emit_elements(out, record, i);
  }
  out.print("  };\n");
}

}  // namespace ufb::emit
