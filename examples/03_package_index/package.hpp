// A binary package as Debian Policy 4.6.2 and deb-control(5) describe it, each rule with the section it comes from.
// `ufb generate` reads it and writes package.ufb.hpp, with which to_package.cpp builds packages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debian {

enum class rank { required, important, standard, optional, extra };  // §2.5: "extra" is deprecated
enum class multiarch { no, same, foreign, allowed };                 // deb-control(5)
enum class comparison { earlier, earlier_or_equal, equal, later_or_equal, later };

inline constexpr char name_syntax[] = "[a-z0-9][a-z0-9+.-]+";                                 // §5.6.1
inline constexpr char qualified_name_syntax[] = "[a-z0-9][a-z0-9+.-]+(:[a-z0-9-]+)?";         // python3:any
inline constexpr char version_syntax[] = "([0-9]+:)?[0-9]([A-Za-z0-9.+~-]*[A-Za-z0-9.+~])?";  // §5.6.12
inline constexpr char architecture_syntax[] = "[a-z0-9]+(-[a-z0-9]+)*";                       // §11.1

// The functions that rules name; see package.cpp.
struct package;
struct relation;
bool is_section(std::string_view section);
bool is_exact(const relation& relation);
bool is_readable(std::string_view field);
bool is_installed_or_offered(const package& package);
bool has_architectures_to_share(const package& package);

/// "Ada Lovelace <ada@example.org>"
struct [[ufb::builder]] person {  // §5.6.2
  [[ufb::not_empty]] std::string name;
  [[ufb::email]] std::string address;
};

/// "libc6 (>= 2.36)"
struct [[ufb::builder]] relation {  // §7.1
  [[ufb::pattern(qualified_name_syntax)]] std::string name;
  std::optional<comparison> compare;
  [[ufb::pattern(version_syntax)]] std::optional<std::string> version;
};

/// "default-mta | mail-transport-agent"
struct [[ufb::builder]] dependency {  // §7.1
  [[ufb::not_empty]] std::vector<relation> any_of;
};

/// "gcc-12 (12.2.0-14)"
struct [[ufb::builder]] source_package {  // §5.6.1
  [[ufb::pattern(name_syntax)]] std::string name;
  [[ufb::pattern(version_syntax)]] std::optional<std::string> version;
};

/// "install ok installed"
struct [[ufb::builder]] installation {  // dpkg(1)
  [[ufb::one_of("unknown", "install", "hold", "deinstall", "purge")]] std::string wanted;
  [[ufb::one_of("ok", "reinstreq")]] std::string flag;
  [[ufb::one_of("not-installed", "config-files", "half-installed", "unpacked", "half-configured", "triggers-awaited", "triggers-pending",
                "installed")]] std::string state;
};

struct [[using ufb: builder, check(is_installed_or_offered), check(has_architectures_to_share, "architecture")]] package {
  [[ufb::pattern(name_syntax)]] std::string name;                  // §5.6.7
  [[ufb::pattern(version_syntax)]] std::string version;            // §5.6.12
  [[ufb::pattern(architecture_syntax)]] std::string architecture;  // §5.6.8
  person maintainer;
  [[using ufb: trim, length(1, 79)]] std::string synopsis;  // §3.4.1: "certainly under 80 characters"
  [[ufb::optional]] std::string description;                // §5.6.13

  std::optional<source_package> source;
  [[ufb::check(is_section)]] std::optional<std::string> section;
  [[ufb::one_of(rank::required, rank::important, rank::standard, rank::optional)]] std::optional<rank> priority;  // §2.5
  bool essential = false;                                                                                         // §5.6.9
  multiarch multi_arch = multiarch::no;
  [[ufb::uri]] std::optional<std::string> homepage;  // §5.6.23
  std::optional<std::uint64_t> installed_size;       // §5.6.20, in KiB

  std::vector<dependency> pre_depends;  // §7.2
  std::vector<dependency> depends;
  std::vector<dependency> recommends;
  std::vector<dependency> suggests;
  std::vector<relation> enhances;
  std::vector<relation> breaks;                                         // §7.3
  std::vector<relation> conflicts;                                      // §7.4
  [[using ufb: each, check(is_exact)]] std::vector<relation> provides;  // §7.5
  std::vector<relation> replaces;                                       // §7.6

  std::optional<installation> status;                                    // in a machine's database
  [[ufb::pattern("[^/].*[.]deb")]] std::optional<std::string> filename;  // from here on in an archive's index
  [[ufb::min(1)]] std::optional<std::uint64_t> size;                     // in bytes
  [[ufb::pattern("[0-9a-f]{32}")]] std::optional<std::string> md5;
  [[ufb::pattern("[0-9a-f]{64}")]] std::optional<std::string> sha256;

  [[using ufb: each, check(is_readable)]] std::vector<std::string> unreadable;  // "Size: 12k": what is no value of its field
};

}  // namespace debian
