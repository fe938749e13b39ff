// Counts violations by what is wrong where: depends[0] and depends[7] are one place.
// Used by main.cpp.
#include "tally.hpp"

#include <iomanip>
#include <utility>

namespace {

std::string without_indexes(std::string_view path) {
  std::string result;
  bool inside = false;
  for (const char c : path) {
    inside = inside && c != ']';
    if (!inside) result += c;
    inside = inside || c == '[';
  }
  return result;
}

}  // namespace

void tally::add(std::string_view package, const ufb::errors& errors) {
  for (const ufb::error& error : errors) {
    std::string what = without_indexes(error.path);
    what.append(what.empty() ? "" : ": ").append(error.message);
    violation& kind = violations_[std::move(what)];
    if (kind.count++ == 0) kind.example = std::string(package).append(error.value.empty() ? "" : ": ").append(error.value);
  }
}

void tally::print(std::ostream& out, std::size_t most) const {
  std::multimap<std::size_t, decltype(violations_)::const_pointer, std::greater<>> sorted;
  for (const auto& each : violations_) sorted.emplace(each.second.count, &each);
  for (const auto& [count, each] : sorted) {
    if (most-- == 0) break;
    out << std::setw(7) << count << "  " << each->first << "\n         as in " << each->second.example << '\n';
  }
}
