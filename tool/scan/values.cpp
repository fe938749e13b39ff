// Evaluation of constant expressions. See values.hpp.
#include "values.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "names.hpp"
#include "standard.hpp"
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

/// What a text's characters are, of an array or behind a pointer.
std::optional<clang::BuiltinType::Kind> character_of(clang::QualType type) {
  const clang::Type* character = type->getPointeeOrArrayElementType();
  const auto* builtin = character != type.getTypePtr() ? character->getAs<clang::BuiltinType>() : nullptr;
  if (builtin == nullptr) return {};
  return builtin->getKind();
}

/// char and char8_t; the other types of one byte are numbers.
bool is_of_bytes(clang::QualType type) {
  using enum clang::BuiltinType::Kind;
  const auto character = character_of(type);
  return character == Char_S || character == Char_U || character == Char8;
}

bool is_wide_text(clang::QualType type) {
  using enum clang::BuiltinType::Kind;
  const auto character = character_of(type);
  return character == WChar_S || character == WChar_U || character == Char16 || character == Char32;
}

/// A class of one member: what that is.
const clang::APValue* only_member(const clang::APValue& object) {
  return object.isStruct() && object.getStructNumBases() == 0 && object.getStructNumFields() == 1 ? &object.getStructField(0) : nullptr;
}

std::optional<model::duration> to_duration(const clang::APValue& object, const model::type& type) {
  const clang::APValue* count = only_member(object);
  if (count == nullptr) return {};
  if (count->isInt() && count->getInt().getSignificantBits() <= 64) return model::duration{count->getInt().getExtValue(), type.unit};
  const model::value floating = count->isFloat() ? to_value(count->getFloat()) : model::value();
  if (const auto* number = std::get_if<double>(&floating)) return model::duration{*number, type.unit};
  return {};
}

/// std::chrono::year{2024}/2/29, which converts to a time point as well.
model::value to_day(const clang::APValue& object) {
  if (!object.isStruct() || object.getStructNumFields() != 3) return {};
  int parts[3];
  for (unsigned i = 0; i < 3; ++i) {
    const clang::APValue* part = only_member(object.getStructField(i));
    if (part == nullptr || !part->isInt()) return {};
    parts[i] = static_cast<int>(part->getInt().getExtValue());
  }
  const std::chrono::year_month_day date{std::chrono::year{parts[0]}, std::chrono::month{static_cast<unsigned>(parts[1])},
                                         std::chrono::day{static_cast<unsigned>(parts[2])}};
  if (!date.ok()) return {};
  const model::duration days{std::int64_t{std::chrono::sys_days(date).time_since_epoch().count()}, model::unit{86400, 1}};
  return model::time_point{days, "::std::chrono::system_clock"};
}

/// A constant of one of std::chrono's types.
model::value to_chrono(const clang::ASTContext& context, const clang::APValue& object, clang::QualType written) {
  const clang::CXXRecordDecl* record = written->getAsCXXRecordDecl();
  if (record != nullptr && record->getName() == "year_month_day" && qualified_name(*record) == "std::chrono::year_month_day") return to_day(object);
  const auto type = as_chrono(context, written);
  if (!type) return {};
  const bool is_duration = type->what == model::kind::duration;
  const clang::APValue* counted = is_duration ? &object : only_member(object);
  const auto duration = counted != nullptr ? to_duration(*counted, is_duration ? *type : type->of.front()) : std::nullopt;
  if (!duration) return {};
  if (is_duration) return *duration;
  return model::time_point{*duration, type->qualified};
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

/// A constexpr array of bytes, up to its terminator.
std::optional<std::string> to_text(const clang::VarDecl& array) {
  const clang::APValue* value = array.isConstexpr() ? array.evaluateValue() : nullptr;
  if (value == nullptr || !value->isArray() || !is_of_bytes(array.getType())) return {};
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
  if (is_wide_text(inner.getType())) return model::wide_text{};
  if (const auto* literal = clang::dyn_cast<clang::StringLiteral>(&inner)) return literal->getString().str();
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
  return to_chrono(context, result.Val, inner.getType());
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
  const bool is_scalar = expression.getType()->isScalarType() && !expression.getType()->isAnyPointerType();
  if (!is_scalar && !as_chrono(context, expression.getType())) return initial;
  clang::Expr::EvalResult result;
  if (!inner->EvaluateAsRValue(result, context, /*InConstantContext=*/true) || result.HasSideEffects) return initial;
  if (!is_scalar) initial.constant = to_chrono(context, result.Val, expression.getType());
  if (result.Val.isInt()) initial.constant = to_value(result.Val.getInt(), expression.getType(), *inner);
  if (result.Val.isFloat()) initial.constant = to_value(result.Val.getFloat());
  return initial;
}

}  // namespace ufb::scan
