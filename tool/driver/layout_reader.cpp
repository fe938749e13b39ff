// The consumer at the end of Clang's parser. See layout_reader.hpp.
#include "layout_reader.hpp"

#include <array>
#include <utility>

#include "scan/layouts.hpp"
#include "scan/watcher.hpp"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Sema/SemaConsumer.h"

namespace ufb::driver {
namespace {

class layout_consumer : public clang::SemaConsumer {
 public:
  layout_consumer(clang::CompilerInstance& compiler, const scan::naming& names, bool wants_all, std::function<void(model::header_layout)> done)
      : compiler_(compiler), names_(names), wants_all_(wants_all), done_(std::move(done)), collecting_(found_) {
    scan::watch_names(compiler.getPreprocessor(), found_);
  }

  void InitializeSema(clang::Sema& sema) override { sema_ = &sema; }
  void ForgetSema() override { sema_ = nullptr; }

  void HandleTranslationUnit(clang::ASTContext& context) override {
    if (compiler_.getDiagnostics().hasErrorOccurred()) return;
    const std::array files{compiler_.getSourceManager().getMainFileID()};
    done_(scan::read_layouts(context, scan::scan(*sema_, found_, names_, files).front(), wants_all_));
  }

 private:
  clang::CompilerInstance& compiler_;
  const scan::naming& names_;
  bool wants_all_;
  std::function<void(model::header_layout)> done_;
  clang::Sema* sema_ = nullptr;
  scan::collected found_;
  scan::collecting collecting_;
};

}  // namespace

std::unique_ptr<clang::ASTConsumer> make_layout_reader(clang::CompilerInstance& compiler, const scan::naming& names, bool wants_all,
                                                       std::function<void(model::header_layout)> done) {
  return std::make_unique<layout_consumer>(compiler, names, wants_all, std::move(done));
}

}  // namespace ufb::driver
