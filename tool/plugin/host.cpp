// The first thing that runs when a compiler loads the plugin: is it the one that the plugin was built for? Called by the loader.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "clang/Basic/Version.h"
#include "scan/collected.hpp"

namespace clang {
// Weak: a compiler that has no such function is another one as well.
__attribute__((weak)) std::string getClangFullVersion();
}  // namespace clang

namespace ufb::plugin {
namespace {

/// Returns: 19 for "Debian clang version 19.1.7 (3)"; 0 where there is no such number.
int major_version(const std::string& text) {
  const std::string before = "clang version ";
  const std::size_t at = text.find(before);
  return at == std::string::npos ? 0 : std::atoi(text.c_str() + at + before.size());
}

/// Clang's classes differ from version to version: whatever is called next in another one ends in a crash without a word. An
/// initializer cannot refuse to be loaded, so it ends the compile. The lowest priority there is runs before all other initializers.
[[gnu::constructor(101)]] void check_host() {
  const std::string host = clang::getClangFullVersion == nullptr ? "another compiler" : clang::getClangFullVersion();
  if (major_version(host) == CLANG_VERSION_MAJOR) return;
  std::fprintf(stderr, "ufb-plugin.so: error: built for Clang " CLANG_VERSION_MAJOR_STRING ", but loaded by %s\n", host.c_str());
  _exit(1);
}

/// At load, not with the first compile: the preprocessor alone knows __has_cpp_attribute(ufb::builder) too.
[[gnu::constructor]] void teach_attributes() { scan::register_attributes(); }

}  // namespace
}  // namespace ufb::plugin
