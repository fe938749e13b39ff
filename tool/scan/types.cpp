// Classification of types. See types.hpp.
#include "types.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Sema.h"
#include "compat.hpp"
#include "names.hpp"
#include "type_names.hpp"
#include "values.hpp"

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
  std::vector<clang::QualType> holds;
};

/// The types among the arguments, with a trailing pack laid flat.
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

/// A template and its arguments, whether they are known or depend on the parameters of another template.
struct specialization {
  const clang::TemplateDecl* of = nullptr;
  llvm::ArrayRef<clang::TemplateArgument> arguments;
};

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

/// const char* is text.
bool is_c_string(clang::QualType type) {
  return type->isPointerType() && is_char(type->getPointeeType()) && type->getPointeeType().isConstQualified();
}

/// std::string_view, as which rules see a const char*; null where no header has it.
clang::QualType find_text_view(clang::Sema& sema) {
  const clang::NamespaceDecl* space = sema.getStdNamespace();
  if (space == nullptr) return {};
  for (const clang::NamedDecl* one : space->lookup(&sema.getASTContext().Idents.get("string_view")))
    if (const auto* alias = clang::dyn_cast<clang::TypedefNameDecl>(one)) return alias->getUnderlyingType().getCanonicalType();
  return {};
}

std::optional<standard_use> as_standard(clang::QualType type) {
  const specialization special = as_specialization(type);
  if (special.of == nullptr || !special.of->isInStdNamespace()) return {};
  for (const standard_template& one : standard_templates) {
    if (std::string_view(special.of->getName()) != one.name) continue;
    standard_use use{&one, types_among(special.arguments)};
    // Rules on text count bytes: only strings of char are text.
    if (one.holds == 0 && (use.holds.empty() || !is_char(use.holds.front()))) return {};
    if (use.holds.size() > one.holds) use.holds.resize(one.holds);
    return use;
  }
  return {};
}

/// A class of the standard library that is no template.
bool is_standard(clang::QualType type, std::string_view name) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && std::string_view(record->getName()) == name && qualified_name(*record).starts_with("std::");
}

/// While it lives, what Clang finds wrong is nobody's error: a question about a type may go further than its header did.
class muted {
 public:
  explicit muted(clang::Sema& sema) : diagnostics_(sema.getDiagnostics()), was_muted_(diagnostics_.getSuppressAllDiagnostics()) {
    diagnostics_.setSuppressAllDiagnostics(true);
  }
  muted(const muted&) = delete;
  muted& operator=(const muted&) = delete;
  ~muted() { diagnostics_.setSuppressAllDiagnostics(was_muted_); }

 private:
  clang::DiagnosticsEngine& diagnostics_;
  bool was_muted_;
};

/// Whether there is a definition. In a header a vector of pairs does not need that of the pair, nor a function those of its parameters: a
/// class template's is made here.
bool is_defined(clang::Sema& sema, const clang::CXXRecordDecl& record) {
  if (record.hasDefinition() || record.isDependentContext()) return record.hasDefinition();
  return sema.isCompleteType(record.getLocation(), type_of(sema.getASTContext(), record)) && !record.getDefinition()->isInvalidDecl();
}

bool can_copy(clang::Sema& sema, clang::QualType type) {
  if (type->isReferenceType()) return false;
  if (type->isArrayType()) return can_copy(sema, sema.getASTContext().getBaseElementType(type));
  if (const auto use = as_standard(type)) {
    if (use->what->name == "unique_ptr") return false;
    for (const clang::QualType held : use->holds)
      if (use->what->what != model::kind::pointer && !can_copy(sema, held)) return false;
    return true;
  }
  const muted while_asking(sema);
  clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return true;
  if (!is_defined(sema, *record)) return false;
  if (record->isDependentContext()) return true;
  const clang::CXXConstructorDecl* copy = sema.LookupCopyingConstructor(record->getDefinition(), clang::Qualifiers::Const);
  return copy != nullptr && !copy->isDeleted() && copy->getAccess() == clang::AS_public;
}

bool can_move(clang::Sema& sema, clang::QualType type) {
  if (type->isArrayType()) return can_move(sema, sema.getASTContext().getBaseElementType(type));
  const muted while_asking(sema);
  clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr || !is_defined(sema, *record) || record->isDependentContext()) return true;
  const clang::CXXConstructorDecl* move = sema.LookupMovingConstructor(record->getDefinition(), 0);
  return move != nullptr && !move->isDeleted() && move->getAccess() == clang::AS_public;
}

bool can_default_construct(clang::Sema& sema, clang::QualType type) {
  if (type->isReferenceType()) return false;
  if (type->isArrayType()) return can_default_construct(sema, sema.getASTContext().getBaseElementType(type));
  const muted while_asking(sema);
  clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return true;
  if (!is_defined(sema, *record)) return false;
  if (record->isDependentContext()) return true;
  const clang::CXXConstructorDecl* constructor = sema.LookupDefaultConstructor(record->getDefinition());
  return constructor != nullptr && !constructor->isDeleted() && constructor->getAccess() == clang::AS_public;
}

/// Whether an annotated struct with rules is somewhere in a type that is not annotated: in its fields, bases or template arguments.
bool reaches_rules(clang::QualType type, const record_facts& facts, std::set<const clang::CXXRecordDecl*>& seen) {
  const clang::CXXRecordDecl* record = type.getCanonicalType()->getAsCXXRecordDecl();
  if (record == nullptr || !record->hasDefinition() || !seen.insert(record->getDefinition()).second) return false;
  record = record->getDefinition();
  if (facts.is_annotated(*record)) return facts.holdings_of(*record).rules;
  for (const clang::QualType argument : types_among(as_specialization(type).arguments))
    if (reaches_rules(argument, facts, seen)) return true;
  if (record->isInStdNamespace()) return false;
  for (const clang::CXXBaseSpecifier& base : record->bases())
    if (reaches_rules(base.getType(), facts, seen)) return true;
  return std::ranges::any_of(record->fields(), [&](const clang::FieldDecl* field) { return reaches_rules(field->getType(), facts, seen); });
}

/// [[clang::flag_enum]], or an operator| beside it that makes one of two.
bool is_flags(const clang::EnumDecl& enumeration) {
  if (enumeration.hasAttr<clang::FlagEnumAttr>()) return true;
  const clang::QualType type = type_of(enumeration.getASTContext(), enumeration);
  const auto is_it = [&](clang::QualType one) {
    return enumeration.getASTContext().hasSameUnqualifiedType(one.getNonReferenceType(), type);
  };
  const clang::DeclarationName bar = enumeration.getASTContext().DeclarationNames.getCXXOperatorName(clang::OO_Pipe);
  for (const clang::NamedDecl* one : enumeration.getDeclContext()->getEnclosingNamespaceContext()->lookup(bar)) {
    const auto* function = clang::dyn_cast<clang::FunctionDecl>(one->getUnderlyingDecl());
    if (function == nullptr || function->getNumParams() != 2 || !is_it(function->getReturnType())) continue;
    if (is_it(function->getParamDecl(0)->getType()) && is_it(function->getParamDecl(1)->getType())) return true;
  }
  return false;
}

void classify_enumeration(const clang::EnumDecl& declaration, const record_facts& facts, model::type& out) {
  const clang::EnumDecl& definition = declaration.getDefinition() != nullptr ? *declaration.getDefinition() : declaration;
  out.what = model::kind::enumeration;
  out.qualified = enumeration_name(definition);
  out.is_flags = is_flags(definition);
  out.enumerators = enumerators_of(definition);
  for (model::enumerator& one : out.enumerators) {
    const std::string written = one.name;
    facts.call(one);
    out.is_annotated |= one.name != written;
  }
  if (!out.is_annotated) return;
  out.glue = facts.glue(definition);
  out.has_glue = facts.has_glue(out.glue);
}

/// The class, or the class template that a type depending on parameters is one of; null: neither.
const clang::CXXRecordDecl* record_of(clang::QualType type) {
  if (const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl()) return record;
  const auto* of = clang::dyn_cast_or_null<clang::ClassTemplateDecl>(as_specialization(type).of);
  return of == nullptr ? nullptr : of->getTemplatedDecl();
}

void classify_record(clang::Sema& sema, clang::QualType type, const clang::CXXRecordDecl& record, const record_facts& facts, model::type& out) {
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
  std::set<const clang::CXXRecordDecl*> seen;
  for (const clang::QualType argument : types_among(as_specialization(type).arguments)) {
    out.has_rules |= reaches_rules(argument, facts, seen);
    out.of.push_back(classify(sema, argument, facts));
  }
  out.glue = facts.glue(definition);
  out.has_glue = facts.has_glue(out.glue);
}

/// Returns: whether the type is an integer or floating, and so in the model's terms.
bool classify_number(const clang::ASTContext& context, clang::QualType type, model::type& out) {
  if (type->isIntegerType()) {
    out.what = model::kind::integer;
    out.bits = static_cast<unsigned>(context.getIntWidth(type));
    out.is_signed = type->isSignedIntegerType();
  } else if (type->isRealFloatingType()) {
    out.what = model::kind::floating;
    out.bits = static_cast<unsigned>(context.getTypeSize(type));
  }
  return out.what != model::kind::other;
}

/// A class template of std::chrono.
const clang::ClassTemplateSpecializationDecl* as_chrono_template(clang::QualType type, llvm::StringRef name) {
  const auto* record = clang::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  if (record == nullptr || record->getName() != name || qualified_name(*record) != "std::chrono::" + name.str()) return nullptr;
  return record;
}

/// std::ratio<1, 1000>
std::optional<model::unit> to_unit(clang::QualType type) {
  const auto* ratio = clang::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(type->getAsCXXRecordDecl());
  if (ratio == nullptr || ratio->getTemplateArgs().size() != 2) return {};
  std::int64_t parts[2];
  for (unsigned i = 0; i < 2; ++i) {
    if (ratio->getTemplateArgs()[i].getKind() != clang::TemplateArgument::Integral) return {};
    parts[i] = ratio->getTemplateArgs()[i].getAsIntegral().getExtValue();
  }
  const std::int64_t common = std::gcd(parts[0], parts[1]);
  return model::unit{parts[0] / common, parts[1] / common};
}

}  // namespace

std::optional<model::type> as_chrono(const clang::ASTContext& context, clang::QualType type) {
  type = type.getCanonicalType().getUnqualifiedType();
  model::type out;
  if (const auto* duration = as_chrono_template(type, "duration")) {
    const auto arguments = types_among(duration->getTemplateArgs().asArray());
    const auto unit = arguments.size() == 2 ? to_unit(arguments[1]) : std::nullopt;
    model::type& count = out.of.emplace_back();
    if (!unit || !classify_number(context, arguments[0].getCanonicalType(), count)) return {};
    if (count.what == model::kind::integer && count.bits > 64) return {};
    out.what = model::kind::duration;
    out.unit = *unit;
    return out;
  }
  const auto* point = as_chrono_template(type, "time_point");
  const auto arguments = point != nullptr ? types_among(point->getTemplateArgs().asArray()) : std::vector<clang::QualType>();
  const clang::CXXRecordDecl* clock = arguments.size() == 2 ? arguments[0]->getAsCXXRecordDecl() : nullptr;
  auto since_epoch = clock != nullptr ? as_chrono(context, arguments[1]) : std::nullopt;
  if (!since_epoch) return {};
  out.what = model::kind::time_point;
  out.qualified = declaration_name(*clock);
  if (out.qualified.empty()) return {};
  out.of.push_back(*std::move(since_epoch));
  return out;
}

model::type classify(clang::Sema& sema, clang::QualType written, const record_facts& facts) {
  const clang::ASTContext& context = sema.getASTContext();
  const clang::QualType type = written.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  model::type out;
  out.is_copyable = can_copy(sema, type);
  out.is_default_constructible = can_default_construct(sema, written);
  if (type->isBooleanType()) {
    out.what = model::kind::boolean;
  } else if (const auto* enumeration = type->getAs<clang::EnumType>()) {
    classify_enumeration(*enumeration->getDecl(), facts, out);
  } else if (classify_number(context, type, out)) {
    return out;
  } else if (type->isPointerType()) {
    out.what = model::kind::pointer;
    out.is_raw_pointer = true;
    const clang::QualType pointee = type->getPointeeType();
    if (is_c_string(type)) {
      out.of.emplace_back().what = model::kind::text_view;
    } else if (!pointee->isFunctionType() && !pointee->isVoidType()) {
      out.of.push_back(classify(sema, pointee, facts));
    }
  } else if (type->isArrayType()) {
    const clang::QualType element = context.getAsArrayType(type)->getElementType();
    out.is_array = true;
    out.what = is_char(element) ? model::kind::text : model::kind::sequence;
    if (out.what == model::kind::sequence) out.of.push_back(classify(sema, element, facts));
  } else if (auto chrono = as_chrono(context, type)) {
    out.what = chrono->what;
    out.unit = chrono->unit;
    out.qualified = std::move(chrono->qualified);
    out.of = std::move(chrono->of);
  } else if (const auto use = as_standard(type)) {
    out.what = use->what->what;
    out.is_span = use->what->name == "span";
    out.has_unique_keys = use->what->has_unique_keys;
    for (const clang::QualType held : use->holds) out.of.push_back(classify(sema, held, facts));
  } else if (is_standard(type, "monostate")) {
    out.what = model::kind::nothing;
  } else if (is_standard(type, "path")) {
    out.what = model::kind::path;
  } else if (const clang::CXXRecordDecl* record = record_of(type); record && (!type->isDependentType() || facts.is_annotated(*record))) {
    classify_record(sema, type, *record, facts, out);
  } else if (type->isDependentType()) {
    out.what = model::kind::dependent;
  }
  return out;
}

std::vector<model::enumerator> enumerators_of(const clang::EnumDecl& enumeration) {
  std::vector<model::enumerator> all;
  for (const clang::EnumConstantDecl* one : enumeration.enumerators()) {
    model::enumerator described = enumerator_of(*one, enumeration);
    if (std::ranges::find(all, described.number, &model::enumerator::number) == all.end()) all.push_back(std::move(described));
  }
  return all;
}

bool is_text(clang::QualType type) {
  const auto use = as_standard(type.getCanonicalType());
  return use && use->what->holds == 0;
}

bool is_immovable(clang::Sema& sema, clang::QualType type) {
  return !type->isReferenceType() && !can_copy(sema, type) && !can_move(sema, type);
}

bool is_assignable(clang::Sema& sema, clang::QualType type) {
  type = sema.getASTContext().getBaseElementType(type);
  if (type.isConstQualified() || type->isReferenceType()) return false;
  clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr || !record->hasDefinition() || record->isDependentContext()) return true;
  const clang::CXXMethodDecl* assignment = sema.LookupMovingAssignment(record->getDefinition(), 0, /*RValueThis=*/false, 0);
  return assignment != nullptr && !assignment->isDeleted() && assignment->getAccess() == clang::AS_public;
}

std::vector<clang::QualType> seen_by_rules(clang::Sema& sema, clang::QualType outer) {
  const clang::QualType type = outer.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (is_c_string(type)) {
    const clang::QualType view = find_text_view(sema);
    return {view.isNull() ? type : view};
  }
  if (type->isPointerType()) return seen_by_rules(sema, type->getPointeeType());
  const auto use = as_standard(type);
  const bool is_open = use && (use->what->what == model::kind::optional || use->what->what == model::kind::pointer || use->what->what == model::kind::variant);
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
  if (!use || !among.contains(use->what->what)) return {};
  return index < use->holds.size() ? use->holds[index] : clang::QualType();
}

}  // namespace ufb::scan
