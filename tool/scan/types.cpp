// Classification of types. See types.hpp.
#include "types.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Sema.h"
#include "names.hpp"
#include "type_names.hpp"

namespace ufb::scan {
namespace {

/// A class template of the standard library, and how many of its arguments are things it holds.
struct standard_template {
  std::string_view name;
  model::kind what;
  unsigned holds;
  bool has_unique_keys = false;
};

constexpr unsigned all = ~0U;

constexpr std::array standard_templates{
    standard_template{"basic_string", model::kind::text, 0},
    standard_template{"basic_string_view", model::kind::text_view, 0},
    standard_template{"vector", model::kind::sequence, 1},
    standard_template{"array", model::kind::sequence, 1},
    standard_template{"deque", model::kind::sequence, 1},
    standard_template{"list", model::kind::sequence, 1},
    standard_template{"forward_list", model::kind::sequence, 1},
    standard_template{"span", model::kind::sequence, 1},
    standard_template{"set", model::kind::set, 1, true},
    standard_template{"multiset", model::kind::set, 1},
    standard_template{"unordered_set", model::kind::set, 1, true},
    standard_template{"unordered_multiset", model::kind::set, 1},
    standard_template{"map", model::kind::map, 2, true},
    standard_template{"multimap", model::kind::map, 2},
    standard_template{"unordered_map", model::kind::map, 2, true},
    standard_template{"unordered_multimap", model::kind::map, 2},
    standard_template{"optional", model::kind::optional, 1},
    standard_template{"unique_ptr", model::kind::pointer, 1},
    standard_template{"shared_ptr", model::kind::pointer, 1},
    standard_template{"variant", model::kind::variant, all},
};

struct standard_use {
  const standard_template* what;
  const clang::ClassTemplateSpecializationDecl* type;
};

/// The arguments, with a trailing pack laid flat.
std::vector<clang::QualType> type_arguments(const clang::ClassTemplateSpecializationDecl& type) {
  std::vector<clang::QualType> types;
  for (const clang::TemplateArgument& argument : type.getTemplateArgs().asArray()) {
    if (argument.getKind() == clang::TemplateArgument::Type) types.push_back(argument.getAsType());
    if (argument.getKind() != clang::TemplateArgument::Pack) continue;
    for (const clang::TemplateArgument& one : argument.pack_elements())
      if (one.getKind() == clang::TemplateArgument::Type) types.push_back(one.getAsType());
  }
  return types;
}

bool is_char(clang::QualType type) {
  const auto* builtin = type->getAs<clang::BuiltinType>();
  return builtin != nullptr && (builtin->getKind() == clang::BuiltinType::Char_S || builtin->getKind() == clang::BuiltinType::Char_U);
}

std::optional<standard_use> as_standard(clang::QualType type) {
  const auto* record = clang::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  if (record == nullptr || !record->isInStdNamespace()) return {};
  for (const standard_template& one : standard_templates) {
    if (std::string_view(record->getName()) != one.name) continue;
    // Rules on text count bytes: only strings of char are text.
    const auto arguments = type_arguments(*record);
    if (one.holds == 0 && (arguments.empty() || !is_char(arguments.front()))) return {};
    return standard_use{&one, record};
  }
  return {};
}

std::vector<clang::QualType> held_types(const standard_use& use) {
  auto types = type_arguments(*use.type);
  if (types.size() > use.what->holds) types.resize(use.what->holds);
  return types;
}

bool is_monostate(clang::QualType type) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && record->isInStdNamespace() && record->getName() == "monostate";
}

bool can_copy(clang::Sema& sema, clang::QualType type) {
  if (type->isReferenceType()) return false;
  if (const auto use = as_standard(type)) {
    if (use->type->getName() == "unique_ptr") return false;
    for (const clang::QualType held : held_types(*use))
      if (use->what->what != model::kind::pointer && !can_copy(sema, held)) return false;
    return true;
  }
  clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return true;
  if (!record->hasDefinition()) return false;
  const clang::CXXConstructorDecl* copy = sema.LookupCopyingConstructor(record->getDefinition(), clang::Qualifiers::Const);
  return copy != nullptr && !copy->isDeleted() && copy->getAccess() == clang::AS_public;
}

bool can_move(clang::Sema& sema, clang::QualType type) {
  clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr || !record->hasDefinition()) return true;
  const clang::CXXConstructorDecl* move = sema.LookupMovingConstructor(record->getDefinition(), 0);
  return move != nullptr && !move->isDeleted() && move->getAccess() == clang::AS_public;
}

bool can_default_construct(clang::Sema& sema, clang::QualType type) {
  if (type->isReferenceType()) return false;
  clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return true;
  if (!record->hasDefinition()) return false;
  const clang::CXXConstructorDecl* constructor = sema.LookupDefaultConstructor(record->getDefinition());
  return constructor != nullptr && !constructor->isDeleted() && constructor->getAccess() == clang::AS_public;
}

/// Whether an annotated struct with rules is somewhere in a type that is not annotated: in its fields, bases or template arguments.
bool reaches_rules(clang::QualType type, const record_facts& facts, std::set<const clang::CXXRecordDecl*>& seen) {
  const clang::CXXRecordDecl* record = type.getCanonicalType()->getAsCXXRecordDecl();
  if (record == nullptr || !record->hasDefinition() || !seen.insert(record->getDefinition()).second) return false;
  record = record->getDefinition();
  if (facts.is_annotated(*record)) return facts.holdings_of(*record).rules;
  if (const auto* special = clang::dyn_cast<clang::ClassTemplateSpecializationDecl>(record))
    for (const clang::QualType argument : type_arguments(*special))
      if (reaches_rules(argument, facts, seen)) return true;
  if (record->isInStdNamespace()) return false;
  for (const clang::CXXBaseSpecifier& base : record->bases())
    if (reaches_rules(base.getType(), facts, seen)) return true;
  return std::ranges::any_of(record->fields(), [&](const clang::FieldDecl* field) { return reaches_rules(field->getType(), facts, seen); });
}

void classify_record(clang::QualType type, const record_facts& facts, model::type& out) {
  const clang::CXXRecordDecl& record = *type->getAsCXXRecordDecl();
  out.what = model::kind::record;
  out.qualified = "::" + qualified_name(record);
  out.is_incomplete = !record.hasDefinition();
  if (out.is_incomplete) return;
  const clang::CXXRecordDecl& definition = *record.getDefinition();
  out.is_annotated = facts.is_annotated(definition);
  if (!out.is_annotated) {
    std::set<const clang::CXXRecordDecl*> seen;
    out.hides_rules = reaches_rules(type, facts, seen);
    return;
  }
  const holdings held = facts.holdings_of(definition);
  out.has_rules = held.rules;
  out.has_secrets = held.secrets;
  out.glue = facts.glue(definition);
  out.has_glue = facts.has_glue(out.glue);
}

}  // namespace

model::type classify(clang::Sema& sema, clang::QualType written, const record_facts& facts) {
  const clang::ASTContext& context = sema.getASTContext();
  const clang::QualType type = written.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  model::type out;
  out.is_copyable = can_copy(sema, type);
  out.is_default_constructible = can_default_construct(sema, written);
  if (type->isBooleanType()) {
    out.what = model::kind::boolean;
  } else if (const auto* enumeration = type->getAs<clang::EnumType>()) {
    out.what = model::kind::enumeration;
    out.qualified = enumeration_name(*enumeration->getDecl());
  } else if (type->isIntegerType()) {
    out.what = model::kind::integer;
    out.bits = static_cast<unsigned>(context.getIntWidth(type));
    out.is_signed = type->isSignedIntegerType();
  } else if (type->isRealFloatingType()) {
    out.what = model::kind::floating;
    out.bits = static_cast<unsigned>(context.getTypeSize(type));
  } else if (type->isPointerType()) {
    out.what = model::kind::pointer;
    out.is_raw_pointer = true;
    const clang::QualType pointee = type->getPointeeType();
    if (is_char(pointee) && pointee.isConstQualified()) {
      out.of.emplace_back().what = model::kind::text_view;  // const char* is text
    } else if (!pointee->isFunctionType() && !pointee->isVoidType()) {
      out.of.push_back(classify(sema, pointee, facts));
    }
  } else if (const auto use = as_standard(type)) {
    out.what = use->what->what;
    out.has_unique_keys = use->what->has_unique_keys;
    for (const clang::QualType held : held_types(*use)) out.of.push_back(classify(sema, held, facts));
  } else if (is_monostate(type)) {
    out.what = model::kind::nothing;
  } else if (type->getAsCXXRecordDecl() != nullptr) {
    classify_record(type, facts, out);
  }
  return out;
}

bool is_text(clang::QualType type) {
  const auto use = as_standard(type.getCanonicalType());
  return use && use->what->holds == 0;
}

bool is_immovable(clang::Sema& sema, clang::QualType type) {
  return !type->isReferenceType() && !can_copy(sema, type) && !can_move(sema, type);
}

std::vector<clang::QualType> seen_by_rules(clang::QualType outer) {
  const clang::QualType type = outer.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (type->isPointerType()) return seen_by_rules(type->getPointeeType());
  const auto use = as_standard(type);
  const bool is_open = use && (use->what->what == model::kind::optional || use->what->what == model::kind::pointer || use->what->what == model::kind::variant);
  if (!is_open) return {type};
  std::vector<clang::QualType> all;
  for (const clang::QualType held : held_types(*use))
    if (!is_monostate(held))
      for (const clang::QualType one : seen_by_rules(held)) all.push_back(one);
  return all;
}

clang::QualType held_at(clang::QualType container, std::size_t index, model::kinds among) {
  const auto use = as_standard(container);
  if (!use || !among.contains(use->what->what)) return {};
  const auto held = held_types(*use);
  return index < held.size() ? held[index] : clang::QualType();
}

}  // namespace ufb::scan
