// Declarators from the inside out: "int (*const)[4]" is a pointer around nothing, in an array, of int. See shown_names.hpp.
#include "shown_names.hpp"

#include <vector>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallString.h"
#include "names.hpp"

namespace ufb::scan {
namespace {

std::string join(const std::vector<std::string>& words, const char* between) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : between) + word;
  return joined;
}

class type_printer {
 public:
  explicit type_printer(const clang::ASTContext& context) : context_(context) {}

  std::string print(clang::QualType type) const { return declare(type, ""); }

  std::string shown_name(const clang::NamedDecl& declaration) const {
    std::string name = name_with_arguments(declaration);
    for (const clang::DeclContext* outer = declaration.getDeclContext(); outer != nullptr; outer = outer->getParent()) {
      const auto* scope = clang::dyn_cast<clang::NamedDecl>(outer);
      if (scope == nullptr) continue;
      if (const auto* space = clang::dyn_cast<clang::NamespaceDecl>(outer); space && (space->isInline() || space->isAnonymousNamespace())) continue;
      if (const auto* record = clang::dyn_cast<clang::RecordDecl>(outer); record && record->isAnonymousStructOrUnion()) continue;
      name = name_with_arguments(*scope) + "::" + name;
    }
    return name;
  }

 private:
  /// What the library adds to its containers where the user writes nothing.
  static bool is_library_default(const clang::TemplateArgument& argument) {
    if (argument.getKind() != clang::TemplateArgument::Type) return false;
    const clang::CXXRecordDecl* record = argument.getAsType()->getAsCXXRecordDecl();
    if (record == nullptr || !record->isInStdNamespace() || record->getIdentifier() == nullptr) return false;
    for (const char* name : {"allocator", "char_traits", "less", "hash", "equal_to", "default_delete"})
      if (record->getName() == name) return true;
    return false;
  }

  std::string name_with_arguments(const clang::NamedDecl& declaration) const {
    std::string name = own_name(declaration);
    if (name.empty()) {
      const auto* tag = clang::dyn_cast<clang::TagDecl>(&declaration);
      const unsigned line = context_.getSourceManager().getExpansionLineNumber(declaration.getLocation());
      return "(unnamed " + (tag == nullptr ? "scope" : tag->getKindName().str()) + " at line " + std::to_string(line) + ")";
    }
    const auto* special = clang::dyn_cast<clang::ClassTemplateSpecializationDecl>(&declaration);
    if (special == nullptr) return name;
    llvm::ArrayRef<clang::TemplateArgument> arguments = special->getTemplateArgs().asArray();
    while (special->isInStdNamespace() && !arguments.empty() && is_library_default(arguments.back())) arguments = arguments.drop_back();
    return name + print(arguments);
  }

  std::string print(llvm::ArrayRef<clang::TemplateArgument> arguments) const {
    std::vector<std::string> words;
    for (const clang::TemplateArgument& one : arguments) append(one, words);
    return "<" + join(words, ", ") + ">";
  }

  void append(const clang::TemplateArgument& argument, std::vector<std::string>& words) const {
    switch (argument.getKind()) {
      case clang::TemplateArgument::Type:
        words.push_back(print(argument.getAsType()));
        return;
      case clang::TemplateArgument::Integral: {
        llvm::SmallString<32> digits;
        argument.getAsIntegral().toString(digits);
        const bool is_bool = argument.getIntegralType()->isBooleanType();
        words.push_back(!is_bool ? std::string(digits) : argument.getAsIntegral().isZero() ? "false" : "true");
        return;
      }
      case clang::TemplateArgument::Pack:
        for (const clang::TemplateArgument& one : argument.pack_elements()) append(one, words);
        return;
      case clang::TemplateArgument::Declaration:
        words.push_back("&" + shown_name(*argument.getAsDecl()));
        return;
      case clang::TemplateArgument::NullPtr:
        words.emplace_back("nullptr");
        return;
      case clang::TemplateArgument::Template:
        if (const clang::TemplateDecl* of = argument.getAsTemplate().getAsTemplateDecl()) words.push_back(shown_name(*of));
        return;
      case clang::TemplateArgument::Expression:
        words.push_back(source_text(context_, argument.getAsExpr()->getSourceRange()));
        return;
      default:
        words.emplace_back("...");
    }
  }

  static std::string words_of(clang::Qualifiers qualifiers) {
    std::vector<std::string> words;
    if (qualifiers.hasConst()) words.emplace_back("const");
    if (qualifiers.hasVolatile()) words.emplace_back("volatile");
    return join(words, " ");
  }

  /// Returns: the named type, and around it the declarator.
  static std::string attach(clang::Qualifiers qualifiers, const std::string& name, const std::string& declarator) {
    std::string words = words_of(qualifiers);
    words += (words.empty() ? "" : " ") + name;
    return words + (declarator.starts_with("(") ? " " : "") + declarator;
  }

  /// Arrays and functions bind tighter than pointers and references.
  std::string point(clang::QualType to, const std::string& sign, clang::Qualifiers qualifiers, const std::string& declarator) const {
    const std::string words = words_of(qualifiers);
    std::string inner = sign + (words.empty() ? "" : " ") + words + (declarator.starts_with("(") ? " " : "") + declarator;
    const clang::QualType target = to.IgnoreParens();
    const bool binds_tighter = clang::isa<clang::ArrayType>(target.getTypePtr()) || clang::isa<clang::FunctionType>(target.getTypePtr());
    if (binds_tighter) inner = "(" + inner + ")";
    return declare(to, inner);
  }

  std::string parameters(const clang::FunctionType& function) const {
    std::vector<std::string> words;
    if (const auto* prototype = clang::dyn_cast<clang::FunctionProtoType>(&function)) {
      for (const clang::QualType parameter : prototype->param_types()) words.push_back(print(parameter));
      if (prototype->isVariadic()) words.emplace_back("...");
    }
    return "(" + join(words, ", ") + ")";
  }

  std::string declare(clang::QualType type, const std::string& declarator) const {
    clang::Qualifiers qualifiers;
    for (;;) {
      qualifiers += clang::Qualifiers::fromFastMask(type.getLocalFastQualifiers());
      const clang::Type* one = type.getTypePtr();
      if (const auto* alias = clang::dyn_cast<clang::TypedefType>(one)) return attach(qualifiers, shown_name(*alias->getDecl()), declarator);
      if (const auto* special = clang::dyn_cast<clang::TemplateSpecializationType>(one))
        if (const clang::TemplateDecl* of = special->getTemplateName().getAsTemplateDecl())
          return attach(qualifiers, shown_name(*of) + print(special->template_arguments()), declarator);
      if (const auto* pointer = clang::dyn_cast<clang::PointerType>(one)) return point(pointer->getPointeeType(), "*", qualifiers, declarator);
      if (const auto* reference = clang::dyn_cast<clang::ReferenceType>(one))
        return point(reference->getPointeeTypeAsWritten(), reference->isLValueReferenceType() ? "&" : "&&", qualifiers, declarator);
      if (const auto* array = clang::dyn_cast<clang::ConstantArrayType>(one))
        return declare(array->getElementType(), declarator + "[" + std::to_string(array->getSize().getZExtValue()) + "]");
      if (const auto* array = clang::dyn_cast<clang::IncompleteArrayType>(one)) return declare(array->getElementType(), declarator + "[]");
      if (const auto* function = clang::dyn_cast<clang::FunctionType>(one))
        return declare(function->getReturnType(), declarator + parameters(*function));
      if (const auto* tag = clang::dyn_cast<clang::TagType>(one)) return attach(qualifiers, shown_name(*tag->getDecl()), declarator);
      const clang::QualType next = one->getLocallyUnqualifiedSingleStepDesugaredType();
      if (next.getTypePtr() == one) return attach(qualifiers, next.getAsString(context_.getPrintingPolicy()), declarator);
      type = next;
    }
  }

  const clang::ASTContext& context_;
};

}  // namespace

std::string shown_type(const clang::ASTContext& context, clang::QualType type) { return type_printer(context).print(type); }

std::string shown_name(const clang::ASTContext& context, const clang::NamedDecl& declaration) {
  return type_printer(context).shown_name(declaration);
}

}  // namespace ufb::scan
