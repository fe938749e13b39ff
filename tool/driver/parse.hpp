// One header through Clang, scan and check: the part of a run that can be done for many headers at a time. Used by the pipeline.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "message.hpp"
#include "model/object_layout.hpp"
#include "model/record.hpp"
#include "scan/scan.hpp"

namespace ufb::driver {

struct parse_request {
  std::string header;                // as the user named it
  std::vector<std::string> flags;    // of the compiler, filtered
  std::string resource_directory;    // of this Clang
  bool has_colors = false;
  bool is_source = false;            // no header: judged with the annotated headers it includes
  bool has_absolute_paths = false;   // files are shown by their absolute paths
  bool wants_layouts = false;        // in place of a judgement
  bool wants_all_layouts = false;    // also of records without annotations
};

struct parse_result {
  bool is_clean = false;                     // no error of Clang's and none of ours
  std::optional<model::checked> checked;     // of a header: there when it is clean
  std::optional<model::header_layout> layout;  // there when it is clean and was wanted
  std::vector<std::string> dependencies;     // every file read, absolute
  std::vector<message> messages;             // what Clang and check had to say, in source order
};

/// Effects: parses the header or source as a translation unit of its own, glue headers left out, and judges its annotations.
/// Requires: scan::register_attributes() has been called. May run on any thread.
parse_result parse(const parse_request& request, const scan::naming& names);

}  // namespace ufb::driver
