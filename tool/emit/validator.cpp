// The part of the glue that validates: the names of struct and fields, and check() with a line for each rule. Called by emit.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "emit/literals.hpp"
#include "emit/parts.hpp"

namespace ufb::emit {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& each : parts) {
    if (&each != &parts.front()) out += between;
    out += each;
  }
  return out;
}

std::string written(const model::function& called) {
  const std::string object = called.of_base.empty() ? "value" : "static_cast<const " + called.of_base + "&>(value)";
  const std::string call = called.is_const_member ? object + "." + called.name + "()" : called.qualified + "(value)";
  return model::fill("$name$, [](const auto& value) noexcept(noexcept($call$)) { return $call$; }", {{"name", quoted(called.name)}, {"call", call}});
}

std::string written(const model::value& argument) {
  if (const auto* called = std::get_if<model::function>(&argument)) return written(*called);
  if (const auto* one = std::get_if<model::enumerator>(&argument))
    return model::fill("::ufb::gen::named{$value$, $name$}", {{"value", one->qualified}, {"name", quoted(one->name)}});
  return literal(argument);
}

/// A text is a literal there, whatever is in it.
std::string template_argument(const model::value& argument) {
  const auto* text = std::get_if<std::string>(&argument);
  return text != nullptr ? quoted(*text) : literal(argument);
}

/// ::ufb::gen::length{1, 64}: braces, since min and max may be macros where the glue is included.
std::string written_alone(const model::checked_record& record, const model::rule& rule);

/// ::ufb::gen::message(::ufb::gen::length{1, 64}, "…")
std::string written(const model::checked_record& record, const model::rule& rule) {
  std::string out = written_alone(record, rule);
  for (const model::rule& each : rule.modifiers)
    out = model::fill("::ufb::gen::$modifier$($rule$, $argument$)",
                      {{"modifier", each.name}, {"rule", out}, {"argument", literal(each.arguments.front())}});
  return out;
}

std::string written_alone(const model::checked_record& record, const model::rule& rule) {
  std::vector<std::string> arguments;
  for (const model::value& each : rule.arguments) arguments.push_back(rule.is_type ? template_argument(each) : written(each));
  for (const model::rule& each : rule.nested) arguments.push_back(written(record, each));
  if (rule.is_pattern) arguments.push_back(rule.automaton ? name_of_table(record, rule) : "::ufb::gen::re2");
  return model::fill(rule.is_type ? "::ufb::gen::$rule$<$arguments$>{}" : "::ufb::gen::$rule${$arguments$}",
                     {{"rule", rule.name}, {"arguments", joined(arguments, ", ")}});
}

/// What the report is given: the field; the value of a bit-field that is volatile, to which nothing binds.
std::string looked_at(const model::checked_field& field) {
  const std::string member = "object." + field.name;
  return field.is_volatile && !field.width.empty() ? value_type(field) + "(" + member + ")" : member;
}

std::string field_at(std::size_t index) { return "fields[" + std::to_string(index) + "]"; }

/// The bases, and theirs, that somebody may have written a schema for.
std::vector<std::string> bases_with_schemas(const std::vector<model::base>& bases) {
  std::vector<std::string> out;
  for (const model::base& each : bases) {
    if (each.may_have_schema) out.push_back(each.qualified);
    for (std::string& theirs : bases_with_schemas(each.bases)) out.push_back(std::move(theirs));
  }
  return out;
}

/// One line of check() for each rule.
std::vector<std::string> report_lines(const model::checked_record& record) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const model::checked_field& field = record.fields[i];
    for (const model::rule& each : field.rules)
      lines.push_back(model::fill("report.rule($at$, $value$, $rule$)", {{"at", field_at(i)}, {"value", looked_at(field)}, {"rule", written(record, each)}}));
    if (field.may_have_rules && field.in_union != 0)
      lines.push_back(model::fill("::ufb::gen::none_in_union<decltype(type::$name$)>(report, object)", {{"name", field.name}}));
    else if (field.may_have_rules && std::ranges::find(field.rules, "nested", &model::rule::name) == field.rules.end())
      lines.push_back(model::fill("::ufb::gen::nested_if_any(report, $at$, object.$name$)", {{"at", field_at(i)}, {"name", field.name}}));
  }
  for (const std::string& each : bases_with_schemas(record.bases)) lines.push_back("::ufb::gen::none_in_base<" + each + ">(report, object)");
  for (const model::whole_check& each : record.checks) {
    std::string line = "report.whole(object, " + written(record, each.call);
    for (const std::size_t index : each.fields) line += ", " + field_at(index);
    lines.push_back(line + ")");
  }
  return lines;
}

}  // namespace

void emit_assertions(printer& out, const model::checked_record& record) {
  for (const model::assertion& each : record.assertions)
    out.print("  static_assert(::ufb::gen::at_most($least$, $most$), $text$);\n",
              {{"least", literal(each.least)}, {"most", literal(each.most)}, {"text", quoted_message(record.name + ": " + each.text)}});
}

void emit_names(printer& out, const model::checked_record& record) {
  std::vector<std::string> fields;
  for (const model::checked_field& each : record.fields)
    fields.push_back(each.is_secret ? "{.name = " + quoted(each.label) + ", .is_secret = true}" : "{" + quoted(each.label) + "}");
  const std::string all = fields.empty() ? "" : "{" + joined(fields, ", ") + "}";
  out.print(R"code(

  static constexpr ::std::string_view name = "$name$";
  static constexpr ::std::array<::ufb::gen::field, $count$> fields{$fields$};
  static constexpr bool has_rules = $has_rules$;
)code",
            {{"name", record.name},
             {"count", std::to_string(fields.size())},
             {"fields", all},
             {"has_rules", record.has_rules ? "true" : "false"}});
  std::vector<std::string> types;
  for (const model::checked_field& each : record.fields)
    if (each.may_have_rules) types.push_back("decltype(type::" + each.name + ")");
  for (std::string& each : bases_with_schemas(record.bases)) types.push_back(std::move(each));
  if (!types.empty()) out.print("  using may_have_rules = ::ufb::gen::types<$types$>;\n", {{"types", joined(types, ", ")}});
  if (record.has_secrets) out.print("  static constexpr bool has_secrets = true;\n");
  for (const model::rule& each : record.settings)
    out.print("  static constexpr ::std::size_t $name$ = $count$;\n", {{"name", each.name}, {"count", literal(each.arguments.front())}});
}

void emit_check(printer& out, const model::checked_record& record) {
  const std::vector<std::string> lines = report_lines(record);
  out.print(R"code(

  template <class Report>
  [[gnu::always_inline]] static constexpr bool check($parameters$) {
    return $lines$;
  }
)code",
            {{"parameters", lines.empty() ? "const type&, Report&&" : "const type& object, Report&& report"},
             {"lines", lines.empty() ? "true" : joined(lines, "\n        && ")}});
}

}  // namespace ufb::emit
