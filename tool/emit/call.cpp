// The part of the glue that makes an object by a constructor or a factory: one call, with each parameter as it is declared, so that of
// several overloads it is the annotated one that is called. Called by emit.
#include <string>

#include "emit/literals.hpp"
#include "emit/parts.hpp"

namespace ufb::emit {
namespace {

/// What an unset parameter is given: a lambda, or nothing where F() is meant or where it cannot be unset.
std::string default_of(const model::checked_field& parameter) {
  const bool is_constant = parameter.initial && !parameter.initial->is_value_initialization && !is_open(parameter);
  return is_constant ? "[] { return " + literal(parameter.initial->constant) + "; }" : "";
}

void emit_call_with(printer& out, const model::checked_factory& factory, std::size_t count, std::string_view indent) {
  out.print("$indent$return $call$(", {{"indent", indent}, {"call", factory.call.empty() ? "type" : factory.call}});
  for (std::size_t i = 0; i < count; ++i) {
    const model::checked_field& each = factory.parameters[i];
    out.print("$comma$\n$indent$    in.$name$.take<S[$index$]>($default$)",
              {{"comma", i == 0 ? "" : ","},
               {"indent", indent},
               {"name", each.name},
               {"index", std::to_string(i)},
               {"default", default_of(each)}});
  }
  out.print(");\n");
}

}  // namespace

bool is_open(const model::checked_field& input) {
  if (input.type.empty() || !input.initial || input.initial->is_value_initialization) return false;
  return std::holds_alternative<std::monostate>(input.initial->constant);
}

void emit_call(printer& out, const model::checked_record& record) {
  const model::checked_factory& factory = *record.factory;
  if (!factory.returned.empty())
    out.print(R"code(

  using made = $returned$;
  static constexpr ::std::string_view factory = "$name$";
)code",
              {{"returned", factory.returned}, {"name", factory.name}});
  const bool has_parameters = !factory.parameters.empty();
  out.print(R"code(

  template <state S>
  [[gnu::always_inline]] static constexpr auto make(const arguments&$in$) {
)code",
            {{"in", has_parameters ? " in" : ""}});
  // The shorter calls come first: where neither this default nor a parameter after it is set, all of those are left to the compiler.
  bool is_first = true;
  for (std::size_t i = 0; i < factory.parameters.size(); ++i) {
    if (!is_open(factory.parameters[i])) continue;
    out.print("$else$if constexpr (S.ends_before($index$)) {\n",
              {{"else", is_first ? "    " : " else "}, {"index", std::to_string(i)}});
    emit_call_with(out, factory, i, "      ");
    out.print("    }");
    is_first = false;
  }
  if (is_first) {
    emit_call_with(out, factory, factory.parameters.size(), "    ");
  } else {
    out.print(" else {\n");
    emit_call_with(out, factory, factory.parameters.size(), "      ");
    out.print("    }\n");
  }
  out.print("  }\n");
}

}  // namespace ufb::emit
