// A file in, a file out. See report.hpp.
#include "report.hpp"

#include <filesystem>
#include <variant>

#include "files.hpp"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "report/read.hpp"
#include "report/render.hpp"

namespace ufb::driver {
namespace {

int fail(const std::string& why) {
  llvm::errs() << "ufb: error: " << why << "\n";
  return 1;
}

}  // namespace

int write_report(const options& options) {
  const std::string& path = options.trace;
  const auto file = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!file) return fail("cannot read '" + path + "': " + file.getError().message());
  const auto found = report::read((*file)->getBuffer());
  if (const auto* wrong = std::get_if<report::problem>(&found)) {
    llvm::errs() << path << ":" << wrong->line << ":" << wrong->column << ": error: " << wrong->text << "\n";
    return 1;
  }
  const auto& trace = std::get<report::trace>(found);
  if (trace.is_cut) llvm::errs() << path << ": note: its last line is not whole and is left out\n";
  const std::string page = report::to_html(trace, std::filesystem::path(path).filename().string());
  const std::string problem = write_or_print(options.output_file, page);
  return problem.empty() ? 0 : fail(problem);
}

}  // namespace ufb::driver
