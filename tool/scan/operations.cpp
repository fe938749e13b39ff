// Questions to Sema about one type. See operations.hpp.
#include "operations.hpp"

#include <algorithm>
#include <optional>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Sema/EnterExpressionEvaluationContext.h"
#include "clang/Sema/Sema.h"
#include "compat.hpp"
#include "standard.hpp"

namespace ufb::scan {
namespace {

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

bool can_move(clang::Sema& sema, clang::QualType type) {
  if (type->isArrayType()) return can_move(sema, sema.getASTContext().getBaseElementType(type));
  const muted while_asking(sema);
  clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr || !is_defined(sema, *record) || record->isDependentContext()) return true;
  const clang::CXXConstructorDecl* move = sema.LookupMovingConstructor(record->getDefinition(), 0);
  return move != nullptr && !move->isDeleted() && move->getAccess() == clang::AS_public;
}

/// std::pair and std::tuple are compared by what is in them, and say so only when it is too late.
bool is_tuple(clang::QualType type) {
  const clang::TemplateDecl* of = as_specialization(type).of;
  return of != nullptr && of->isInStdNamespace() && (of->getName() == "pair" || of->getName() == "tuple");
}

/// Whether `one == one` finds an operator beside or in the class, and says yes or no.
bool has_equality(clang::Sema& sema, const clang::CXXRecordDecl& record, clang::QualType type) {
  const clang::SourceLocation at = record.getLocation();
  clang::EnterExpressionEvaluationContext unevaluated(sema, clang::Sema::ExpressionEvaluationContext::Unevaluated);
  clang::Sema::SFINAETrap trap(sema, /*AccessCheckingSFINAE=*/true);
  const auto one = [&] { return new (sema.getASTContext()) clang::OpaqueValueExpr(at, type.withConst(), clang::VK_LValue); };
  const clang::ExprResult compared = sema.BuildBinOp(nullptr, at, clang::BO_EQ, one(), one());
  return compared.isUsable() && sema.PerformContextuallyConvertToBool(compared.get()).isUsable() && !trap.hasErrorOccurred();
}

}  // namespace

bool can_copy(clang::Sema& sema, clang::QualType type) {
  if (type->isReferenceType()) return false;
  if (type->isArrayType()) return can_copy(sema, sema.getASTContext().getBaseElementType(type));
  if (const auto use = as_standard(type)) {
    if (use->name == "unique_ptr") return false;
    for (const clang::QualType held : use->holds)
      if (use->what != model::kind::pointer && !can_copy(sema, held)) return false;
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

bool is_comparable(clang::Sema& sema, clang::QualType type) {
  type = type.getCanonicalType().getUnqualifiedType();
  if (type->isDependentType()) return true;
  if (type->isArrayType()) return false;
  const auto is_so = [&](clang::QualType held) { return is_comparable(sema, held); };
  if (const auto use = as_standard(type)) return !use->is_span() && (use->what == model::kind::pointer || std::ranges::all_of(use->holds, is_so));
  if (is_tuple(type)) return std::ranges::all_of(types_among(as_specialization(type).arguments), is_so);
  const muted while_asking(sema);
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record == nullptr || (is_defined(sema, *record) && has_equality(sema, *record, type));
}

}  // namespace ufb::scan
