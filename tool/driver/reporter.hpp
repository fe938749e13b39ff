// Catches what Clang says, and check through it, as messages. Used by parse.
#pragma once

#include <functional>
#include <string>
#include <utility>
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
  reporter(std::vector<message>& into, bool has_colors, bool has_absolute_paths);

  /// Effects: from here on asks where a message that is about something instantiated belongs; an invalid place: where it says itself.
  void place_by(std::function<clang::SourceLocation()> instantiated_at) { instantiated_at_ = std::move(instantiated_at); }

  /// Effects: forgets the errors that belong to these pieces of the main file.
  /// Returns: whether there are others.
  bool drop_errors_in(const std::vector<clang::SourceRange>& pieces, const clang::SourceManager& sources);

  /// Returns: whether an error has been forgotten.
  bool has_dropped() const { return has_dropped_; }

  void BeginSourceFile(const clang::LangOptions& language, const clang::Preprocessor* preprocessor) override;
  void EndSourceFile() override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic& said) override;

 private:
  std::vector<message>& messages_;
  std::vector<clang::SourceLocation> places_;  // of the messages, where they belong
  std::function<clang::SourceLocation()> instantiated_at_;
  bool has_dropped_ = false;
  diagnostic_options options_;
  std::string rendered_;
  llvm::raw_string_ostream stream_{rendered_};
  clang::TextDiagnosticPrinter printer_;
  clang::LangOptions language_;
};

}  // namespace ufb::driver
