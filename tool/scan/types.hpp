// C++ types in the model's terms. Used by scan.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/declared.hpp"

namespace clang {
class ASTContext;
class CXXRecordDecl;
class EnumDecl;
class QualType;
class Sema;
class TagDecl;
}  // namespace clang

namespace ufb::scan {

/// What an annotated struct has, by itself or in the annotated structs it holds.
struct holdings {
  bool rules = false;
  bool may_have_rules = false;  // as in model::type
  bool secrets = false;
};

/// What there is to know about structs beyond the type itself; answers come from the side table and from the driver.
struct record_facts {
  std::function<bool(const clang::CXXRecordDecl&)> is_annotated;
  std::function<holdings(const clang::CXXRecordDecl&)> holdings_of;
  std::function<std::string(const clang::TagDecl&)> glue;  // the header of its glue, as an #include spells it
  std::function<bool(const std::string&)> has_glue;              // such a header is or will be there
  std::function<void(model::enumerator&)> call;                  // by what it is renamed to
};

/// Returns: the type in the model's terms; `spelling` is left empty, it belongs to the declaration.
model::type classify(clang::Sema& sema, clang::QualType type, const record_facts& facts);

/// Returns: an enumerator for each value of the enumeration that has a name, as written.
std::vector<model::enumerator> enumerators_of(const clang::EnumDecl& enumeration);

/// Returns: the type in the model's terms if it is a std::chrono::duration or time_point that counts in a builtin number; else nothing.
std::optional<model::type> as_chrono(const clang::ASTContext& context, clang::QualType type);

}  // namespace ufb::scan
