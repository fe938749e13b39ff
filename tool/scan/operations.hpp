// What can be done with values of a type: answers of Clang's own overload resolution. Used by scan.
#pragma once

namespace clang {
class QualType;
class Sema;
}  // namespace clang

namespace ufb::scan {

bool can_copy(clang::Sema& sema, clang::QualType type);

bool can_default_construct(clang::Sema& sema, clang::QualType type);

/// Returns: whether a value can be neither copied nor moved.
bool is_immovable(clang::Sema& sema, clang::QualType type);

/// Returns: whether a value can be given to an object that is there.
bool is_assignable(clang::Sema& sema, clang::QualType type);

/// Returns: whether `==` says of two values whether they are equal. What depends on a template's parameters counts as comparable.
bool is_comparable(clang::Sema& sema, clang::QualType type);

}  // namespace ufb::scan
