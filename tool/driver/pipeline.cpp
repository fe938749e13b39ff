// headers → scan → check → emit → files. See pipeline.hpp.
#include "pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <thread>
#include <tuple>

#include "clang/Basic/Version.h"
#include "emit/emit.hpp"
#include "files.hpp"
#include "fix.hpp"
#include "layout.hpp"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include "parse.hpp"
#include "report.hpp"
#include "show.hpp"
#include "spelling.hpp"
#include "toolchain.hpp"

namespace ufb::driver {
namespace {

namespace fs = std::filesystem;

// A fix can bring about another, or overlap it; none goes round in circles.
constexpr int most_rounds = 10;

/// Effects: says all there is to say, in the way that was asked for.
void show(const options& options, const std::vector<message>& messages) {
  if (options.is_for_machines) return show_to_machine(messages);
  show_to_person(messages);
}

int fail(const options& options, const std::string& why) {
  message said;
  said.id = "ufb";
  said.is_error = true;
  said.text = why;
  if (!options.is_for_machines) llvm::errs() << "ufb: error: " << why << "\n";
  else show_to_machine({said});
  return 1;
}

/// One header of the run, from its name to its glue.
struct unit {
  std::string header;
  bool is_source = false;
  std::string glue;  // of a header: "shop/order.ufb.hpp"
  std::vector<std::string> flags;
  parse_result result;
};

/// Effects: makes a unit of each file that is asked for. Returns: what went wrong, or an empty string.
std::string find_units(const options& options, std::vector<unit>& units) {
  std::vector<std::string> files = options.headers;
  if (files.empty()) {
    std::string why;
    auto sources = database_sources(options.compilation_database, why);
    if (!sources) return why;
    if (sources->empty()) return "no C++ source in " + options.compilation_database + "/compile_commands.json";
    files = *std::move(sources);
  }
  for (const std::string& file : files) {
    const bool is_source = options.command == command::check && driver::is_source(file);
    if (std::error_code error; !fs::is_regular_file(file, error)) return std::string("no such ") + (is_source ? "source" : "header") + ": '" + file + "'";
    units.push_back({file, is_source, {}, {}, {}});
  }
  return {};
}

/// Effects: fills in each unit's flags. Returns: what went wrong, or an empty string.
std::string find_flags(const options& options, std::vector<unit>& units) {
  for (unit& one : units) {
    one.flags = options.flags;
    if (options.compilation_database.empty()) continue;
    std::error_code error;
    one.header = fs::absolute(one.header, error).string();
    std::string why;
    auto flags = database_flags(options.compilation_database, one.header, why);
    if (!flags) return why;
    one.flags.insert(one.flags.begin(), flags->begin(), flags->end());
  }
  for (unit& one : units) one.flags = filter_flags(one.flags);
  return {};
}

std::vector<std::string> search_folders(const options& options, const std::vector<unit>& units) {
  std::set<std::string> folders(options.bases.begin(), options.bases.end());
  for (const unit& one : units)
    for (std::string& folder : include_folders(one.flags)) folders.insert(std::move(folder));
  return {folders.begin(), folders.end()};
}

/// What headers are called: those of the run relative to the --base folders where given, so that the caller knows where their glue
/// goes; all others relative to the folders that the flags search.
class header_names {
 public:
  header_names(const options& options, const std::vector<std::string>& searched)
      : own_(options.bases.empty() ? searched : options.bases), others_(searched) {
    for (const std::string& header : options.headers) headers_.insert(own_.canonical(header));
  }

  std::string operator()(const std::string& header) const {
    return headers_.contains(own_.canonical(header)) ? own_(header) : others_(header);
  }

 private:
  spelling own_;
  spelling others_;
  std::set<std::string> headers_;
};

std::string name_glue(const header_names& spell, std::vector<unit>& units) {
  std::map<std::string, std::string> headers;
  for (unit& one : units) {
    if (one.is_source) continue;
    const std::string name = spell(one.header);
    if (std::string problem = obstacle_in_name(name); !problem.empty()) return problem;
    one.glue = model::glue_header(name);
    const auto [other, is_first] = headers.emplace(one.glue, one.header);
    if (!is_first && other->second == one.header) return "'" + one.header + "' is given twice";
    if (!is_first) return "'" + other->second + "' and '" + one.header + "' would both write '" + one.glue + "'; rename one, or give their folders with --base";
  }
  return {};
}

bool can_be_found(const std::string& glue, const std::vector<std::string>& folders) {
  return std::ranges::any_of(folders, [&](const std::string& folder) {
    std::error_code error;
    return fs::exists(fs::path(folder) / glue, error);
  });
}

/// Says how far a long run has come, to a person; a pipe gets nothing.
class progress {
 public:
  explicit progress(std::size_t total) : total_(total), is_shown_(total > 1 && llvm::sys::Process::StandardErrIsDisplayed()) {}
  progress(const progress&) = delete;
  progress& operator=(const progress&) = delete;
  ~progress() {
    if (is_shown_) llvm::errs() << "\r\033[K";
  }
  void advance() {
    const std::size_t done = ++done_;
    if (is_shown_) llvm::errs() << "\r[" + std::to_string(done) + "/" + std::to_string(total_) + "]";
  }

 private:
  std::size_t total_;
  bool is_shown_;
  std::atomic<std::size_t> done_ = 0;
};

/// A terminal, and nobody who asks for none: https://no-color.org
bool wants_colors() {
  const char* none = std::getenv("NO_COLOR");
  return llvm::sys::Process::StandardErrHasColors() && (none == nullptr || *none == '\0');
}

void parse_all(const options& options, const std::string& resources, const scan::naming& names, std::vector<unit>& units) {
  // What a source includes is generated at another time.
  scan::naming names_in_source = names;
  names_in_source.has_glue = [](const std::string&) { return true; };
  progress shown(units.size());
  const bool has_colors = !options.is_for_machines && wants_colors();
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < units.size(); i = next++) {
      units[i].result = parse({.header = units[i].header,
                               .flags = units[i].flags,
                               .resource_directory = resources,
                               .has_colors = has_colors,
                               .is_source = units[i].is_source,
                               .has_absolute_paths = !options.compilation_database.empty(),
                               .wants_layouts = options.command == command::layout,
                               .wants_all_layouts = options.all_records},
                              units[i].is_source ? names_in_source : names);
      shown.advance();
    }
  };
  std::vector<std::thread> helpers;
  for (unsigned i = 1; i < std::min<std::size_t>(options.jobs, units.size()); ++i) helpers.emplace_back(work);
  work();
  for (std::thread& helper : helpers) helper.join();
}

/// What all units have to say, in their order; what several say of one header they include is there once.
std::vector<message> gathered(const std::vector<unit>& units) {
  std::vector<message> all;
  std::set<std::tuple<std::string, unsigned, unsigned, std::string>> seen;
  for (const unit& one : units)
    for (const message& each : one.result.messages)
      if (each.at.file.empty() || seen.emplace(each.at.file, each.at.line, each.at.column, each.text).second) all.push_back(each);
  return all;
}

/// Effects: makes fixes and reads the headers again, until there is none left to make; says what was fixed.
/// Returns: what went wrong, or an empty string.
std::string fix_all(const options& options, const std::string& resources, const scan::naming& names, std::vector<unit>& units) {
  std::vector<message> made;
  for (int round = 0; round < most_rounds; ++round) {
    const std::size_t before = made.size();
    if (std::string problem = make_fixes(gathered(units), made); !problem.empty()) return problem;
    if (made.size() == before) break;
    parse_all(options, resources, names, units);
  }
  if (options.is_for_machines) return {};
  for (const message& one : made)
    llvm::errs() << one.at.file << ":" << one.at.line << ":" << one.at.column << ": fixed: " << one.text << "\n";
  if (!made.empty()) llvm::errs() << counted(made.size(), "fix", "fixes") << " made\n";
  return {};
}

int write(const options& options, const std::vector<unit>& units) {
  std::vector<output_file> files;
  std::set<std::string> dependencies;
  for (const unit& one : units) {
    if (!one.result.checked) return 0;  // -verify: the expected errors came
    files.push_back({(fs::path(options.output_directory) / one.glue).string(), emit::emit(*one.result.checked)});
    dependencies.insert(one.result.dependencies.begin(), one.result.dependencies.end());
  }
  if (!options.depfile.empty()) files.push_back({options.depfile, make_rule(options.stamp, {dependencies.begin(), dependencies.end()})});
  if (const std::string problem = write_files(files); !problem.empty()) return fail(options, problem);
  if (options.stamp.empty()) return 0;
  const std::string problem = touch(options.stamp);
  return problem.empty() ? 0 : fail(options, problem);
}

int show_layouts(const options& options, std::vector<unit>& units) {
  std::vector<model::header_layout> layouts;
  for (unit& one : units)
    if (one.result.layout) layouts.push_back(*std::move(one.result.layout));
  const std::string problem = write_layouts(options, std::move(layouts));
  return problem.empty() ? 0 : fail(options, problem);
}

}  // namespace

int run(const options& options) {
  if (options.command == command::report) return write_report(options);
  std::vector<unit> units;
  if (const std::string problem = find_units(options, units); !problem.empty()) return fail(options, problem);
  if (const std::string problem = find_flags(options, units); !problem.empty()) return fail(options, problem);
  std::vector<std::string> searched = search_folders(options, units);
  const header_names spell(options, searched);
  if (options.command != command::layout)
    if (const std::string problem = name_glue(spell, units); !problem.empty()) return fail(options, problem);
  const std::string resources = find_resource_directory();
  if (resources.empty()) return fail(options, "the builtin headers of Clang " CLANG_VERSION_MAJOR_STRING " are missing; install libclang-common-" CLANG_VERSION_MAJOR_STRING "-dev");

  std::set<std::string> written;
  for (const unit& one : units) written.insert(one.glue);
  searched.push_back(options.output_directory);
  const scan::naming names{
      [&](const std::string& path) { return spell(path); },
      [&](const std::string& glue) { return written.contains(glue) || can_be_found(glue, searched); }};
  scan::register_attributes();
  parse_all(options, resources, names, units);
  if (options.makes_fixes)
    if (const std::string problem = fix_all(options, resources, names, units); !problem.empty()) return fail(options, problem);
  show(options, gathered(units));
  if (!std::ranges::all_of(units, [](const unit& one) { return one.result.is_clean; })) return 1;
  if (options.command == command::layout) return show_layouts(options, units);
  return options.command == command::generate ? write(options, units) : 0;
}

}  // namespace ufb::driver
