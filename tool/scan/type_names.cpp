// Printing of types. See type_names.hpp.
#include "type_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/StringExtras.h"
#include "names.hpp"

namespace ufb::scan {
namespace {

struct builtin {
  clang::BuiltinType::Kind kind;
  std::string_view name;
};

constexpr std::array builtins{
    builtin{clang::BuiltinType::Void, "void"},
    builtin{clang::BuiltinType::Bool, "bool"},
    builtin{clang::BuiltinType::Char_S, "char"},
    builtin{clang::BuiltinType::Char_U, "char"},
    builtin{clang::BuiltinType::SChar, "signed char"},
    builtin{clang::BuiltinType::UChar, "unsigned char"},
    builtin{clang::BuiltinType::WChar_S, "wchar_t"},
    builtin{clang::BuiltinType::WChar_U, "wchar_t"},
    builtin{clang::BuiltinType::Char8, "char8_t"},
    builtin{clang::BuiltinType::Char16, "char16_t"},
    builtin{clang::BuiltinType::Char32, "char32_t"},
    builtin{clang::BuiltinType::Short, "short"},
    builtin{clang::BuiltinType::UShort, "unsigned short"},
    builtin{clang::BuiltinType::Int, "int"},
    builtin{clang::BuiltinType::UInt, "unsigned"},
    builtin{clang::BuiltinType::Long, "long"},
    builtin{clang::BuiltinType::ULong, "unsigned long"},
    builtin{clang::BuiltinType::LongLong, "long long"},
    builtin{clang::BuiltinType::ULongLong, "unsigned long long"},
    builtin{clang::BuiltinType::Int128, "__int128"},
    builtin{clang::BuiltinType::UInt128, "unsigned __int128"},
    builtin{clang::BuiltinType::Float, "float"},
    builtin{clang::BuiltinType::Double, "double"},
    builtin{clang::BuiltinType::LongDouble, "long double"},
    builtin{clang::BuiltinType::NullPtr, "decltype(nullptr)"},
};

bool is_public(const clang::Decl& declaration) {
  return declaration.getAccess() != clang::AS_private && declaration.getAccess() != clang::AS_protected;
}

/// What comes between a name and the declarator after it: "int*" and "int[3]", but "int (*)[3]" and "int value".
std::string joined(std::string name, const std::string& declarator) {
  const bool is_word = !declarator.empty() && (std::isalpha(static_cast<unsigned char>(declarator.front())) != 0 || declarator.front() == '_');
  if (is_word || declarator.starts_with("(*") || declarator.starts_with("(&") || declarator.starts_with("(::")) name += ' ';
  return name + declarator;
}

/// Writes one type or declaration; once there is a part that cannot be written, the whole cannot.
class writer {
 public:
  explicit writer(const clang::ASTContext& context) : context_(context) {}

  std::string type(clang::QualType type) { return finished(declared(type, {})); }
  std::string declaration(const clang::NamedDecl& declaration) { return finished(named(declaration)); }

 private:
  std::string finished(std::string text) const { return has_failed_ ? std::string() : text; }

  std::string fail() {
    has_failed_ = true;
    return {};
  }

  // ---- names

  /// "::shop::box<int>::", for what is declared in it.
  std::string scope(const clang::DeclContext& inside) {
    if (inside.isTranslationUnit()) return "::";
    if (const auto* space = clang::dyn_cast<clang::NamespaceDecl>(&inside)) {
      const std::string outer = scope(*space->getParent());
      return space->isInline() || space->isAnonymousNamespace() ? outer : outer + space->getNameAsString() + "::";
    }
    if (const auto* tag = clang::dyn_cast<clang::TagDecl>(&inside)) {
      if (clang::isa<clang::EnumDecl>(tag) && own_name(*tag).empty()) return scope(*tag->getParent());
      return named(*tag) + "::";
    }
    return inside.isFunctionOrMethod() || inside.getParent() == nullptr ? fail() : scope(*inside.getParent());
  }

  std::string named(const clang::NamedDecl& declaration) {
    const std::string own = own_name(declaration);
    if (own.empty() || !is_public(declaration)) return fail();
    std::string name = scope(*declaration.getDeclContext()) + own;
    if (const auto* special = clang::dyn_cast<clang::ClassTemplateSpecializationDecl>(&declaration))
      name += arguments(special->getTemplateArgs().asArray(), *special->getSpecializedTemplate());
    return name;
  }

  /// A record or an enumeration as a type: what is no type, and of the same name, hides it unless its kind is said.
  std::string tag(const clang::TagDecl& declaration) {
    const auto is_type = [](const clang::NamedDecl* one) { return clang::isa<clang::TypeDecl, clang::ClassTemplateDecl>(one->getUnderlyingDecl()); };
    const auto found = declaration.getDeclContext()->getRedeclContext()->lookup(declaration.getDeclName());
    const bool is_hidden = declaration.getIdentifier() != nullptr && !std::ranges::all_of(found, is_type);
    return (is_hidden ? declaration.getKindName().str() + " " : std::string()) + named(declaration);
  }

  // ---- template arguments

  std::string arguments(llvm::ArrayRef<clang::TemplateArgument> all, const clang::TemplateDecl& of) {
    return "<" + listed(all, of, 0) + ">";
  }

  std::string listed(llvm::ArrayRef<clang::TemplateArgument> all, const clang::TemplateDecl& of, std::size_t first) {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string one = argument(all[i], of, first + i);
      if (!text.empty() && !one.empty()) text += ", ";
      text += one;
    }
    return text;
  }

  std::string argument(const clang::TemplateArgument& one, const clang::TemplateDecl& of, std::size_t position) {
    switch (one.getKind()) {
      case clang::TemplateArgument::Type:
        return declared(one.getAsType(), {});
      case clang::TemplateArgument::Pack:
        return listed(one.pack_elements(), of, position);
      case clang::TemplateArgument::Integral:
        return number(one.getAsIntegral(), one.getIntegralType(), is_deduced(of, position));
      case clang::TemplateArgument::NullPtr:
        return "nullptr";
      case clang::TemplateArgument::Declaration:
        return (one.getParamTypeForDecl()->isReferenceType() ? "" : "&") + named(*one.getAsDecl());
      case clang::TemplateArgument::Template: {
        const clang::TemplateDecl* declaration = one.getAsTemplate().getAsTemplateDecl();
        return declaration == nullptr ? fail() : named(*declaration);
      }
      case clang::TemplateArgument::Expression: {
        const clang::Expr& expression = *one.getAsExpr();
        if (expression.isValueDependent() || !expression.getType()->isIntegralOrEnumerationType()) return fail();
        const auto value = expression.getIntegerConstantExpr(context_);
        return value ? number(*value, expression.getType(), is_deduced(of, position)) : fail();
      }
      default:
        return fail();
    }
  }

  /// template <auto Value>: the argument's own type is part of it.
  static bool is_deduced(const clang::TemplateDecl& of, std::size_t position) {
    const clang::TemplateParameterList& parameters = *of.getTemplateParameters();
    if (parameters.size() == 0) return true;
    const unsigned index = static_cast<unsigned>(std::min<std::size_t>(position, parameters.size() - 1));
    const auto* parameter = clang::dyn_cast<clang::NonTypeTemplateParmDecl>(parameters.getParam(index));
    return parameter == nullptr || parameter->getType()->getContainedAutoType() != nullptr;
  }

  std::string number(const llvm::APSInt& value, clang::QualType type, bool with_type) {
    if (type->isBooleanType()) return value.getBoolValue() ? "true" : "false";
    if (const auto* enumeration = type->getAs<clang::EnumType>()) {
      for (const clang::EnumConstantDecl* each : enumeration->getDecl()->enumerators())
        if (llvm::APSInt::isSameValue(each->getInitVal(), value)) return named(*each);
      return "static_cast<" + declared(type, {}) + ">(" + llvm::toString(value, 10) + ")";
    }
    std::string text = llvm::toString(value, 10);
    if (with_type && !context_.hasSameType(type, context_.IntTy)) return "static_cast<" + declared(type, {}) + ">(" + text + ")";
    return value.getActiveBits() == 64 && value.isUnsigned() ? text + "U" : text;
  }

  // ---- types

  /// Takes off what is only another way to write the type, down to a name that generated code can use.
  clang::QualType without_sugar(clang::QualType type) {
    for (;;) {
      if (const auto* alias = clang::dyn_cast<clang::TypedefType>(type.getTypePtr()); alias != nullptr && is_usable(*alias->getDecl())) return type;
      if (const auto* special = clang::dyn_cast<clang::TemplateSpecializationType>(type.getTypePtr()))
        if (!special->isTypeAlias() && special->getTemplateName().getAsTemplateDecl() != nullptr) return type;
      const clang::QualType next = type.getSingleStepDesugaredType(context_);
      if (next == type) return type;
      type = next;
    }
  }

  /// An alias in namespaces and public classes that are no templates. What the compiler itself has declared is written in its own words.
  static bool is_usable(const clang::TypedefNameDecl& alias) {
    if (!is_public(alias) || alias.isImplicit() || alias.isInvalidDecl()) return false;
    for (const clang::DeclContext* outer = alias.getDeclContext(); outer != nullptr; outer = outer->getParent()) {
      if (outer->isFunctionOrMethod()) return false;
      const auto* record = clang::dyn_cast<clang::CXXRecordDecl>(outer);
      if (record == nullptr) continue;
      if (!is_public(*record) || record->isDependentContext() || clang::isa<clang::ClassTemplateSpecializationDecl>(record)) return false;
      if (own_name(*record).empty()) return false;
    }
    return true;
  }

  /// The type with a declarator in its middle or after it: "int (*value)[3]".
  std::string declared(clang::QualType written, std::string declarator) {
    if (has_failed_ || written.isNull()) return fail();
    const clang::QualType type = without_sugar(written);
    if (const clang::ArrayType* array = as_array(type)) return declared_array(*array, std::move(declarator));
    if (const auto* pointer = clang::dyn_cast<clang::PointerType>(type.getTypePtr()))
      return declared_to(pointer->getPointeeType(), "*" + qualified(type, std::move(declarator)));
    if (const auto* reference = clang::dyn_cast<clang::ReferenceType>(type.getTypePtr()))
      return declared_to(reference->getPointeeTypeAsWritten(), (clang::isa<clang::LValueReferenceType>(reference) ? "&" : "&&") + declarator);
    if (const auto* pointer = clang::dyn_cast<clang::MemberPointerType>(type.getTypePtr())) {
      const clang::CXXRecordDecl* of = pointer->getMostRecentCXXRecordDecl();
      if (of == nullptr) return fail();
      // In parentheses, since the name before it would run into the scope.
      return declared(pointer->getPointeeType(), "(" + named(*of) + "::*" + qualified(type, std::move(declarator)) + ")");
    }
    if (const auto* function = clang::dyn_cast<clang::FunctionProtoType>(type.getTypePtr())) return declared_function(*function, std::move(declarator));
    const clang::Qualifiers qualifiers = type.getLocalQualifiers();
    const std::string before = std::string(qualifiers.hasConst() ? "const " : "") + (qualifiers.hasVolatile() ? "volatile " : "");
    return joined(before + simple(*type), declarator);
  }

  /// Where an array is meant and not an alias of one; the element takes on the array's qualifiers.
  const clang::ArrayType* as_array(clang::QualType type) {
    return clang::isa<clang::ArrayType>(type.getTypePtr()) ? context_.getAsArrayType(type) : nullptr;
  }

  static std::string qualified(clang::QualType type, std::string declarator) {
    const clang::Qualifiers qualifiers = type.getLocalQualifiers();
    const std::string words = std::string(qualifiers.hasConst() ? " const" : "") + (qualifiers.hasVolatile() ? " volatile" : "");
    if (words.empty() || declarator.empty() || !std::isalpha(static_cast<unsigned char>(declarator.front()))) return words + declarator;
    return words + " " + declarator;
  }

  std::string declared_to(clang::QualType pointee, std::string declarator) {
    const clang::QualType target = without_sugar(pointee);
    const bool binds_tighter = clang::isa<clang::ArrayType, clang::FunctionProtoType>(target.getTypePtr());
    return declared(target, binds_tighter ? "(" + declarator + ")" : std::move(declarator));
  }

  std::string declared_array(const clang::ArrayType& array, std::string declarator) {
    if (const auto* constant = clang::dyn_cast<clang::ConstantArrayType>(&array))
      return declared(array.getElementType(), declarator + "[" + std::to_string(constant->getSize().getZExtValue()) + "]");
    return clang::isa<clang::IncompleteArrayType>(array) ? declared(array.getElementType(), declarator + "[]") : fail();
  }

  std::string declared_function(const clang::FunctionProtoType& function, std::string declarator) {
    std::string parameters;
    for (const clang::QualType each : function.param_types()) parameters += (parameters.empty() ? "" : ", ") + declared(each, {});
    if (function.isVariadic()) parameters += parameters.empty() ? "..." : ", ...";
    declarator += "(" + parameters + ")";
    if (function.isConst()) declarator += " const";
    if (function.isVolatile()) declarator += " volatile";
    if (function.getRefQualifier() == clang::RQ_LValue) declarator += " &";
    if (function.getRefQualifier() == clang::RQ_RValue) declarator += " &&";
    if (function.isNothrow()) declarator += " noexcept";
    return declared(function.getReturnType(), declarator);
  }

  std::string simple(const clang::Type& type) {
    if (const auto* one = clang::dyn_cast<clang::BuiltinType>(&type)) {
      const auto* known = std::ranges::find(builtins, one->getKind(), &builtin::kind);
      return known == builtins.end() ? fail() : std::string(known->name);
    }
    if (const auto* alias = clang::dyn_cast<clang::TypedefType>(&type)) return named(*alias->getDecl());
    if (const auto* special = clang::dyn_cast<clang::TemplateSpecializationType>(&type)) {
      const clang::TemplateDecl& of = *special->getTemplateName().getAsTemplateDecl();
      return named(of) + arguments(special->template_arguments(), of);
    }
    if (const auto* parameter = clang::dyn_cast<clang::TemplateTypeParmType>(&type))
      return parameter->getIdentifier() == nullptr ? fail() : parameter_name(parameter->getIdentifier()->getName());
    if (const clang::TagDecl* declaration = type.getAsTagDecl()) return tag(*declaration);
    return fail();
  }

  const clang::ASTContext& context_;
  bool has_failed_ = false;
};

}  // namespace

std::string type_name(const clang::ASTContext& context, clang::QualType type) { return writer(context).type(type); }

std::string composable_type_name(const clang::ASTContext& context, clang::QualType type) {
  std::string name = type_name(context, type);
  // A declarator ends in none of these only where it is a name alone.
  const bool has_declarator = name.ends_with('*') || name.ends_with('&') || name.ends_with(']') || name.ends_with(')') ||
                              name.ends_with(" const") || name.ends_with(" volatile") || name.ends_with(" noexcept");
  return has_declarator && name != "decltype(nullptr)" ? "::std::type_identity_t<" + name + ">" : name;
}

std::string declaration_name(const clang::NamedDecl& declaration) {
  return writer(declaration.getASTContext()).declaration(declaration);
}

std::string enumeration_name(const clang::EnumDecl& declaration) {
  const std::string name = declaration_name(declaration);
  return name.empty() ? "enum " + std::to_string(declaration.getLocation().getRawEncoding()) : name;
}

}  // namespace ufb::scan
