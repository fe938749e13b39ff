// The command line, in the terms of LLVM's CommandLine library. See options.hpp.
#include "options.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "clang/Basic/Version.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/raw_ostream.h"

namespace ufb::driver {
namespace {

namespace cl = llvm::cl;

constexpr int wrong_call = 2;

[[noreturn]] void refuse(const std::string& why) {
  llvm::errs() << "ufb: error: " << why << "\n";
  std::exit(wrong_call);
}

/// The options as the library wants them: objects that register themselves. Made once, by parse_command_line.
struct declarations {
  cl::OptionCategory category{"Options of ufb"};
  cl::SubCommand generate{"generate", "write X.ufb.hpp, the builders and validators, for each header X.hpp"};
  cl::SubCommand check{"check", "say what is wrong with the annotations of each header or source and write nothing"};
  cl::SubCommand layout{"layout", "say how the objects of annotated structs lie in memory, and how they could be smaller"};
  cl::SubCommand report{"report", "make one HTML page of a trace of memory, as ufb::memory_trace writes it"};

  cl::list<std::string> headers{cl::Positional, cl::desc("FILE... [-- compiler flags]"), cl::sub(generate), cl::sub(check), cl::sub(layout)};
  cl::list<std::string> traces{cl::Positional, cl::desc("TRACE"), cl::sub(report)};
  cl::opt<std::string> output{"o", cl::desc("write under this folder (default: the current one)"), cl::value_desc("DIR"), cl::init("."),
                              cl::cat(category), cl::sub(generate)};
  cl::opt<std::string> depfile{"depfile", cl::desc("write what the result depends on, as a make rule for the stamp"), cl::value_desc("FILE"),
                               cl::cat(category), cl::sub(generate)};
  cl::opt<std::string> stamp{"stamp", cl::desc("touch this file when all is written"), cl::value_desc("FILE"), cl::cat(category),
                             cl::sub(generate)};
  cl::list<std::string> bases{"base", cl::desc("name glue relative to this folder (default: the include folders of the flags)"),
                              cl::value_desc("DIR"), cl::cat(category), cl::sub(generate), cl::sub(check), cl::sub(layout)};
  cl::opt<std::string> database{"p", cl::desc("take the flags from DIR/compile_commands.json; check without a FILE: check all sources in it"), cl::value_desc("DIR"), cl::cat(category),
                                cl::sub(generate), cl::sub(check), cl::sub(layout)};
  cl::opt<unsigned> jobs{"j", cl::desc("read this many headers at a time (default: 1)"), cl::value_desc("N"), cl::init(1), cl::Prefix,
                         cl::cat(category), cl::sub(generate), cl::sub(check), cl::sub(layout)};
  cl::opt<bool> json{"json", cl::desc("print what there is to say on stdout, a JSON object a line"), cl::cat(category), cl::sub(generate),
                     cl::sub(check), cl::sub(layout)};
  cl::opt<bool> fix{"fix", cl::desc("make every fix that there is in the headers themselves, and say what is left"), cl::cat(category),
                    cl::sub(check)};
  cl::opt<bool> all{"all", cl::desc("all records that a header declares, annotated or not"), cl::cat(category), cl::sub(layout)};
  cl::opt<bool> html{"html", cl::desc("write one HTML page, with all that it needs in it"), cl::cat(category), cl::sub(layout)};
  cl::opt<std::string> output_file{"o", cl::desc("write to this file (default: the standard output)"), cl::value_desc("FILE"),
                                   cl::cat(category), cl::sub(layout), cl::sub(report)};
};

/// `@FILE` stands for the flags in FILE, quoted as a shell does. CMake has a prefix for several in one word: `'SHELL:-include a.hpp'`.
std::vector<std::string> expand_flags(int argc, const char* const* argv) {
  std::vector<std::string> flags;
  llvm::BumpPtrAllocator storage;
  llvm::StringSaver saver(storage);
  for (int i = 0; i < argc; ++i) {
    if (argv[i][0] != '@') {
      flags.emplace_back(argv[i]);
      continue;
    }
    auto file = llvm::MemoryBuffer::getFile(argv[i] + 1, /*IsText=*/true);
    if (!file) refuse("cannot read flags from '" + std::string(argv[i] + 1) + "': " + file.getError().message());
    llvm::SmallVector<const char*, 32> words;
    cl::TokenizeGNUCommandLine((*file)->getBuffer(), saver, words);
    for (const char* word : words) {
      llvm::StringRef flag = word;
      llvm::SmallVector<const char*, 8> parts{word};
      if (flag.consume_front("SHELL:")) {
        parts.clear();
        cl::TokenizeGNUCommandLine(flag, saver, parts);
      }
      flags.insert(flags.end(), parts.begin(), parts.end());
    }
  }
  return flags;
}

/// `ufb help x` is `ufb x --help`; a subcommand is not to be left out or misspelt.
std::vector<const char*> normalize(int argc, const char* const* argv) {
  std::vector<const char*> words(argv, argv + argc);
  if (argc > 1 && std::string_view(argv[1]) == "help") {
    words.erase(words.begin() + 1);
    words.push_back("--help");
  }
  if (words.size() < 2) words.push_back("--help");
  const std::string_view first = words[1];
  if (!first.starts_with("-") && first != "generate" && first != "check" && first != "layout" && first != "report")
    refuse("unknown command '" + std::string(first) + "'; there are 'generate', 'check', 'layout' and 'report' (see `ufb --help`)");
  return words;
}

}  // namespace

options parse_command_line(int argc, const char* const* argv) {
  const char* const* end = argv + argc;
  const char* const* separator = std::find(argv, end, std::string_view("--"));
  const auto words = normalize(static_cast<int>(separator - argv), argv);

  static declarations declared;
  cl::HideUnrelatedOptions(declared.category);
  cl::SetVersionPrinter([](llvm::raw_ostream& out) { out << "ufb " UFB_VERSION " (Clang " CLANG_VERSION_STRING ")\n"; });
  std::string problem;
  llvm::raw_string_ostream problems(problem);
  if (!cl::ParseCommandLineOptions(static_cast<int>(words.size()), words.data(), "Builders, validators and pooled memory for plain C++ structs.\n",
                                   &problems)) {
    llvm::errs() << problems.str();
    std::exit(wrong_call);
  }

  options parsed;
  if (declared.check) parsed.command = command::check;
  else if (declared.layout) parsed.command = command::layout;
  else if (declared.report) parsed.command = command::report;
  else if (!declared.generate) refuse("no command; there are 'generate', 'check', 'layout' and 'report' (see `ufb --help`)");
  parsed.headers.assign(declared.headers.begin(), declared.headers.end());
  parsed.output_directory = declared.output;
  parsed.depfile = declared.depfile;
  parsed.stamp = declared.stamp;
  parsed.bases.assign(declared.bases.begin(), declared.bases.end());
  parsed.compilation_database = declared.database;
  parsed.output_file = declared.output_file;
  if (parsed.command == command::report) {
    if (declared.traces.size() != 1) refuse(std::string(declared.traces.empty() ? "no trace to read" : "more than one trace to read") + " (see `ufb report --help`)");
    if (separator != end) refuse("report takes no compiler flags");
    parsed.trace = declared.traces.front();
    return parsed;
  }
  const bool checks_database = parsed.command == command::check && !parsed.compilation_database.empty();
  if (parsed.headers.empty() && !checks_database) refuse("no header to read (see `ufb " + std::string(words[1]) + " --help`)");
  parsed.is_for_machines = declared.json;
  parsed.makes_fixes = declared.fix;
  parsed.jobs = std::max(1U, static_cast<unsigned>(declared.jobs));
  if (separator != end) parsed.flags = expand_flags(static_cast<int>(end - separator) - 1, separator + 1);
  if (declared.json && declared.html) refuse("--json and --html are two forms of one thing: name one");
  parsed.is_page = declared.html;
  parsed.all_records = declared.all;
  if (!parsed.depfile.empty() && parsed.stamp.empty()) refuse("--depfile needs --stamp: the stamp is what the rule in it is for");
  return parsed;
}

}  // namespace ufb::driver
