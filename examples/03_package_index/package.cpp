// The rules that are functions.
// Called by the checks in package.ufb.hpp.
#include "package.hpp"

#include <algorithm>
#include <array>

namespace debian {
namespace {

// §2.4, and in its order.
constexpr std::array<std::string_view, 58> sections{"admin",        "cli-mono",     "comm",          "database",     "debian-installer",
                                                    "debug",        "devel",        "doc",           "editors",      "education",
                                                    "electronics",  "embedded",     "fonts",         "games",        "gnome",
                                                    "gnu-r",        "gnustep",      "graphics",      "hamradio",     "haskell",
                                                    "httpd",        "interpreters", "introspection", "java",         "javascript",
                                                    "kde",          "kernel",       "libdevel",      "libs",         "lisp",
                                                    "localization", "mail",         "math",          "metapackages", "misc",
                                                    "net",          "news",         "ocaml",         "oldlibs",      "otherosfs",
                                                    "perl",         "php",          "python",        "ruby",         "rust",
                                                    "science",      "shells",       "sound",         "tasks",        "tex",
                                                    "text",         "utils",        "vcs",           "video",        "web",
                                                    "x11",          "xfce",         "zope"};
static_assert(std::is_sorted(sections.begin(), sections.end()));

}  // namespace

/// §2.4: "section if the package is in the main archive area, area/section if the package is in the contrib or non-free archive areas".
/// Since Debian 12 there is a fourth area, non-free-firmware.
bool is_section(std::string_view section) {
  for (const std::string_view area : {"contrib/", "non-free/", "non-free-firmware/"})
    if (section.starts_with(area)) {
      section.remove_prefix(area.size());
      break;
    }
  return std::binary_search(sections.begin(), sections.end(), section);
}

/// §7.1: "The exception is the Provides field, for which only = is allowed."
bool is_exact(const relation& relation) { return !relation.compare || relation.compare == comparison::equal; }

/// Text that is no value of its field is no value, whatever it says.
bool is_readable(std::string_view) { return false; }

/// A package is in the database of a machine, or it can be fetched and verified.
bool is_installed_or_offered(const package& package) { return package.status || (package.filename && package.size && package.sha256); }

/// dpkg refuses "Multi-Arch: same" where there is one package for all architectures.
bool has_architectures_to_share(const package& package) { return package.multi_arch != multiarch::same || package.architecture != "all"; }

}  // namespace debian
