// Constructors and factories, with their parameters. See factories.hpp.
#include "factories.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Sema/EnterExpressionEvaluationContext.h"
#include "clang/Sema/Lookup.h"
#include "clang/Sema/Sema.h"
#include "compat.hpp"
#include "names.hpp"
#include "operations.hpp"
#include "type_names.hpp"
#include "values.hpp"

namespace ufb::scan {
namespace {

const clang::CXXRecordDecl* record_of(clang::QualType type) { return type.isNull() ? nullptr : type.getCanonicalType()->getAsCXXRecordDecl(); }

bool is_same(const clang::CXXRecordDecl* left, const clang::CXXRecordDecl& right) {
  return left != nullptr && left->getCanonicalDecl() == right.getCanonicalDecl();
}

/// A type as std::optional<T>, std::unique_ptr<T>, tl::expected<T, E>: its name, and its first arguments.
struct wrapped {
  std::string name;  // "std::optional"; empty: no class template
  std::vector<clang::QualType> of;
};

wrapped unwrap(clang::QualType type) {
  const auto* special = clang::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(record_of(type));
  if (special == nullptr) return {};
  wrapped found{qualified_name(*special), {}};
  for (const clang::TemplateArgument& each : special->getTemplateArgs().asArray())
    if (each.getKind() == clang::TemplateArgument::Type) found.of.push_back(each.getAsType());
  return found;
}

bool is_optional(const wrapped& one) { return one.name == "std::optional"; }
bool is_owner(const wrapped& one) { return one.name == "std::unique_ptr" || one.name == "std::shared_ptr"; }
bool is_expected(const wrapped& one) { return one.name == "tl::expected"; }

/// What a function makes: the returned class itself, or what an optional, an owning pointer or an expected of it holds.
const clang::CXXRecordDecl* made_by_return(clang::QualType returned) {
  const wrapped outer = unwrap(returned);
  if ((is_optional(outer) || is_owner(outer) || is_expected(outer)) && !outer.of.empty()) return record_of(outer.of.front());
  return record_of(returned);
}

bool has_friend(const clang::CXXRecordDecl& record, const clang::FunctionDecl& function) {
  return record.hasDefinition() && std::ranges::any_of(record.getDefinition()->friends(), [&](const clang::FriendDecl* one) {
           const clang::NamedDecl* declared = one->getFriendDecl();
           return declared != nullptr && declared->getCanonicalDecl() == function.getCanonicalDecl();
         });
}

const clang::FunctionDecl* as_function(const clang::Decl& declaration) { return declaration.getAsFunction(); }

/// Declared where a qualified name finds it: a friend is not by that alone.
bool is_found_by_name(const clang::FunctionDecl& function) {
  return std::ranges::any_of(function.redecls(), [](const clang::FunctionDecl* one) { return !one->getLexicalDeclContext()->isRecord(); });
}

// ---- what it returns

void read_returned(clang::Sema& sema, const clang::FunctionDecl& function, const clang::CXXRecordDecl& record, model::factory& factory) {
  const clang::ASTContext& context = sema.getASTContext();
  const clang::QualType returned = function.getReturnType();
  factory.spelling = source_text(context, function.getReturnTypeSourceRange());
  if (is_same(record_of(returned), record)) return;
  const wrapped outer = unwrap(returned);
  if (outer.of.empty() || !is_same(record_of(outer.of.front()), record) || !(is_optional(outer) || is_owner(outer) || is_expected(outer))) {
    factory.obstacle = model::factory_obstacle::returns_other;
    return;
  }
  factory.returned = type_name(context, returned.getUnqualifiedType());
  const bool is_held = !is_owner(outer);
  if (is_expected(outer) && (outer.of.size() != 2 || record_of(outer.of[1]) == nullptr || qualified_name(*record_of(outer.of[1])) != "ufb::errors"))
    factory.obstacle = model::factory_obstacle::has_other_errors;
  else if (is_held && is_immovable(sema, outer.of.front()))
    factory.obstacle = model::factory_obstacle::holds_immovable;
}

// ---- its parameters

model::binding binding_of(clang::QualType type) {
  if (type->isRValueReferenceType()) return model::binding::rvalue_reference;
  if (!type->isLValueReferenceType()) return model::binding::by_value;
  return type->getPointeeType().isConstQualified() ? model::binding::constant_reference : model::binding::reference;
}

/// The default, which another declaration of the function may have.
const clang::Expr* default_of(const clang::FunctionDecl& function, unsigned index) {
  for (const clang::FunctionDecl* one : function.redecls()) {
    const clang::ParmVarDecl& parameter = *one->getParamDecl(index);
    if (parameter.hasDefaultArg() && !parameter.hasUnparsedDefaultArg() && !parameter.hasUninstantiatedDefaultArg()) return parameter.getDefaultArg();
  }
  return nullptr;
}

/// A reference to an object that is there: no other of the same value can take its place.
bool is_bound_to_object(const clang::Expr& initial) {
  return initial.IgnoreImplicit()->isGLValue() && !clang::isa<clang::MaterializeTemporaryExpr>(initial.IgnoreParens());
}

model::function_parameter read_parameter(clang::Sema& sema, const clang::FunctionDecl& function, unsigned index, const record_facts& facts) {
  clang::ASTContext& context = sema.getASTContext();
  const clang::ParmVarDecl& declaration = *function.getParamDecl(index);
  const clang::QualType type = declaration.getType();
  model::function_parameter parameter;
  parameter.how = binding_of(type);
  clang::QualType value = type.getNonReferenceType();
  value.removeLocalConst();
  parameter.type = composable_type_name(context, parameter.how == model::binding::by_value ? value.getUnqualifiedType() : value);
  parameter.value.name = declaration.getNameAsString();
  parameter.value.at = to_location(declaration.getLocation());
  parameter.value.type = classify(sema, value, facts);
  if (const clang::TypeSourceInfo* source = declaration.getTypeSourceInfo())
    parameter.value.type.spelling = source_text(context, {declaration.getOuterLocStart(), source->getTypeLoc().getEndLoc()});
  parameter.value.is_immovable = is_immovable(sema, value);
  if (const clang::Expr* initial = default_of(function, index)) {
    parameter.value.initial = evaluate_initializer(context, *initial);
    if (type->isReferenceType() && is_bound_to_object(*initial)) parameter.value.initial->constant = {};
  }
  return parameter;
}

// ---- the call that is written for it

/// What a slot gives for the parameter: an rvalue of exactly its type, or the lvalue it binds to.
clang::Expr* given_for(clang::ASTContext& context, const clang::ParmVarDecl& parameter) {
  const clang::QualType type = parameter.getType();
  const auto kind = type->isLValueReferenceType() ? clang::VK_LValue : type->isRValueReferenceType() ? clang::VK_XValue : clang::VK_PRValue;
  const clang::QualType value = kind == clang::VK_PRValue ? type.getUnqualifiedType() : type.getNonReferenceType();
  return new (context) clang::OpaqueValueExpr(parameter.getLocation(), value, kind);
}

const clang::Decl* constructor_in(const clang::Stmt* expression) {
  if (expression == nullptr) return nullptr;
  if (const auto* construction = clang::dyn_cast<clang::CXXConstructExpr>(expression)) return construction->getConstructor();
  for (const clang::Stmt* child : expression->children())
    if (const clang::Decl* found = constructor_in(child)) return found;
  return nullptr;
}

/// Effects: none that can be seen: errors are caught and thrown away.
/// Returns: whether overload resolution of a call with the first `count` parameters ends at the function.
bool is_reached(clang::Sema& sema, const clang::FunctionDecl& function, const clang::CXXRecordDecl& record, unsigned count) {
  clang::ASTContext& context = sema.getASTContext();
  const clang::SourceLocation at = function.getLocation();
  clang::EnterExpressionEvaluationContext unevaluated(sema, clang::Sema::ExpressionEvaluationContext::Unevaluated);
  clang::Sema::SFINAETrap trap(sema, /*AccessCheckingSFINAE=*/true);
  std::vector<clang::Expr*> arguments;
  for (unsigned i = 0; i < count; ++i) arguments.push_back(given_for(context, *function.getParamDecl(i)));
  const clang::Decl* reached = nullptr;
  if (clang::isa<clang::CXXConstructorDecl>(function)) {
    clang::TypeSourceInfo* type = context.getTrivialTypeSourceInfo(type_of(context, record), at);
    const clang::ExprResult made = sema.BuildCXXTypeConstructExpr(type, at, arguments, at, /*ListInitialization=*/false);
    if (made.isUsable()) reached = constructor_in(made.get());
  } else {
    clang::LookupResult found(sema, clang::DeclarationNameInfo(function.getDeclName(), at), clang::Sema::LookupOrdinaryName);
    found.suppressDiagnostics();
    sema.LookupQualifiedName(found, const_cast<clang::DeclContext*>(function.getDeclContext()));
    const clang::ExprResult name = sema.BuildDeclarationNameExpr(clang::CXXScopeSpec(), found, /*NeedsADL=*/false);
    const clang::ExprResult call = name.isUsable() ? sema.BuildCallExpr(nullptr, name.get(), at, arguments, at) : clang::ExprError();
    if (call.isUsable())
      if (const auto* expression = clang::dyn_cast<clang::CallExpr>(call.get()->IgnoreImplicit())) reached = expression->getCalleeDecl();
  }
  return !trap.hasErrorOccurred() && reached != nullptr && reached->getCanonicalDecl() == function.getCanonicalDecl();
}

/// A default that only the compiler knows is left out at the end of the call.
bool is_always_reached(clang::Sema& sema, const clang::FunctionDecl& function, const clang::CXXRecordDecl& record, const model::factory& factory) {
  for (unsigned i = 0; i < function.getNumParams(); ++i) {
    const auto& initial = factory.parameters[i].value.initial;
    const bool is_constant = !initial || initial->is_value_initialization || !std::holds_alternative<std::monostate>(initial->constant);
    if (!is_constant && !is_reached(sema, function, record, i)) return false;
  }
  return is_reached(sema, function, record, function.getNumParams());
}

}  // namespace

const clang::CXXRecordDecl* made_by(const clang::Decl& declaration) {
  const clang::FunctionDecl* function = as_function(declaration);
  if (function == nullptr) return nullptr;
  if (const auto* constructor = clang::dyn_cast<clang::CXXConstructorDecl>(function)) return constructor->getParent();
  if (const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(function)) return method->isStatic() ? method->getParent() : nullptr;
  const clang::CXXRecordDecl* made = made_by_return(function->getReturnType());
  return made != nullptr && has_friend(*made, *function) ? made : nullptr;
}

model::factory read_factory(clang::Sema& sema, const clang::Decl& declaration, const clang::CXXRecordDecl& record, const record_facts& facts) {
  const clang::FunctionDecl& function = *as_function(declaration);
  const bool is_constructor = clang::isa<clang::CXXConstructorDecl>(function);
  model::factory factory;
  factory.name = is_constructor ? record.getNameAsString() : function.getNameAsString();
  factory.at = to_location(function.getLocation());
  if (function.getDescribedFunctionTemplate() != nullptr) factory.obstacle = model::factory_obstacle::is_template;
  if (record.isDependentContext()) factory.obstacle = model::factory_obstacle::is_in_template;
  if (function.isDependentContext() || record.isDependentContext()) return factory;
  if (!is_constructor) read_returned(sema, function, record, factory);
  for (unsigned i = 0; i < function.getNumParams(); ++i) factory.parameters.push_back(read_parameter(sema, function, i, facts));
  if (clang::isa<clang::CXXMethodDecl>(function)) {
    if (!is_constructor) factory.call = "type::" + factory.name;
    if (function.getAccess() != clang::AS_public) factory.obstacle = model::factory_obstacle::is_private;
  } else {
    factory.call = "::" + qualified_name(function);
    if (!is_found_by_name(function)) factory.obstacle = model::factory_obstacle::is_hidden_friend;
  }
  if (function.isDeleted()) factory.obstacle = model::factory_obstacle::is_deleted;
  if (is_constructor && record.getDefinition()->isAbstract()) factory.obstacle = model::factory_obstacle::is_of_abstract;
  if (factory.obstacle == model::factory_obstacle::none && !is_always_reached(sema, function, record, factory))
    factory.obstacle = model::factory_obstacle::is_overshadowed;
  return factory;
}

}  // namespace ufb::scan
