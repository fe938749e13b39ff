// A translation unit through scan and check: what tool and plugin do alike. Used by parse and by the plugin.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "model/record.hpp"
#include "scan/scan.hpp"
#include "llvm/ADT/StringRef.h"

namespace clang {
class ASTConsumer;
class CompilerInstance;
class Preprocessor;
}  // namespace clang

namespace ufb::driver {

/// What the two do differently.
struct judging {
  scan::naming names;
  std::function<std::vector<clang::FileID>(const clang::SourceManager&, const scan::collected&)> files;  // those to be judged
  std::function<void(std::vector<model::checked>)> done;  // called with what they are found to be, unless there is an error
  bool warns_always = false;  // also where the compiler's flags silence all warnings
  // Of a source: asked whether there are errors that are not about these pieces of it, its bodies, which may need glue that is not there yet.
  std::function<bool(const std::vector<clang::SourceRange>& bodies)> fails_outside = {};
};

/// Returns: what scans and judges the files when Clang has parsed the translation unit; each finding is one of Clang's diagnostics. Where
///   Clang has found errors itself there is nothing to judge. Of a source the main file is judged with the others; where Clang may skip
///   bodies, it skips all others.
/// Requires: scan::register_attributes() has been called; the preprocessor exists and has not begun.
std::unique_ptr<clang::ASTConsumer> make_judge(clang::CompilerInstance& compiler, judging how);

/// Returns: whether the file is one that ufb writes.
inline bool is_glue(llvm::StringRef path) { return path.ends_with(".ufb.hpp"); }

/// Effects: from here on an include of glue that is not there yet includes nothing.
void allow_missing_glue(clang::Preprocessor& preprocessor);

}  // namespace ufb::driver
