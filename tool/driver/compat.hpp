// Where the Clang versions that the tool builds with differ in what the driver uses, and nothing else.
#pragma once

#include <memory>

#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/Version.h"
#if CLANG_VERSION_MAJOR >= 22
#include "clang/Options/Options.h"
#else
#include "clang/Driver/Options.h"
#endif

namespace ufb::driver {

#if CLANG_VERSION_MAJOR >= 22
namespace clang_options = clang::options;
inline const llvm::opt::OptTable& option_table() { return clang::getDriverOptTable(); }
#else
namespace clang_options = clang::driver::options;
inline const llvm::opt::OptTable& option_table() { return clang::driver::getDriverOptTable(); }
#endif

// Until Clang 20 a printer shares ownership of its options, since then it borrows them.
#if CLANG_VERSION_MAJOR >= 21
using diagnostic_options = std::unique_ptr<clang::DiagnosticOptions>;
inline diagnostic_options make_diagnostic_options() { return std::make_unique<clang::DiagnosticOptions>(); }
inline clang::DiagnosticOptions& for_printer(clang::DiagnosticOptions& options) { return options; }
#else
using diagnostic_options = llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions>;
inline diagnostic_options make_diagnostic_options() { return new clang::DiagnosticOptions; }
inline clang::DiagnosticOptions* for_printer(clang::DiagnosticOptions& options) { return &options; }
#endif

}  // namespace ufb::driver
