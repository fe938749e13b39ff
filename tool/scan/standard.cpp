// The table of the standard library's class templates, and questions by it. See standard.hpp.
#include "standard.hpp"

#include <array>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Sema.h"
#include "names.hpp"

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

/// std::string_view, as which rules see a const char*; null where no header has it.
clang::QualType find_text_view(clang::Sema& sema) {
  const clang::NamespaceDecl* space = sema.getStdNamespace();
  if (space == nullptr) return {};
  for (const clang::NamedDecl* one : space->lookup(&sema.getASTContext().Idents.get("string_view")))
    if (const auto* alias = clang::dyn_cast<clang::TypedefNameDecl>(one)) return alias->getUnderlyingType().getCanonicalType();
  return {};
}

}  // namespace

std::vector<clang::QualType> types_among(llvm::ArrayRef<clang::TemplateArgument> arguments) {
  std::vector<clang::QualType> types;
  for (const clang::TemplateArgument& argument : arguments) {
    if (argument.getKind() == clang::TemplateArgument::Type) types.push_back(argument.getAsType());
    if (argument.getKind() != clang::TemplateArgument::Pack) continue;
    for (const clang::TemplateArgument& one : argument.pack_elements())
      if (one.getKind() == clang::TemplateArgument::Type) types.push_back(one.getAsType());
  }
  return types;
}

specialization as_specialization(clang::QualType type) {
  if (const auto* record = clang::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl()))
    return {record->getSpecializedTemplate(), record->getTemplateArgs().asArray()};
  if (const auto* dependent = type->getAs<clang::TemplateSpecializationType>())
    return {dependent->getTemplateName().getAsTemplateDecl(), dependent->template_arguments()};
  return {};
}

bool is_char(clang::QualType type) {
  const auto* builtin = type->getAs<clang::BuiltinType>();
  return builtin != nullptr && (builtin->getKind() == clang::BuiltinType::Char_S || builtin->getKind() == clang::BuiltinType::Char_U);
}

bool is_c_string(clang::QualType type) {
  return type->isPointerType() && is_char(type->getPointeeType()) && type->getPointeeType().isConstQualified();
}

std::optional<standard_use> as_standard(clang::QualType type) {
  const specialization special = as_specialization(type);
  if (special.of == nullptr || !special.of->isInStdNamespace()) return {};
  for (const standard_template& one : standard_templates) {
    if (std::string_view(special.of->getName()) != one.name) continue;
    standard_use use{one.what, one.name, one.has_unique_keys, types_among(special.arguments)};
    // Rules on text count bytes: only strings of char are text.
    if (one.holds == 0 && (use.holds.empty() || !is_char(use.holds.front()))) return {};
    if (use.holds.size() > one.holds) use.holds.resize(one.holds);
    return use;
  }
  return {};
}

bool is_standard(clang::QualType type, std::string_view name) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && std::string_view(record->getName()) == name && qualified_name(*record).starts_with("std::");
}

bool is_text(clang::QualType type) {
  const auto use = as_standard(type.getCanonicalType());
  return use && (use->what == model::kind::text || use->what == model::kind::text_view);
}

std::vector<clang::QualType> seen_by_rules(clang::Sema& sema, clang::QualType outer) {
  const clang::QualType type = outer.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (is_c_string(type)) {
    const clang::QualType view = find_text_view(sema);
    return {view.isNull() ? type : view};
  }
  if (type->isPointerType()) return seen_by_rules(sema, type->getPointeeType());
  const auto use = as_standard(type);
  const bool is_open = use && (use->what == model::kind::optional || use->what == model::kind::pointer || use->what == model::kind::variant);
  if (!is_open) return {type};
  std::vector<clang::QualType> all;
  for (const clang::QualType held : use->holds)
    if (!is_standard(held, "monostate"))
      for (const clang::QualType one : seen_by_rules(sema, held)) all.push_back(one);
  return all;
}

clang::QualType held_at(clang::QualType container, std::size_t index, model::kinds among) {
  if (const clang::ArrayType* array = container->getAsArrayTypeUnsafe()) return index == 0 ? array->getElementType() : clang::QualType();
  const auto use = as_standard(container);
  if (!use || !among.contains(use->what)) return {};
  return index < use->holds.size() ? use->holds[index] : clang::QualType();
}

}  // namespace ufb::scan
