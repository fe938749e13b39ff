// Sets of code points, as classes in patterns name them. Built by detail/regex_syntax.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <ufb/detail/growing_array.hpp>

namespace ufb::detail {

struct code_range {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

inline constexpr std::uint32_t last_code_point = 0x10FFFF;

// In order, none touching the next.
class code_set {
 public:
  constexpr void add(std::uint32_t first, std::uint32_t last) {
    std::size_t at = 0;
    while (at != ranges_.size() && ranges_[at].last + 1 < first) ++at;
    std::size_t end = at;
    while (end != ranges_.size() && ranges_[end].first <= last + 1) {
      if (ranges_[end].first < first) first = ranges_[end].first;
      if (ranges_[end].last > last) last = ranges_[end].last;
      ++end;
    }
    if (at == end) {
      ranges_.push_back({});
      for (std::size_t i = ranges_.size() - 1; i != at; --i) ranges_[i] = ranges_[i - 1];
    } else {
      const std::size_t merged = end - at - 1;
      for (std::size_t i = end; i != ranges_.size(); ++i) ranges_[i - merged] = ranges_[i];
      for (std::size_t i = 0; i != merged; ++i) ranges_.pop_back();
    }
    ranges_[at] = {first, last};
  }

  constexpr void add(const code_set& other) {
    for (const code_range& each : other.ranges_) add(each.first, each.last);
  }

  constexpr void negate() {
    growing_array<code_range> others;
    std::uint32_t next = 0;
    for (const code_range& each : ranges_) {
      if (next < each.first) others.push_back({next, each.first - 1});
      next = each.last + 1;
    }
    if (next <= last_code_point) others.push_back({next, last_code_point});
    ranges_ = others;
  }

  constexpr bool contains(std::uint32_t first, std::uint32_t last) const {
    for (const code_range& each : ranges_)
      if (each.first <= first && last <= each.last) return true;
    return false;
  }

  constexpr const growing_array<code_range>& ranges() const { return ranges_; }

 private:
  growing_array<code_range> ranges_;
};

// Adds a range of ASCII and what differs from it by case alone, which of 'k' and 's' is not ASCII.
constexpr void add_folded(code_set& to, std::uint32_t first, std::uint32_t last) {
  to.add(first, last);
  const auto add_shifted = [&](std::uint32_t low, std::uint32_t high, std::uint32_t other_low) {
    const std::uint32_t from = first > low ? first : low;
    const std::uint32_t until = last < high ? last : high;
    if (from <= until) to.add(from - low + other_low, until - low + other_low);
  };
  add_shifted('a', 'z', 'A');
  add_shifted('A', 'Z', 'a');
  if (to.contains('k', 'k')) to.add(0x212A, 0x212A);  // the sign of the kelvin
  if (to.contains('s', 's')) to.add(0x017F, 0x017F);  // the long s
}

// A named class, "[:alpha:]" or "\\d": pairs of a first and a last character.
struct named_class {
  std::string_view name;
  std::string_view pairs;
};

inline constexpr std::array posix_classes{
    named_class{"alnum", "09AZaz"}, named_class{"alpha", "AZaz"},       named_class{"ascii", {"\0\x7f", 2}}, named_class{"blank", "\t\t  "},
    named_class{"cntrl", {"\0\x1f\x7f\x7f", 4}}, named_class{"digit", "09"}, named_class{"graph", "!~"},      named_class{"lower", "az"},
    named_class{"print", " ~"},     named_class{"punct", "!/:@[`{~"},   named_class{"space", "\t\r  "},      named_class{"upper", "AZ"},
    named_class{"word", "09AZaz__"}, named_class{"xdigit", "09AFaf"},
};

inline constexpr std::array perl_classes{
    named_class{"d", "09"},
    named_class{"s", "\t\n\f\r  "},
    named_class{"w", "09AZaz__"},
};

template <std::size_t Count>
constexpr const named_class* find_class(const std::array<named_class, Count>& classes, std::string_view name) {
  for (const named_class& each : classes)
    if (each.name == name) return &each;
  return nullptr;
}

constexpr void add_class(code_set& to, const named_class& one, bool negated, bool folds) {
  code_set members;
  for (std::size_t i = 0; i != one.pairs.size(); i += 2) {
    const auto first = static_cast<unsigned char>(one.pairs[i]);
    const auto last = static_cast<unsigned char>(one.pairs[i + 1]);
    folds ? add_folded(members, first, last) : members.add(first, last);
  }
  if (negated) members.negate();
  to.add(members);
}

}  // namespace ufb::detail
