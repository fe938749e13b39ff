// What stands in the way of glue, and what a declaration is to people. See obstacles.hpp.
#include "obstacles.hpp"

#include <algorithm>

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/Type.h"

namespace ufb::scan {
namespace {

/// A class that code outside the class it is nested in cannot name.
bool is_hidden(const clang::TagDecl& type) {
  for (const clang::Decl* one = &type; one != nullptr; one = clang::dyn_cast_or_null<clang::CXXRecordDecl>(one->getDeclContext()))
    if (one->getAccess() == clang::AS_private || one->getAccess() == clang::AS_protected) return true;
  return false;
}

/// Glue of a class inside a class template would have to guess the template's arguments from the class, which C++ does not.
bool is_in_template(const clang::CXXRecordDecl& record) {
  if (record.getDeclContext()->isDependentContext()) return true;
  return clang::isa<clang::ClassTemplateSpecializationDecl>(record.getDeclContext());
}

}  // namespace

std::string describe(const clang::Decl& on) {
  if (clang::isa<clang::CXXConstructorDecl>(on)) return "a constructor";
  if (const auto* method = clang::dyn_cast_or_null<clang::CXXMethodDecl>(on.getAsFunction()); method != nullptr && !method->isStatic())
    return "a member function that is not static";
  if (clang::isa<clang::FunctionDecl, clang::FunctionTemplateDecl>(on)) return "a function";
  if (clang::isa<clang::ParmVarDecl>(on)) return "a parameter";
  if (clang::isa<clang::VarDecl>(on)) return "a variable";
  if (clang::isa<clang::EnumConstantDecl>(on)) return "an enumerator";
  if (clang::isa<clang::EnumDecl>(on)) return "an enumeration";
  if (clang::isa<clang::TypedefNameDecl>(on)) return "a type alias";
  if (clang::isa<clang::NamespaceDecl>(on)) return "a namespace";
  return "this declaration";
}

model::obstacle find_obstacle(const clang::EnumDecl& enumeration) {
  if (enumeration.isDependentContext() || enumeration.getInstantiatedFromMemberEnum() != nullptr) return model::obstacle::in_template;
  if (enumeration.getParentFunctionOrMethod() != nullptr) return model::obstacle::is_local;
  if (enumeration.isInAnonymousNamespace()) return model::obstacle::in_anonymous_namespace;
  if (enumeration.getIdentifier() == nullptr && enumeration.getTypedefNameForAnonDecl() == nullptr) return model::obstacle::is_unnamed;
  return is_hidden(enumeration) ? model::obstacle::is_private : model::obstacle::none;
}

model::obstacle find_obstacle(const clang::CXXRecordDecl& record) {
  if (record.isUnion()) return model::obstacle::is_union;
  if (is_in_template(record)) return model::obstacle::in_template;
  if (record.isLocalClass() != nullptr) return model::obstacle::is_local;
  if (record.isInAnonymousNamespace()) return model::obstacle::in_anonymous_namespace;
  if (record.getIdentifier() == nullptr && record.getTypedefNameForAnonDecl() == nullptr) return model::obstacle::is_unnamed;
  if (is_hidden(record)) return model::obstacle::is_private;
  if (record.hasDefinition() && record.isPolymorphic()) return model::obstacle::has_virtual;
  if (record.hasUserDeclaredConstructor() || record.hasInheritedConstructor()) return model::obstacle::has_constructor;
  return model::obstacle::none;
}

bool has_own_lifetime(const clang::CXXRecordDecl& record) {
  const clang::CXXDestructorDecl* destructor = record.getDestructor();
  if (destructor != nullptr && destructor->isUserProvided()) return true;
  return std::ranges::any_of(record.methods(), [](const clang::CXXMethodDecl* method) {
    return method->isUserProvided() && (method->isCopyAssignmentOperator() || method->isMoveAssignmentOperator());
  });
}

bool is_unsized(clang::QualType type) {
  const auto* array = clang::dyn_cast<clang::ConstantArrayType>(type.getCanonicalType());
  const clang::RecordDecl* record = type->getAsRecordDecl();
  return type->isIncompleteArrayType() || (array != nullptr && array->getSize().isZero()) || (record != nullptr && record->hasFlexibleArrayMember());
}

}  // namespace ufb::scan
