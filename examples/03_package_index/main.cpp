// Reads Debian's package database, or the index of an archive, and says how far it keeps to Debian's own rules.
// Usage: 03_package_index [FILE | -]. Exits with 1 where a stanza is malformed or the input cannot be read, with 2 for a wrong call.
#include <chrono>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include "stanza.hpp"
#include "tally.hpp"
#include "to_package.hpp"

namespace {

/// What an input holds. Invariant: records == valid + invalid + malformed.
struct summary {
  std::size_t records = 0;
  std::size_t valid = 0;
  std::size_t invalid = 0;
  std::size_t malformed = 0;
  std::uint64_t installed = 0;  // size of the valid ones, in KiB
  tally violations;
};

summary read(std::istream& in, const std::string& name) {
  summary found;
  deb822::reader reader(in);
  while (const deb822::stanza* stanza = reader.next()) {
    ++found.records;
    if (stanza->problem) {
      ++found.malformed;
      std::cerr << name << ':' << stanza->problem->line << ": " << stanza->problem->what << '\n';
    } else if (const auto package = debian::to_package(*stanza)) {
      ++found.valid;
      found.installed += (*package)->installed_size.value_or(0);
    } else {
      ++found.invalid;
      found.violations.add((*stanza)["Package"].value_or("a package without a name"), package.error());
    }
  }
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2) {
    std::cerr << "usage: " << argv[0] << " [FILE | -]\n";
    return 2;
  }
  const std::string name = argc == 2 ? argv[1] : "/var/lib/dpkg/status";
  std::ios::sync_with_stdio(false);
  std::ifstream file;
  if (name != "-") file.open(name);
  std::istream& in = name == "-" ? std::cin : file;
  if (!in) {
    std::cerr << name << ": cannot be opened\n";
    return 1;
  }
  try {
    const auto tracked = ufb::track_memory("reading " + name, [&] { return read(in, name); });
    const summary& found = tracked.result;
    const double per_second = static_cast<double>(found.records) / std::chrono::duration<double>(tracked.duration).count();
    std::cout << "\nrecords: " << found.records << "\nvalid: " << found.valid << "\ninvalid: " << found.invalid
              << "\nmalformed: " << found.malformed << "\nrecords per second: " << static_cast<std::uint64_t>(per_second)
              << "\ninstalled size of the valid ones: " << found.installed / 1024 << " MiB\n\nviolations, the most frequent first:\n";
    found.violations.print(std::cout, 10);
    std::cout << "\n" << ufb::get_pool_stats() << '\n';
    return found.malformed == 0 ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << name << ": " << error.what() << '\n';
    return 1;
  }
}
