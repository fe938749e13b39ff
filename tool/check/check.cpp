// The plan of check: attributes that stand nowhere, then struct by struct, then what the whole header needs.
#include "check/check.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "check/enumeration.hpp"
#include "check/findings.hpp"
#include "check/nearest.hpp"
#include "check/record.hpp"
#include "check/words.hpp"
#include "model/rules.hpp"

namespace ufb::check {
namespace {

void report_unknown(const model::unknown& one, findings& out) {
  std::vector<std::string_view> known;
  for (const model::attribute& each : model::attributes) known.push_back(each.name);
  std::vector<model::edit> fix;
  if (const auto meant = nearest(one.name, known)) fix.push_back({one.written, std::string(*meant)});
  out.say("unknown_attribute", one.at, {{"name", one.name}, {"help", suggestion(one.name, known)}}, std::move(fix));
}

void report_misplaced(const model::annotation& one, std::string_view on, findings& out) {
  const model::attribute* row = model::find_attribute(one.name);
  if (row == nullptr) return report_unknown({one.name, one.at, {}}, out);
  std::vector<std::string_view> places;
  if (row->on_struct) places.push_back("structs");
  if (row->on_function) places.insert(places.end(), {"constructors", "static factories"});
  if (row->on_field) places.push_back("fields");
  if (row->on_enumerator) places.push_back("enumerators");
  out.say("misplaced_attribute", one.at, {{"name", one.name}, {"places", listed(places)}, {"on", on}});
}

/// A row that cannot stand where the attribute does, or no row at all.
void report_misplaced(const model::record& record, findings& out) {
  for (const model::annotation& each : record.annotations)
    if (const model::attribute* row = model::find_attribute(each.name); row == nullptr || !row->on_struct)
      report_misplaced(each, "a struct", out);
  for (const model::field& field : record.fields)
    for (const model::annotation& each : field.annotations)
      if (const model::attribute* row = model::find_attribute(each.name); row == nullptr || !row->on_field)
        report_misplaced(each, "a field", out);
}

/// The glue of every annotated struct in a type, at any depth.
void collect_glue(const model::type& type, const model::field& of, model::checked& header, findings& out) {
  if (type.is_annotated && type.glue != header.glue) {
    if (!type.has_glue) out.say("missing_glue", of.at, {{"field", of.name}, {"type", type.qualified.substr(2)}, {"glue", type.glue}});
    header.includes.push_back(type.glue);
  }
  for (const model::type& each : type.of) collect_glue(each, of, header, out);
}

void sort_unique(std::vector<std::string>& names) {
  std::ranges::sort(names);
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
}

}  // namespace

outcome check(const model::declared& header) {
  findings out;
  model::checked checked;
  checked.spelling = header.spelling;
  checked.glue = model::glue_header(header.spelling);

  for (const model::unknown& each : header.unknown) report_unknown(each, out);
  for (const model::misplaced& each : header.misplaced) report_misplaced(each.what, each.on, out);
  for (const model::record& each : header.records) {
    report_misplaced(each, out);
    auto record = judge_record(each, out);
    if (!record) continue;
    checked.records.push_back(*std::move(record));
    // The glue of what a class keeps to itself is not its glue's business.
    for (const model::field& field : each.fields)
      if (field.is_public) collect_glue(field.type, field, checked, out);
  }
  for (const model::use& each : header.uses)
    out.say("glue_not_included", each.at, {{"function", each.function}, {"type", each.type}, {"glue", each.glue}},
            {{each.after_includes, "#include \"" + each.glue + "\"\n"}});
  for (const model::enumeration& each : header.enumerations) checked.enumerations.push_back(judge_enumeration(each, out));
  sort_unique(checked.includes);
  if (checked.records.empty() && checked.enumerations.empty() && !header.is_source && !out.has_errors())
    out.say("nothing_to_build", {}, {{"header", header.spelling}});

  outcome result;
  if (!out.has_errors()) result.checked = std::move(checked);
  result.findings = std::move(out).in_source_order();
  return result;
}

}  // namespace ufb::check
