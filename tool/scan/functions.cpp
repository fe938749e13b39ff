// Lookup and trial calls of check functions. See functions.hpp.
#include "functions.hpp"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Sema/EnterExpressionEvaluationContext.h"
#include "clang/Sema/Lookup.h"
#include "clang/Sema/Sema.h"
#include "names.hpp"

namespace ufb::scan {
namespace {

bool is_boolean(clang::Sema& sema, clang::Expr* answer) { return sema.PerformContextuallyConvertToBool(answer).isUsable(); }

/// Effects: none that can be seen: errors are caught and thrown away.
bool can_call(clang::Sema& sema, clang::LookupResult& functions, clang::QualType subject, clang::SourceLocation at) {
  clang::EnterExpressionEvaluationContext unevaluated(sema, clang::Sema::ExpressionEvaluationContext::Unevaluated);
  clang::Sema::SFINAETrap trap(sema, /*AccessCheckingSFINAE=*/true);
  clang::CXXScopeSpec scope;
  const clang::ExprResult name = sema.BuildDeclarationNameExpr(scope, functions, /*NeedsADL=*/false);
  if (!name.isUsable()) return false;
  clang::Expr* argument = new (sema.getASTContext()) clang::OpaqueValueExpr(at, subject.withConst(), clang::VK_LValue);
  const clang::ExprResult call = sema.BuildCallExpr(nullptr, name.get(), at, argument, at);
  return call.isUsable() && !trap.hasErrorOccurred() && is_boolean(sema, call.get()) && !trap.hasErrorOccurred();
}

/// object.name(): const, no argument, public.
bool is_const_predicate(clang::Sema& sema, const clang::NamedDecl& declaration) {
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(&declaration);
  if (method == nullptr || method->isStatic() || !method->isConst() || method->getMinRequiredArguments() != 0) return false;
  if (method->getAccess() != clang::AS_public) return false;
  clang::EnterExpressionEvaluationContext unevaluated(sema, clang::Sema::ExpressionEvaluationContext::Unevaluated);
  clang::Sema::SFINAETrap trap(sema, /*AccessCheckingSFINAE=*/true);
  const clang::QualType returned = method->getReturnType();
  clang::Expr* answer = new (sema.getASTContext())
      clang::OpaqueValueExpr(method->getLocation(), returned.getNonLValueExprType(sema.getASTContext()), clang::Expr::getValueKindForType(returned));
  return is_boolean(sema, answer) && !trap.hasErrorOccurred();
}

bool are_static(const clang::LookupResult& functions) {
  return llvm::all_of(functions, [](const clang::NamedDecl* one) {
    const auto* method = clang::dyn_cast_or_null<clang::CXXMethodDecl>(one->getUnderlyingDecl()->getAsFunction());
    return method == nullptr || method->isStatic();
  });
}

model::function describe(const clang::NamedDecl& one) { return {one.getNameAsString(), "::" + qualified_name(one), false, true}; }

/// The functions an argument names, wherever they are: written bare, qualified, or with an ampersand.
std::vector<clang::NamedDecl*> named_functions(const written_argument& argument) {
  if (!argument.functions.empty() || argument.expression == nullptr) return argument.functions;
  const clang::Expr* inner = argument.expression->IgnoreParenImpCasts();
  if (const auto* address = clang::dyn_cast<clang::UnaryOperator>(inner); address && address->getOpcode() == clang::UO_AddrOf)
    inner = address->getSubExpr()->IgnoreParenImpCasts();
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

model::value find_function(clang::Sema& sema, const written_argument& argument, clang::QualType subject, clang::CXXRecordDecl* own) {
  const clang::SourceLocation at = argument.range.getBegin();
  if (own != nullptr && argument.name != nullptr) {
    clang::LookupResult members(sema, clang::DeclarationNameInfo(argument.name, at), clang::Sema::LookupMemberName);
    members.suppressDiagnostics();
    sema.LookupQualifiedName(members, own);
    if (!members.empty() && members.getRepresentativeDecl()->getUnderlyingDecl()->getAsFunction() != nullptr) {
      model::function function = describe(*members.getRepresentativeDecl());
      if (are_static(members)) {
        function.is_callable = can_call(sema, members, subject, at);
      } else {
        function.is_const_member = true;
        function.is_callable = members.isSingleResult() && is_const_predicate(sema, *members.getFoundDecl());
      }
      return function;
    }
  }
  const auto functions = named_functions(argument);
  if (functions.empty()) return {};
  model::function function = describe(*functions.front());
  clang::LookupResult found(sema, clang::DeclarationNameInfo(functions.front()->getDeclName(), at), clang::Sema::LookupOrdinaryName);
  for (clang::NamedDecl* one : functions) found.addDecl(one);
  found.resolveKind();
  found.suppressDiagnostics();
  function.is_callable = can_call(sema, found, subject, at);
  return function;
}

}  // namespace ufb::scan
