// Catches what Clang says, and check through it, as messages. Used by parse.
#pragma once

#include <string>
#include <vector>

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "compat.hpp"
#include "llvm/Support/raw_ostream.h"
#include "message.hpp"

namespace ufb::driver {

class reporter : public clang::DiagnosticConsumer {
 public:
  reporter(std::vector<message>& into, bool has_colors);

  void BeginSourceFile(const clang::LangOptions& language, const clang::Preprocessor* preprocessor) override;
  void EndSourceFile() override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& said) override;

 private:
  std::vector<message>& messages_;
  diagnostic_options options_;
  std::string rendered_;
  llvm::raw_string_ostream stream_{rendered_};
  clang::TextDiagnosticPrinter printer_;
  clang::LangOptions language_;
};

}  // namespace ufb::driver
