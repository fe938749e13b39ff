// Which form goes where. See layout.hpp.
#include "layout.hpp"

#include <utility>

#include "files.hpp"
#include "layout/render.hpp"
#include "llvm/Support/Process.h"

namespace ufb::driver {

std::string write_layouts(const options& options, std::vector<model::header_layout> headers) {
  std::vector<layout::header_analysis> analyses;
  for (model::header_layout& one : headers) analyses.push_back(layout::analyze(std::move(one)));
  const bool has_colors = options.output_file.empty() && llvm::sys::Process::StandardOutHasColors();
  const std::string text = options.is_for_machines ? layout::to_json(analyses)
                           : options.is_page       ? layout::to_html(analyses)
                                                   : layout::to_text(analyses, has_colors);
  return write_or_print(options.output_file, text);
}

}  // namespace ufb::driver
