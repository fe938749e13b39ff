// Names of macros against the names in files. See interference.hpp.
#include "interference.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"

namespace ufb::driver {

using file = const clang::FileEntry*;

struct inclusions {
  std::map<file, std::set<file>> of;  // also what is skipped because it was included before
  std::set<file> all;
};

namespace {

class watcher : public clang::PPCallbacks {
 public:
  watcher(const clang::SourceManager& sources, inclusions& seen) : sources_(sources), seen_(seen) {}

  void InclusionDirective(clang::SourceLocation hash, const clang::Token&, llvm::StringRef, bool, clang::CharSourceRange,
                          clang::OptionalFileEntryRef included, llvm::StringRef, llvm::StringRef, const clang::Module*, bool,
                          clang::SrcMgr::CharacteristicKind) override {
    if (!included) return;
    seen_.of[sources_.getFileEntryForID(sources_.getFileID(hash))].insert(&included->getFileEntry());
    seen_.all.insert(&included->getFileEntry());
  }

 private:
  const clang::SourceManager& sources_;
  inclusions& seen_;
};

/// The files of a translation unit, each with what it includes and which names stand in it.
class reader {
 public:
  reader(const inclusions& seen, const clang::Preprocessor& preprocessor)
      : seen_(seen), preprocessor_(preprocessor), sources_(preprocessor.getSourceManager()) {}

  bool finds_interference() {
    const bool has_own_macros = std::ranges::any_of(preprocessor_.macros(), [this](const auto& macro) { return is_users(macro.first); });
    for (const file each : seen_.all) {
      const clang::FileID id = sources_.translateFile(each);
      if (id.isInvalid()) continue;
      const bool is_system = is_systems(id);
      if ((!is_system || has_own_macros) && is_touched(each, id, is_system)) return true;
    }
    return false;
  }

 private:
  bool is_systems(clang::FileID id) const { return clang::SrcMgr::isSystem(sources_.getFileCharacteristic(sources_.getLocForStartOfFile(id))); }

  /// Whether a macro of this name was defined by a file of the user's, and not just to include that file once.
  bool is_users(const clang::IdentifierInfo* name) const {
    for (const clang::MacroDirective* one = preprocessor_.getLocalMacroDirectiveHistory(name); one != nullptr; one = one->getPrevious()) {
      const clang::FileID id = sources_.getFileID(one->getLocation());
      const clang::MacroInfo* info = one->getMacroInfo();
      if (sources_.getFileEntryForID(id) != nullptr && !is_systems(id) && (info == nullptr || !info->isUsedForHeaderGuard())) return true;
    }
    return false;
  }

  /// Whether a name in the file is that of a macro which another file defined, or took away, that it does not include; or the file changes how
  /// those are read that come after it.
  bool is_touched(file each, clang::FileID id, bool is_system) const {
    const std::set<file> own = is_system ? std::set<file>{} : closure(each);
    const llvm::StringRef text = sources_.getBufferData(id);
    clang::Lexer lexer(sources_.getLocForStartOfFile(id), preprocessor_.getLangOpts(), text.begin(), text.begin(), text.end());
    clang::Token token;
    bool is_directive = false;  // a hash was before this token
    bool is_pragma = false;
    for (bool is_end = false; !is_end;) {
      is_end = lexer.LexFromRawLexer(token);
      if (token.is(clang::tok::raw_identifier)) {
        const llvm::StringRef name = token.getRawIdentifier();
        if (!is_system && (name == "_Pragma" || (is_pragma && !changes_nothing(name)))) return true;
        is_pragma = is_directive && name == "pragma";
        const auto known = preprocessor_.getIdentifierTable().find(name);
        if (known != preprocessor_.getIdentifierTable().end() && is_macro_of_another(known->second, own, is_system)) return true;
      } else {
        is_pragma = false;
      }
      is_directive = token.is(clang::tok::hash) && token.isAtStartOfLine();
    }
    return false;
  }

  static bool changes_nothing(llvm::StringRef pragma) {
    static constexpr std::string_view harmless[] = {"once", "GCC", "clang", "region", "endregion", "mark", "message", "warning"};
    return std::ranges::find(harmless, std::string_view(pragma)) != std::end(harmless);
  }

  /// Macros of the command line and Clang's own are in no file. The system's headers are made to be included in any order.
  bool is_macro_of_another(const clang::IdentifierInfo* name, const std::set<file>& own, bool is_system) const {
    if (!name->hadMacroDefinition()) return false;
    for (const clang::MacroDirective* one = preprocessor_.getLocalMacroDirectiveHistory(name); one != nullptr; one = one->getPrevious()) {
      const clang::FileID id = sources_.getFileID(one->getLocation());
      const file by = sources_.getFileEntryForID(id);
      if (by != nullptr && (is_system ? !is_systems(id) : !own.contains(by))) return true;
    }
    return false;
  }

  /// The file and all that it includes.
  std::set<file> closure(file of) const {
    std::vector<file> open{of};
    std::set<file> all{of};
    while (!open.empty()) {
      const auto next = seen_.of.find(open.back());
      open.pop_back();
      if (next == seen_.of.end()) continue;
      for (const file included : next->second)
        if (all.insert(included).second) open.push_back(included);
    }
    return all;
  }

  const inclusions& seen_;
  const clang::Preprocessor& preprocessor_;
  const clang::SourceManager& sources_;
};

}  // namespace

interference::interference() : seen_(std::make_unique<inclusions>()) {}
interference::~interference() = default;

void interference::watch(clang::Preprocessor& preprocessor) {
  preprocessor.addPPCallbacks(std::make_unique<watcher>(preprocessor.getSourceManager(), *seen_));
}

bool interference::is_found(const clang::Preprocessor& preprocessor) const { return reader(*seen_, preprocessor).finds_interference(); }

}  // namespace ufb::driver
