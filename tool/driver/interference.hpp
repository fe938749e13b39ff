// Whether headers that are read in one translation unit are what they are alone, as far as the preprocessor is concerned. Used by parse.
#pragma once

#include <memory>

namespace clang {
class Preprocessor;
}

namespace ufb::driver {

struct inclusions;

/// Who includes whom, noted while Clang reads.
class interference {
 public:
  interference();
  ~interference();
  interference(const interference&) = delete;
  interference& operator=(const interference&) = delete;

  /// Effects: from here on watches the preprocessor.
  /// Requires: this outlives the preprocessor.
  void watch(clang::Preprocessor& preprocessor);

  /// Returns: whether a file depends on what was read before it: a name in it is that of a macro which a file defines that it does not include,
  ///   at whatever time, or a pragma holds beyond the end of its file. Macros of the command line are everybody's.
  bool is_found(const clang::Preprocessor& preprocessor) const;

 private:
  std::unique_ptr<inclusions> seen_;
};

}  // namespace ufb::driver
