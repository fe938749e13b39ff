// The part of the glue that holds what the setters are given, and says which of it there must be. Called by emit.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "emit/parts.hpp"

namespace ufb::emit {
namespace {

std::string member_type(const model::checked_field& field, std::string_view type) { return "decltype(" + std::string(type) + "::" + field.name + ")"; }

/// Nothing that is passed is volatile.
std::string value_type(const model::checked_field& field, std::string_view type) {
  const std::string member = member_type(field, type);
  return field.is_volatile && !field.is_array ? "::std::remove_volatile_t<" + member + ">" : member;
}

/// What the slot of an input is made for: "decltype(type::age)", "const ::shop::plan&". Nothing can refer to a bit-field, so it is a value.
std::string slot_type(const model::checked_field& input, std::string_view type) {
  if (input.type.empty()) return input.width.empty() ? member_type(input, type) : value_type(input, type);
  switch (input.bound) {
    case model::binding::by_value:
      return input.type;
    case model::binding::constant_reference:
      return "const " + input.type + "&";
    case model::binding::reference:
      return input.type + "&";
    case model::binding::rvalue_reference:
      return input.type + "&&";
  }
  return {};
}

}  // namespace

std::string value_type(const model::checked_field& field) { return value_type(field, "type"); }

void emit_arguments(printer& out, const model::checked_record& record) {
  // Inside the struct of arguments a field called `type` would change what the name means.
  const bool hides_type = std::ranges::find(record.inputs(), "type", &model::checked_field::name) != record.inputs().end();
  out.print(R"code(

  struct arguments : ::ufb::gen::pinned {
)code");
  for (const model::checked_field& each : record.inputs()) {
    const bool has_width = !each.width.empty();
    std::string transforms;
    for (const std::string& one : each.transforms) transforms += ", ::ufb::gen::" + one;
    out.print(
        R"code(
    ::ufb::gen::$slot$<$type$$width$$transforms$> $name$;
)code",
        {{"slot", has_width ? "bit_slot" : "slot"},
         {"type", slot_type(each, hides_type ? record.qualified : "type")},
         {"name", each.name},
         {"width", has_width ? ", " + each.width : ""},
         {"transforms", transforms}});
  }
  out.print("  };\n");
}

namespace {

/// "'celsius', 'kelvin'", and "S[0] != unset || S[1] != unset".
struct alternatives {
  std::string names;
  std::string one_is_set;
  bool is_required = true;
};

alternatives alternatives_of(const model::checked_record& record, unsigned in_union) {
  alternatives all;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    if (record.fields[i].in_union != in_union) continue;
    all.names += (all.names.empty() ? "'" : ", '") + record.fields[i].name + "'";
    all.one_is_set += (all.one_is_set.empty() ? "" : " || ") + model::fill("S[$index$] != unset", {{"index", std::to_string(i)}});
    all.is_required &= record.fields[i].is_required;
  }
  return all;
}

/// A function that does not compile and says so of each of those fields, by its index.
void emit_refusal(printer& out, const model::checked_record& record, std::string_view name, std::string_view sentence, auto is_so) {
  std::string asserted;
  for (std::size_t i = 0; i < record.inputs().size(); ++i) {
    if (is_so(record.inputs()[i]))
      asserted += model::fill("    static_assert(I != $index$, \"$struct$: " + std::string(sentence) + "\");\n",
                              {{"index", std::to_string(i)}, {"struct", record.name}, {"field", record.inputs()[i].name}});
  }
  if (asserted.empty()) return;
  out.print(R"code(

  template <::std::size_t I>
  static constexpr void $name$() {
$asserted$  }
)code",
            {{"name", name}, {"asserted", asserted}});
}

}  // namespace

void emit_required(printer& out, const model::checked_record& record) {
  const std::vector<model::checked_field>& inputs = record.inputs();
  std::string required;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (inputs[i].is_required && inputs[i].in_union == 0) required += (required.empty() ? "" : ", ") + std::to_string(i);
  out.print(R"code(

  using state = ::ufb::gen::state<$count$>;
  static constexpr state required = state::of($required$);
)code",
            {{"count", std::to_string(inputs.size())}, {"required", required}});
  emit_refusal(out, record, "missing", "required field '$field$' is not set",
               [](const model::checked_field& one) { return one.is_required && one.in_union == 0; });
  emit_refusal(out, record, "set_twice", "field '$field$' is set twice", [](const model::checked_field& one) { return one.how != model::passing::none; });
  std::string asserted;
  unsigned last_union = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const model::checked_field& field = inputs[i];
    if (is_open(field) && i + 1 != inputs.size())
      asserted += model::fill("    static_assert(S[$index$] != unset || S.ends_before($index$), \"$struct$: '$field$' must be set where a parameter after it is\");\n",
                              {{"index", std::to_string(i)}, {"struct", record.name}, {"field", field.name}});
    if (field.in_union != last_union) {
      const alternatives all = alternatives_of(record, field.in_union);
      if (field.in_union != 0 && all.is_required)
        asserted += model::fill("    static_assert($one_is_set$, \"$struct$: none of the fields $names$ is set\");\n",
                                {{"one_is_set", all.one_is_set}, {"struct", record.name}, {"names", all.names}});
    }
    last_union = field.in_union;
  }
  if (asserted.empty()) return;
  out.print(R"code(

  template <state S>
  static constexpr void require() {
$asserted$  }
)code",
            {{"asserted", asserted}});
}

}  // namespace ufb::emit
