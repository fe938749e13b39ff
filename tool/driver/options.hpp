// The command line, parsed. Made by main, read by the pipeline.
#pragma once

#include <string>
#include <vector>

namespace ufb::driver {

enum class command { generate, check, layout, report };

struct options {
  driver::command command = command::generate;
  std::vector<std::string> headers;      // of check sources as well; none: every source of the compilation database
  std::string output_directory = ".";
  std::string trace;                     // report: what to read
  std::string output_file;               // layout, report; empty: stdout
  bool is_page = false;                  // layout: --html
  bool all_records = false;              // layout: also those without annotations
  std::string depfile;                   // empty: none
  std::string stamp;                     // empty: none
  std::string compilation_database;      // the folder of compile_commands.json; empty: flags come after --
  std::vector<std::string> bases;        // folders that glue is named relative to; empty: the flags' include folders
  unsigned jobs = 1;
  bool is_for_machines = false;          // --json
  bool makes_fixes = false;              // --fix
  std::vector<std::string> flags;        // after --, response files expanded
};

/// Effects: prints help or version and ends the process with 0 where they are asked for; says what is wrong with a wrong call on
/// stderr and ends it with 2.
options parse_command_line(int argc, const char* const* argv);

}  // namespace ufb::driver
