// Evaluation of constant expressions. See values.hpp.
#include "values.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "type_names.hpp"
#include "types.hpp"

namespace ufb::scan {
namespace {

/// The enumerator of that value: the one the expression names, or else the first.
model::value to_enumerator(const clang::EnumDecl& type, const llvm::APSInt& number, const clang::Expr& expression) {
  const clang::EnumConstantDecl* found = nullptr;
  if (const auto* reference = clang::dyn_cast<clang::DeclRefExpr>(expression.IgnoreParenImpCasts()))
    found = clang::dyn_cast<clang::EnumConstantDecl>(reference->getDecl());
  if (found == nullptr)
    for (const clang::EnumConstantDecl* one : type.enumerators())
      if (found == nullptr && llvm::APSInt::isSameValue(one->getInitVal(), number)) found = one;
  if (found == nullptr) return {};
  model::enumerator described = enumerator_of(*found, type);
  if (described.qualified.empty()) return {};
  return described;
}

model::value to_value(const llvm::APSInt& number, clang::QualType type, const clang::Expr& expression) {
  if (const auto* enumeration = type->getAs<clang::EnumType>()) return to_enumerator(*enumeration->getDecl(), number, expression);
  if (type->isBooleanType()) return number.getBoolValue();
  if (number.isSigned() || number.isNegative()) {
    if (number.getSignificantBits() > 64) return {};
    return number.getExtValue();
  }
  if (number.getActiveBits() > 64) return {};
  return number.getZExtValue();
}

model::value to_value(const llvm::APFloat& number) {
  llvm::APFloat wide = number;
  bool loses = false;
  wide.convert(llvm::APFloat::IEEEdouble(), llvm::APFloat::rmNearestTiesToEven, &loses);
  if (loses) return {};
  return wide.convertToDouble();
}

/// The characters a pointer constant points to: a literal, from its offset on.
std::optional<std::string> to_text(const clang::APValue& pointer) {
  if (!pointer.isLValue() || pointer.isNullPointer()) return {};
  const auto* base = pointer.getLValueBase().dyn_cast<const clang::Expr*>();
  const auto* literal = clang::dyn_cast_or_null<clang::StringLiteral>(base);
  if (literal == nullptr || literal->getCharByteWidth() != 1) return {};
  const auto offset = static_cast<std::size_t>(pointer.getLValueOffset().getQuantity());
  if (offset > literal->getByteLength()) return {};
  return literal->getString().substr(offset).str();
}

/// A constexpr std::string_view: its pointer and its length, in the order of whatever library.
std::optional<std::string> to_text_view(const clang::APValue& object) {
  if (!object.isStruct() || object.getStructNumFields() != 2) return {};
  const bool is_length_first = object.getStructField(0).isInt();
  const clang::APValue& length = object.getStructField(is_length_first ? 0 : 1);
  if (!length.isInt()) return {};
  auto text = to_text(object.getStructField(is_length_first ? 1 : 0));
  if (text) text->resize(std::min<std::size_t>(text->size(), length.getInt().getZExtValue()));
  return text;
}

/// A constexpr array of char, up to its terminator.
std::optional<std::string> to_text(const clang::VarDecl& array) {
  const clang::APValue* value = array.isConstexpr() ? array.evaluateValue() : nullptr;
  if (value == nullptr || !value->isArray()) return {};
  std::string text;
  for (unsigned i = 0; i < value->getArraySize(); ++i) {
    const clang::APValue& one = i < value->getArrayInitializedElts() ? value->getArrayInitializedElt(i) : value->getArrayFiller();
    if (!one.isInt()) return {};
    text += static_cast<char>(one.getInt().getExtValue());
  }
  if (!text.empty() && text.back() == '\0') text.pop_back();
  return text;
}

/// A literal behind the conversions and temporaries that an initialiser puts around it.
const clang::StringLiteral* find_literal(const clang::Expr* expression) {
  for (;;) {
    expression = expression->IgnoreUnlessSpelledInSource();
    if (const auto* literal = clang::dyn_cast<clang::StringLiteral>(expression)) return literal->getCharByteWidth() == 1 ? literal : nullptr;
    if (const auto* list = clang::dyn_cast<clang::InitListExpr>(expression); list && list->getNumInits() == 1) {
      expression = list->getInit(0);
      continue;
    }
    const auto* call = clang::dyn_cast<clang::CXXConstructExpr>(expression);
    if (call == nullptr || call->getNumArgs() == 0) return nullptr;
    for (unsigned i = 1; i < call->getNumArgs(); ++i)
      if (!clang::isa<clang::CXXDefaultArgExpr>(call->getArg(i))) return nullptr;
    expression = call->getArg(0);
  }
}

bool is_value_initialization(const clang::Expr& expression) {
  const clang::Expr* inner = expression.IgnoreUnlessSpelledInSource();
  if (const auto* list = clang::dyn_cast<clang::InitListExpr>(inner)) return list->getNumInits() == 0 && list->isExplicit();
  if (const auto* call = clang::dyn_cast<clang::CXXConstructExpr>(inner)) return call->getNumArgs() == 0 && call->isListInitialization();
  return clang::isa<clang::ImplicitValueInitExpr, clang::CXXScalarValueInitExpr>(inner);
}

/// `= nullptr` and `= std::nullopt` say no more than `= {}`, and the builder need not ask a whole object for them.
bool is_nothing(const clang::Expr& expression) {
  const clang::Expr* inner = expression.IgnoreUnlessSpelledInSource();
  if (const auto* call = clang::dyn_cast<clang::CXXConstructExpr>(inner); call && call->getNumArgs() == 1) inner = call->getArg(0)->IgnoreUnlessSpelledInSource();
  if (const auto* reference = clang::dyn_cast<clang::DeclRefExpr>(inner))
    return reference->getDecl()->isInStdNamespace() && reference->getDecl()->getName() == "nullopt";
  return clang::isa<clang::CXXNullPtrLiteralExpr>(inner);
}

bool mentions_this(const clang::Stmt* statement) {
  if (statement == nullptr) return false;
  if (clang::isa<clang::CXXThisExpr>(statement)) return true;
  for (const clang::Stmt* child : statement->children())
    if (mentions_this(child)) return true;
  return false;
}

}  // namespace

model::enumerator enumerator_of(const clang::EnumConstantDecl& enumerator, const clang::EnumDecl& of) {
  return {enumerator.getNameAsString(), declaration_name(enumerator), enumeration_name(of),
          enumerator.getInitVal().extOrTrunc(64).getSExtValue()};
}

model::value evaluate(clang::ASTContext& context, const clang::Expr& expression, bool wants_number) {
  if (expression.isValueDependent() || expression.containsErrors()) return {};
  const clang::Expr& inner = *expression.IgnoreParenImpCasts();
  if (const auto* literal = clang::dyn_cast<clang::StringLiteral>(&inner); literal && literal->getCharByteWidth() == 1) return literal->getString().str();
  if (const auto* reference = clang::dyn_cast<clang::DeclRefExpr>(&inner); reference && reference->getType()->isArrayType())
    if (const auto* array = clang::dyn_cast<clang::VarDecl>(reference->getDecl()))
      if (auto text = to_text(*array)) return *std::move(text);

  clang::Expr::EvalResult result;
  if (!expression.EvaluateAsRValue(result, context, /*InConstantContext=*/true) || result.HasSideEffects) return {};
  // The type of the expression itself: an implicit conversion turns an enumerator into a number.
  const bool is_number = wants_number && inner.getType()->isUnscopedEnumerationType();
  if (result.Val.isInt()) return to_value(result.Val.getInt(), is_number ? context.LongLongTy : inner.getType(), expression);
  if (result.Val.isFloat()) return to_value(result.Val.getFloat());
  if (auto text = is_text(inner.getType()) ? to_text_view(result.Val) : to_text(result.Val)) return *std::move(text);
  return {};
}

model::initializer evaluate_initializer(clang::ASTContext& context, const clang::Expr& expression) {
  model::initializer initial;
  initial.is_value_initialization = is_value_initialization(expression) || is_nothing(expression);
  initial.mentions_object = mentions_this(&expression);
  if (initial.is_value_initialization || initial.mentions_object || expression.isValueDependent() || expression.containsErrors()) return initial;
  if (is_text(expression.getType())) {
    const clang::StringLiteral* literal = find_literal(&expression);
    // One from a macro may be __FILE__, or another thing that depends on where and when.
    if (literal == nullptr || literal->getBeginLoc().isMacroID()) return initial;
    // One with a NUL inside means less than all of it to a constructor from const char*.
    if (!literal->getString().contains('\0')) initial.constant = literal->getString().str();
    return initial;
  }
  const clang::Expr* inner = &expression;
  if (const auto* list = clang::dyn_cast<clang::InitListExpr>(inner); list && list->getNumInits() == 1 && inner->getType()->isScalarType())
    inner = list->getInit(0);
  if (!expression.getType()->isScalarType() || expression.getType()->isAnyPointerType()) return initial;
  clang::Expr::EvalResult result;
  if (!inner->EvaluateAsRValue(result, context, /*InConstantContext=*/true) || result.HasSideEffects) return initial;
  if (result.Val.isInt()) initial.constant = to_value(result.Val.getInt(), expression.getType(), *inner);
  if (result.Val.isFloat()) initial.constant = to_value(result.Val.getFloat());
  return initial;
}

}  // namespace ufb::scan
