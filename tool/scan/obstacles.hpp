// What stands in the way of glue for a type or a field, and what a declaration is called that no attribute belongs on. Used by scan.
#pragma once

#include <string>

#include "model/declared.hpp"

namespace clang {
class CXXRecordDecl;
class Decl;
class EnumDecl;
class QualType;
}  // namespace clang

namespace ufb::scan {

/// What the attribute stands on, for people.
std::string describe(const clang::Decl& on);

model::obstacle find_obstacle(const clang::EnumDecl& enumeration);
model::obstacle find_obstacle(const clang::CXXRecordDecl& record);

/// A destructor or an assignment that the user wrote: an object is then more than its fields.
bool has_own_lifetime(const clang::CXXRecordDecl& record);

/// int values[]; int none[0]; or a struct or union that ends in one.
bool is_unsized(clang::QualType type);

}  // namespace ufb::scan
