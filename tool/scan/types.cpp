// Classification of types. See types.hpp.
#include "types.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Sema/Sema.h"
#include "compat.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "standard.hpp"
#include "type_names.hpp"
#include "values.hpp"

namespace ufb::scan {
namespace {

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

/// Whether the class or a base has a member of that name of which it is true.
template <class Predicate>
bool has_member(const clang::CXXRecordDecl& record, clang::DeclarationName name, Predicate is_so) {
  if (std::ranges::any_of(record.lookup(name), [&](const clang::NamedDecl* one) { return is_so(*one->getUnderlyingDecl()); })) return true;
  return std::ranges::any_of(record.bases(), [&](const clang::CXXBaseSpecifier& base) {
    const clang::CXXRecordDecl* of = base.getType()->getAsCXXRecordDecl();
    return of != nullptr && of->hasDefinition() && has_member(*of->getDefinition(), name, is_so);
  });
}

/// Whether the runtime goes through its elements.
bool is_range(const clang::CXXRecordDecl& record) {
  const auto has = [&](llvm::StringRef name) {
    return has_member(record, &record.getASTContext().Idents.get(name), [](const clang::NamedDecl&) { return true; });
  };
  return has("begin") && has("end") && has("value_type");
}

/// Whether it is a pointer of others: it may own nothing, and point back at what holds it.
bool is_pointer_like(const clang::CXXRecordDecl& record) {
  const clang::DeclarationName star = record.getASTContext().DeclarationNames.getCXXOperatorName(clang::OO_Star);
  return has_member(record, star, [](const clang::NamedDecl& one) {
    const clang::FunctionDecl* function = one.getAsFunction();
    return function != nullptr && function->getNumParams() == 0;
  });
}

void classify_record(clang::Sema& sema, clang::QualType type, const clang::CXXRecordDecl& record, const record_facts& facts, model::type& out) {
  out.what = model::kind::record;
  out.qualified = "::" + qualified_name(record);
  out.is_incomplete = !record.hasDefinition();
  if (out.is_incomplete) return;
  const clang::CXXRecordDecl& definition = *record.getDefinition();
  out.is_annotated = facts.is_annotated(definition);
  if (!out.is_annotated) {
    out.may_have_rules = !definition.isInStdNamespace() && !is_pointer_like(definition);
    std::set<const clang::CXXRecordDecl*> seen;
    out.hides_rules = !(out.may_have_rules && is_range(definition)) && reaches_rules(type, facts, seen);
    return;
  }
  const holdings held = facts.holdings_of(definition);
  out.has_rules = held.rules;
  out.may_have_rules = held.may_have_rules;
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
    out.bits = static_cast<unsigned>(context.getIntWidth(type));
    // Without the compiler's extensions one of 128 bits is no number to the standard library.
    if (out.bits > 64 && !context.getLangOpts().GNUMode) return false;
    out.what = model::kind::integer;
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

/// What a container, an optional or the like holds.
model::type classify_held(clang::Sema& sema, clang::QualType type, const record_facts& facts) {
  model::type held = classify(sema, type, facts);
  held.is_comparable = is_comparable(sema, type);
  return held;
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
    if (out.what == model::kind::sequence) out.of.push_back(classify_held(sema, element, facts));
  } else if (auto chrono = as_chrono(context, type)) {
    out.what = chrono->what;
    out.unit = chrono->unit;
    out.qualified = std::move(chrono->qualified);
    out.of = std::move(chrono->of);
  } else if (const auto use = as_standard(type)) {
    out.what = use->what;
    out.is_span = use->is_span();
    out.has_unique_keys = use->has_unique_keys;
    for (const clang::QualType held : use->holds) out.of.push_back(classify_held(sema, held, facts));
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

}  // namespace ufb::scan
