// The part of the glue that patterns are matched by: a table for each. Called by emit.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "emit/literals.hpp"
#include "emit/parts.hpp"

namespace ufb::emit {
namespace {

constexpr std::size_t widest = 120;

void collect(const std::vector<model::rule>& rules, std::vector<const model::rule*>& out) {
  for (const model::rule& each : rules) {
    collect(each.nested, out);
    const auto is_same = [&](const model::rule* other) { return other->arguments == each.arguments; };
    if (each.automaton && std::ranges::none_of(out, is_same)) out.push_back(&each);
  }
}

/// The rules whose tables there are, each pattern once.
std::vector<const model::rule*> rules_with_tables(const model::checked_record& record) {
  std::vector<const model::rule*> out;
  for (const model::checked_field& each : record.fields) collect(each.rules, out);
  return out;
}

/// "AZ1" "--2": one literal, as many pieces a line as fit.
std::string in_lines(const std::vector<std::string>& pieces) {
  static constexpr std::string_view indentation = "      ";
  std::string out;
  std::size_t width = widest;
  for (const std::string& each : pieces) {
    const std::string one = quoted(each);
    width += 1 + one.size();
    if (width > widest) {
      out.append(out.empty() ? "" : "\n").append(indentation);
      width = indentation.size() + one.size();
    } else {
      out += ' ';
    }
    out += one;
  }
  return out;
}

}  // namespace

void emit_patterns(printer& out, const model::checked_record& record) {
  for (const model::rule* each : rules_with_tables(record)) {
    std::vector<std::string> classes;
    for (const model::automaton::range& one : each->automaton->classes)
      classes.push_back({one.first, one.last, static_cast<char>('0' + one.of)});
    if (classes.empty()) classes.emplace_back();
    out.print(R"code(

  // $pattern$: bytes with their class; a row a state
  static constexpr ::ufb::gen::automaton $name${
$classes$,
$rows$};
)code",
              {{"pattern", quoted(std::get<std::string>(each->arguments.front()))},
               {"name", name_of_table(record, *each)},
               {"classes", in_lines(classes)},
               {"rows", in_lines(each->automaton->rows)}});
  }
}

std::string name_of_table(const model::checked_record& record, const model::rule& rule) {
  const auto all = rules_with_tables(record);
  const auto found = std::ranges::find_if(all, [&](const model::rule* each) { return each->arguments == rule.arguments; });
  return "pattern_" + std::to_string(found - all.begin() + 1);
}

}  // namespace ufb::emit
