// What the bodies in a source say that is of interest: where they use builders and validators. Used by scan's callers.
#pragma once

#include <string>
#include <vector>

#include "clang/Basic/SourceLocation.h"

namespace clang {
class CXXRecordDecl;
class Sema;
}  // namespace clang

namespace ufb::scan {

/// ufb::build<order>()
struct body_use {
  clang::SourceLocation at;
  std::string function;  // "build"
  const clang::CXXRecordDecl* type = nullptr;
};

/// Functions and variables of the main file.
struct bodies {
  std::vector<clang::SourceRange> ranges;
  std::vector<body_use> uses;  // in source order
};

/// Effects: none. What did not compile is read as far as Clang understood it.
bodies read_bodies(clang::Sema& sema);

}  // namespace ufb::scan
