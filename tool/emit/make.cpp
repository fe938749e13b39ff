// The part of the glue that puts an object together: a new one in one aggregate initialisation, or a recycled one field by field.
// Called by emit.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "emit/literals.hpp"
#include "emit/parts.hpp"

namespace ufb::emit {
namespace {

/// What an unset field is given: a lambda, or nothing where F() is meant or where it cannot be unset. An array has its default already.
std::string default_of(const model::checked_field& field) {
  if (field.is_required || field.is_array || !field.initial || field.initial->is_value_initialization) return {};
  const bool is_constant = !std::holds_alternative<std::monostate>(field.initial->constant);
  if (is_constant) return "[] { return " + literal(field.initial->constant) + "; }";
  // As an object with a name: GCC 12 fails on the default of a temporary that is a list of strings.
  return "[] { type whole{}; return ::std::move(whole)." + field.name + "; }";
}

/// ", decltype(T::street), decltype(T::postcode)"
std::string types_of(const model::checked_record& record) {
  std::string out;
  for (const model::checked_field& each : record.fields) out += ", decltype(T::" + each.name + ")";
  return out;
}

/// take<S[0]>() as a call in a template has to say it.
std::string_view template_keyword(const model::checked_record& record) { return record.head.empty() ? "" : "template "; }

/// in.street.take<S[0]>(default)
std::string taken(const model::checked_record& record, std::size_t index) {
  const model::checked_field& field = record.fields[index];
  return model::fill("in.$name$.$template$take<S[$index$]>($default$)",
                     {{"name", field.name}, {"template", template_keyword(record)}, {"index", std::to_string(index)}, {"default", default_of(field)}});
}

/// The braces of one class: those of its bases, and then its own fields. Bases leave no room for names, and what follows a field that is
/// assigned later has no place then.
class braces {
 public:
  braces(printer& out, const model::checked_record& record) : out_(out), record_(record) {}

  void print(const std::vector<model::base>& bases, std::size_t own_fields, const std::string& indent) {
    for (const model::base& each : bases) {
      out_.print("$indent${  // $base$\n", {{"indent", indent}, {"base", each.qualified.substr(2)}});
      print(each.bases, each.fields, indent + "    ");
      out_.print("$indent$},\n", {{"indent", indent}});
    }
    for (const std::size_t end = next_ + own_fields; next_ != end; ++next_) {
      const model::checked_field& field = record_.fields[next_];
      if (field.is_assigned) continue;
      const std::string name = bases.empty() ? "." + field.name + " = " : "";
      out_.print("$indent$$name$$value$,\n", {{"indent", indent}, {"name", name}, {"value", taken(record_, next_)}});
    }
  }

 private:
  printer& out_;
  const model::checked_record& record_;
  std::size_t next_ = 0;
};

std::size_t own_fields(const model::checked_record& record) {
  std::size_t count = record.fields.size();
  const auto subtract = [&](const auto& self, const std::vector<model::base>& bases) -> void {
    for (const model::base& each : bases) {
      count -= each.fields;
      self(self, each.bases);
    }
  };
  subtract(subtract, record.bases);
  return count;
}

/// Assigns what the setter was given to the object's field. How: what of the state says so, "assigning" or "keeping".
void emit_put(printer& out, const model::checked_record& record, std::size_t index, std::string_view how, std::string_view value) {
  const model::checked_field& field = record.fields[index];
  const std::string kind = model::fill("S.$how$($index$)", {{"how", how}, {"index", std::to_string(index)}});
  if (field.width.empty()) {
    out.print(R"code(
    in.$name$.$template$put<$kind$>(object.$name$$default$);
)code",
              {{"name", field.name}, {"template", template_keyword(record)}, {"kind", kind}, {"default", value}});
  } else {
    out.print("    if (in.$name$.$template$writes<$kind$>()) object.$name$ = $value$;\n",
              {{"name", field.name}, {"template", template_keyword(record)}, {"kind", kind}, {"value", taken(record, index)}});
  }
}

}  // namespace

void emit_make(printer& out, const model::checked_record& record) {
  if (record.fields.empty()) {
    out.print(R"code(

  template <state>
  [[gnu::always_inline]] static constexpr auto make(const arguments&) { return type{}; }
)code");
    return;
  }
  // A variable in a constexpr function must be of a literal type, and nobody knows whether this one is.
  const bool assigns = std::ranges::any_of(record.fields, &model::checked_field::is_assigned);
  out.print(R"code(

  template <state S>
  [[gnu::always_inline]] static $constexpr$auto make(const arguments& in) {
    $begin${
)code",
            {{"constexpr", assigns ? "" : "constexpr "}, {"begin", assigns ? "type object" : "return type"}});
  braces(out, record).print(record.bases, own_fields(record), "        ");
  out.print("    };\n");
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    if (record.fields[i].is_assigned) emit_put(out, record, i, "keeping", {});
  }
  out.print(assigns ? "    return object;\n  }\n" : "  }\n");
}

void emit_assign(printer& out, const model::checked_record& record) {
  if (record.fields.empty()) {
    out.print(R"code(

  template <state>
  [[gnu::always_inline]] static constexpr void assign(type&, const arguments&) {}
)code");
    return;
  }
  out.print(R"code(

  template <state S>
  [[gnu::always_inline]] static constexpr void assign(type& object, const arguments& in) {
)code");
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const std::string value = default_of(record.fields[i]);
    emit_put(out, record, i, "assigning", value.empty() ? value : ", " + value);
  }
  out.print("  }\n");
}

void emit_recycling(printer& out, const model::checked_record& record) {
  const std::string recyclable = record.is_recyclable ? "::ufb::gen::recyclable<T" + types_of(record) + ">" : "false";
  out.print(R"code(

  template <class T = type>
  static constexpr bool recyclable = $recyclable$;
)code",
            {{"recyclable", recyclable}});
}

}  // namespace ufb::emit
