// Lookup and trial calls of check functions. See functions.hpp.
#include "functions.hpp"

#include <algorithm>
#include <functional>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Sema/EnterExpressionEvaluationContext.h"
#include "clang/Sema/Lookup.h"
#include "clang/Sema/Overload.h"
#include "clang/Sema/Sema.h"
#include "names.hpp"

namespace ufb::scan {
namespace {

bool is_boolean(clang::Sema& sema, clang::Expr* answer) { return sema.PerformContextuallyConvertToBool(answer).isUsable(); }

enum class call { impossible, narrowing, without_answer, possible };

/// Whether a floating type has each value of an integer type.
bool has_each(const clang::ASTContext& context, clang::QualType floating, clang::QualType integer) {
  if (!floating->isRealFloatingType() || !integer->isIntegerType()) return false;
  const unsigned bits = static_cast<unsigned>(context.getIntWidth(integer)) - (integer->isSignedIntegerType() ? 1 : 0);
  return bits <= llvm::APFloat::semanticsPrecision(context.getFloatTypeSemantics(floating));
}

/// bool is_small(short) of an int: what it is asked about is another number.
bool narrows(clang::Sema& sema, clang::Expr& argument, const clang::Expr& called) {
  const auto* as_call = clang::dyn_cast<clang::CallExpr>(called.IgnoreImplicit());
  const clang::FunctionDecl* function = as_call == nullptr ? nullptr : as_call->getDirectCallee();
  if (function == nullptr || function->getNumParams() == 0) return false;
  const clang::QualType taken = function->getParamDecl(0)->getType().getNonReferenceType();
  const clang::ImplicitConversionSequence way =
      sema.TryImplicitConversion(&argument, taken, /*SuppressUserConversions=*/true, clang::Sema::AllowedExplicit::None,
                                 /*InOverloadResolution=*/false, /*CStyle=*/false, /*AllowObjCWritebackConversion=*/false);
  if (!way.isStandard() || has_each(sema.getASTContext(), taken, argument.getType())) return false;
  clang::APValue constant;
  clang::QualType of_constant;
  return way.Standard.getNarrowingKind(sema.getASTContext(), &argument, constant, of_constant) != clang::NK_Not_Narrowing;
}

/// Effects: none that can be seen: errors are caught and thrown away.
/// Returns: whether the functions can be called with a const `subject`, and what comes of it converts to bool. In a template nobody can
///   say yet, and it counts as possible.
call try_call(clang::Sema& sema, const std::function<clang::ExprResult()>& named, clang::QualType subject, clang::SourceLocation at) {
  if (subject->isDependentType()) return call::possible;
  clang::EnterExpressionEvaluationContext unevaluated(sema, clang::Sema::ExpressionEvaluationContext::Unevaluated);
  clang::Sema::SFINAETrap trap(sema, /*AccessCheckingSFINAE=*/true);
  const clang::ExprResult name = named();
  if (!name.isUsable()) return call::impossible;
  clang::Expr* argument = new (sema.getASTContext()) clang::OpaqueValueExpr(at, subject.withConst(), clang::VK_LValue);
  const clang::ExprResult called = sema.BuildCallExpr(nullptr, name.get(), at, argument, at);
  if (!called.isUsable() || trap.hasErrorOccurred()) return call::impossible;
  if (narrows(sema, *argument, *called.get())) return call::narrowing;
  return is_boolean(sema, called.get()) && !trap.hasErrorOccurred() ? call::possible : call::without_answer;
}

call try_call(clang::Sema& sema, clang::LookupResult& functions, clang::QualType subject, clang::SourceLocation at) {
  const auto named = [&] { return sema.BuildDeclarationNameExpr(clang::CXXScopeSpec(), functions, /*NeedsADL=*/false); };
  return try_call(sema, named, subject, at);
}

constexpr const char* other_number = "takes what cannot hold each value";
constexpr const char* no_answer = "returns nothing that converts to bool";

std::string takes(unsigned count) { return "takes " + std::to_string(count) + (count == 1 ? " argument" : " arguments"); }

/// object.name(): const, no argument, public. Returns: why not, or an empty string.
std::string refuse_member(clang::Sema& sema, const clang::NamedDecl& declaration) {
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(&declaration);
  if (method == nullptr) return "is a template";
  if (method->getMinRequiredArguments() != 0) return takes(method->getMinRequiredArguments());
  if (!method->isConst()) return "is not const";
  if (method->getAccess() != clang::AS_public) return "is not public";
  if (method->getReturnType()->isDependentType()) return {};
  clang::EnterExpressionEvaluationContext unevaluated(sema, clang::Sema::ExpressionEvaluationContext::Unevaluated);
  clang::Sema::SFINAETrap trap(sema, /*AccessCheckingSFINAE=*/true);
  const clang::QualType returned = method->getReturnType();
  clang::Expr* answer = new (sema.getASTContext())
      clang::OpaqueValueExpr(method->getLocation(), returned.getNonLValueExprType(sema.getASTContext()), clang::Expr::getValueKindForType(returned));
  return is_boolean(sema, answer) && !trap.hasErrorOccurred() ? std::string() : no_answer;
}

/// name(object). Returns: why not, or an empty string.
std::string refuse(clang::Sema& sema, clang::NamedDecl& declaration, clang::QualType subject, clang::SourceLocation at) {
  const clang::FunctionDecl& function = *declaration.getAsFunction();
  if (function.getMinRequiredArguments() > 1) return takes(function.getMinRequiredArguments());
  if (function.getNumParams() == 0 && !function.isVariadic()) return "takes no argument";
  clang::LookupResult alone(sema, clang::DeclarationNameInfo(declaration.getDeclName(), at), clang::Sema::LookupOrdinaryName);
  alone.suppressDiagnostics();
  alone.addDecl(&declaration);
  alone.resolveKind();
  const call tried = try_call(sema, alone, subject, at);
  if (tried == call::possible) return {};
  if (tried == call::narrowing) return other_number;
  return tried == call::without_answer ? no_answer : "takes something else";
}

/// The declaration up to its body, as written.
std::string as_written(const clang::ASTContext& context, const clang::FunctionDecl& function) {
  const clang::FunctionTypeLoc type = function.getFunctionTypeLoc();
  return source_text(context, {function.getBeginLoc(), type.isNull() ? function.getLocation() : type.getLocalRangeEnd()});
}

bool are_static(const clang::LookupResult& functions) {
  return llvm::all_of(functions, [](const clang::NamedDecl* one) {
    const auto* method = clang::dyn_cast_or_null<clang::CXXMethodDecl>(one->getUnderlyingDecl()->getAsFunction());
    return method == nullptr || method->isStatic();
  });
}

model::function describe(const clang::NamedDecl& one) { return {one.getNameAsString(), "::" + qualified_name(one), false, true}; }

clang::Expr* without_ampersand(clang::Expr* expression) {
  clang::Expr* inner = expression->IgnoreParenImpCasts();
  if (const auto* address = clang::dyn_cast<clang::UnaryOperator>(inner); address && address->getOpcode() == clang::UO_AddrOf)
    return address->getSubExpr()->IgnoreParenImpCasts();
  return inner;
}

/// The functions an argument names, wherever they are: written bare, qualified, or with an ampersand.
std::vector<clang::NamedDecl*> named_functions(const written_argument& argument) {
  if (!argument.functions.empty() || argument.expression == nullptr) return argument.functions;
  const clang::Expr* inner = without_ampersand(argument.expression);
  if (const auto* reference = clang::dyn_cast<clang::DeclRefExpr>(inner); reference && reference->getDecl()->getAsFunction())
    return {const_cast<clang::NamedDecl*>(clang::cast<clang::NamedDecl>(reference->getDecl()))};
  if (const auto* overloaded = clang::dyn_cast<clang::OverloadExpr>(inner)) {
    std::vector<clang::NamedDecl*> found;
    for (clang::NamedDecl* one : overloaded->decls()) found.push_back(one->getUnderlyingDecl());
    return found;
  }
  return {};
}

}  // namespace

clang::SourceRange with_template_arguments(const written_argument& argument) {
  if (argument.expression == nullptr) return {};
  const clang::Expr* inner = without_ampersand(argument.expression);
  const auto* reference = clang::dyn_cast<clang::DeclRefExpr>(inner);
  const auto* overloaded = clang::dyn_cast<clang::OverloadExpr>(inner);
  const bool has_arguments = (reference && reference->hasExplicitTemplateArgs()) || (overloaded && overloaded->hasExplicitTemplateArgs());
  return has_arguments ? inner->getSourceRange() : clang::SourceRange();
}

model::value find_function(clang::Sema& sema, const written_argument& argument, clang::QualType subject, clang::CXXRecordDecl* own) {
  const clang::SourceLocation at = argument.range.getBegin();
  clang::LookupResult found(sema, clang::DeclarationNameInfo(argument.name, at), clang::Sema::LookupMemberName);
  found.suppressDiagnostics();
  if (own != nullptr && argument.name != nullptr) sema.LookupQualifiedName(found, own);
  const bool is_member = !found.empty() && found.getRepresentativeDecl()->getUnderlyingDecl()->getAsFunction() != nullptr;
  if (!is_member) {
    const auto functions = named_functions(argument);
    if (functions.empty()) return {};
    found.clear(clang::Sema::LookupOrdinaryName);
    found.setLookupName(functions.front()->getDeclName());
    for (clang::NamedDecl* one : functions) found.addDecl(one);
    found.resolveKind();
  }

  model::function function = describe(*found.getRepresentativeDecl()->getUnderlyingDecl());
  function.is_const_member = is_member && !are_static(found);
  call tried = call::impossible;
  if (function.is_const_member) tried = found.isSingleResult() && refuse_member(sema, *found.getFoundDecl()).empty() ? call::possible : call::impossible;
  else if (with_template_arguments(argument).isValid())
    tried = try_call(sema, [&] { return without_ampersand(argument.expression); }, subject, at);
  else tried = try_call(sema, found, subject, at);
  function.is_callable = tried == call::possible;
  if (function.is_callable) return function;
  for (clang::NamedDecl* one : found) {
    clang::NamedDecl& declaration = *one->getUnderlyingDecl();
    const clang::FunctionDecl* as_function = declaration.getAsFunction();
    if (as_function == nullptr) continue;
    std::string why_not = function.is_const_member ? refuse_member(sema, declaration) : refuse(sema, declaration, subject, at);
    if (why_not.empty()) why_not = tried == call::narrowing ? other_number : "is one of several that could be meant";
    function.candidates.push_back({as_written(sema.getASTContext(), *as_function), std::move(why_not), to_location(declaration.getLocation())});
  }
  std::ranges::sort(function.candidates, {}, [](const model::candidate& one) { return one.at.id; });
  return function;
}

}  // namespace ufb::scan
