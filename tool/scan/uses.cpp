// What is included, against what is used. See uses.hpp.
#include "uses.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "names.hpp"
#include "ranges.hpp"

namespace ufb::scan {
namespace {

const clang::CXXRecordDecl* annotated_declaration(const clang::CXXRecordDecl& record, const record_facts& facts) {
  for (const clang::TagDecl* one : record.redecls())
    if (const auto* declaration = clang::cast<clang::CXXRecordDecl>(one); facts.is_annotated(*declaration)) return declaration;
  return nullptr;
}

/// "shop/order.ufb.hpp" may be included as "order.ufb.hpp" from beside it.
bool is_included(const std::string& glue, const collected& found) {
  return std::ranges::any_of(found.glue, [&](const std::string& name) {
    return glue == name || glue.ends_with("/" + name) || name.ends_with("/" + glue);
  });
}

void collect_glue(const model::type& type, std::vector<std::string>& glue) {
  if (type.is_annotated) glue.push_back(type.glue);
  for (const model::type& each : type.of) collect_glue(each, glue);
}

/// The glue that is there. Glue includes the glue of what its structs hold.
std::set<std::string> included_glue(clang::Sema& sema, const collected& found, const record_facts& facts) {
  std::map<std::string, std::vector<std::string>> held;  // by glue
  for (const written& one : found.attributes) {
    const auto* record = clang::dyn_cast<clang::CXXRecordDecl>(one.on);
    if (record == nullptr || !facts.is_annotated(*record)) continue;
    std::vector<std::string>& glue = held[facts.glue(*record)];
    if (!record->hasDefinition() || record->isDependentContext()) continue;
    for (const clang::FieldDecl* field : record->getDefinition()->fields()) collect_glue(classify(sema, field->getType(), facts), glue);
  }
  std::set<std::string> there;
  std::vector<std::string> left;
  for (const auto& [glue, _] : held)
    if (is_included(glue, found)) left.push_back(glue);
  while (!left.empty()) {
    const std::string glue = std::move(left.back());
    left.pop_back();
    if (!there.insert(glue).second) continue;
    const std::vector<std::string>& more = held[glue];
    left.insert(left.end(), more.begin(), more.end());
  }
  return there;
}

}  // namespace

std::vector<model::use> uses_without_glue(clang::Sema& sema, const collected& found, const record_facts& facts, const bodies& read) {
  const std::set<std::string> there = included_glue(sema, found, facts);
  const model::range place = to_range(sema.getSourceManager(), found.after_includes, found.after_includes);
  std::vector<model::use> uses;
  for (const body_use& one : read.uses) {
    const clang::CXXRecordDecl* record = annotated_declaration(*one.type, facts);
    if (record == nullptr || there.contains(facts.glue(*record))) continue;
    uses.push_back({to_location(one.at), one.function, qualified_name(*record), facts.glue(*record), place});
  }
  return uses;
}

}  // namespace ufb::scan
