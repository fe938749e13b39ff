// The end of a parse that is about layouts and judges nothing. Used by parse.
#pragma once

#include <functional>
#include <memory>

#include "model/object_layout.hpp"
#include "scan/scan.hpp"

namespace clang {
class ASTConsumer;
class CompilerInstance;
}  // namespace clang

namespace ufb::driver {

/// Returns: what calls `done` with the layouts of the main file's records when Clang has parsed it; not where there were errors.
/// Requires: scan::register_attributes() has been called; the preprocessor exists and has not begun; `names` outlives the parse.
std::unique_ptr<clang::ASTConsumer> make_layout_reader(clang::CompilerInstance& compiler, const scan::naming& names, bool wants_all,
                                                       std::function<void(model::header_layout)> done);

}  // namespace ufb::driver
