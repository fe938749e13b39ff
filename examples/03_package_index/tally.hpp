// Counts violations by what is wrong where, and keeps an example of each.
// Filled and printed by main.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <ufb/ufb.hpp>

class tally {
 public:
  /// Effects: counts each of the errors, which were found in the package of that name.
  void add(std::string_view package, const ufb::errors& errors);

  /// Effects: prints the most frequent violations, those first, at most `most` of them.
  void print(std::ostream& out, std::size_t most) const;

 private:
  struct violation {
    std::size_t count = 0;
    std::string example;
  };
  std::map<std::string, violation, std::less<>> violations_;  // "depends[].any_of[].name: must match …"
};
