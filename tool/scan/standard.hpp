// What the standard library's classes hold, and so what rules see in them. Used by scan.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "clang/AST/Type.h"
#include "model/declared.hpp"
#include "model/rules.hpp"

namespace clang {
class Sema;
class TemplateArgument;
class TemplateDecl;
}  // namespace clang

namespace ufb::scan {

/// A container, an optional, a pointer, a variant or a text, and the types of what it holds: of a map key and value.
struct standard_use {
  model::kind what;
  std::string_view name;  // "vector"
  bool has_unique_keys;   // no two of its elements are equal
  std::vector<clang::QualType> holds;

  bool is_span() const { return name == "span"; }
};

/// A template and its arguments, whether they are known or depend on the parameters of another template.
struct specialization {
  const clang::TemplateDecl* of = nullptr;
  llvm::ArrayRef<clang::TemplateArgument> arguments;
};

/// Returns: what the type is a specialization of; no template where it is of none.
specialization as_specialization(clang::QualType type);

/// Returns: the types among the arguments, with a trailing pack laid flat.
std::vector<clang::QualType> types_among(llvm::ArrayRef<clang::TemplateArgument> arguments);

/// Returns: what rules know of a canonical type of the standard library's; nothing of any other.
std::optional<standard_use> as_standard(clang::QualType type);

/// Returns: whether it is the class of the standard library that has this name and is no template.
bool is_standard(clang::QualType type, std::string_view name);

bool is_char(clang::QualType type);

/// Returns: whether it is const char*, which is text.
bool is_c_string(clang::QualType type);

/// Returns: whether it is a string or a string view of char.
bool is_text(clang::QualType type);

/// Returns: what a rule gets to see: the type itself, what an optional or a pointer of any depth holds, or each alternative of a variant.
std::vector<clang::QualType> seen_by_rules(clang::Sema& sema, clang::QualType type);

/// Returns: what a container holds at this place, its elements, its keys or its values; null where there is nothing.
clang::QualType held_at(clang::QualType container, std::size_t index, model::kinds among);

}  // namespace ufb::scan
