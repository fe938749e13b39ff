// What does a pattern cost over a scanner by hand, and over RE2? Three patterns, each for texts that match it and a text that does not.
#include <re2/re2.h>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <ufb/schema.hpp>
#include <vector>

#include "measure.hpp"

namespace bench {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The characters of a class, as a table: what a good scanner by hand asks.
template <class Has>
constexpr std::array<bool, 256> table_of(Has has) {
  std::array<bool, 256> out{};
  for (std::size_t i = 0; i != out.size(); ++i) out[i] = has(static_cast<char>(i));
  return out;
}
constexpr bool is_in(const std::array<bool, 256>& table, char c) { return table[static_cast<unsigned char>(c)]; }

struct address {
  static constexpr std::string_view name = "e-mail address";
  static constexpr double goal = 1.2;
  static constexpr auto pattern = ufb::pattern<R"([a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,})">();
  static constexpr const char* written = R"([a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,})";
  static constexpr std::array<std::string_view, 3> texts{"ada@example.org", "a.very.long.name+tag@mail.example.com", "ada.lovelace@example"};

  static constexpr auto local = table_of([](char c) { return is_digit(c) || is_letter(c) || std::string_view("._%+-").find(c) != std::string_view::npos; });
  static constexpr auto domain = table_of([](char c) { return is_digit(c) || is_letter(c) || c == '.' || c == '-'; });

  static bool by_hand(std::string_view text) {
    std::size_t at = 0;
    while (at != text.size() && is_in(local, text[at])) ++at;
    if (at == 0 || at == text.size() || text[at] != '@') return false;
    const std::size_t begin = ++at;
    std::size_t dot = begin;
    for (; at != text.size() && is_in(domain, text[at]); ++at)
      if (text[at] == '.') dot = at;
    if (at != text.size() || dot == begin || text.size() - dot < 3) return false;
    for (at = dot + 1; at != text.size(); ++at)
      if (!is_letter(text[at])) return false;
    return true;
  }
};

struct uuid {
  static constexpr std::string_view name = "UUID";
  static constexpr double goal = 2;
  static constexpr auto pattern = ufb::pattern<"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}">();
  static constexpr const char* written = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
  static constexpr std::array<std::string_view, 3> texts{"123e4567-e89b-12d3-a456-426614174000", "FFFFFFFF-0000-1111-2222-333333333333",
                                                         "123e4567-e89b-12d3-a456_426614174000"};

  static constexpr auto hex = table_of([](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });

  static bool by_hand(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i != 36; ++i) {
      const bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (is_dash ? text[i] != '-' : !is_in(hex, text[i])) return false;
    }
    return true;
  }
};

struct date {
  static constexpr std::string_view name = "date";
  static constexpr double goal = 4;  // by hand there are ten characters and no loop
  static constexpr auto pattern = ufb::pattern<R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))">();
  static constexpr const char* written = R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))";
  static constexpr std::array<std::string_view, 3> texts{"2024-02-29", "1999-12-31", "2001-13-01"};

  static bool by_hand(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
      if (!is_digit(text[i])) return false;
    const auto number = [&](std::size_t i) { return (text[i] - '0') * 10 + (text[i + 1] - '0'); };
    return number(5) >= 1 && number(5) <= 12 && number(8) >= 1 && number(8) <= 31;
  }
};

// Variables, so that no compiler knows what is in them.
template <class What, std::size_t I>
std::string text{What::texts[I]};

template <class What>
bool by_re2(std::string_view given) {
  static const RE2 compiled(What::written);
  return compiled.Match(re2::StringPiece(given.data(), given.size()), 0, given.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

template <class What, std::size_t I>
void add(std::vector<row>& to, std::string_view size) {
  const std::string_view given = What::texts[I];
  const bool is_match = I != 2;
  if (What::by_hand(given) != is_match || What::pattern.holds(given) != is_match || by_re2<What>(given) != is_match) {
    std::fprintf(stderr, "the sides differ: %s\n", What::texts[I].data());
    std::exit(1);
  }
  const auto by_ufb = [] {
    bool holds = What::pattern.holds(text<What, I>);
    keep(holds);
  };
  to.push_back(row_of(
      std::string(What::name), size, What::goal,
      [] {
        bool holds = What::by_hand(text<What, I>);
        keep(holds);
      },
      by_ufb));
  to.push_back(row_of(
      std::string(What::name) + " (RE2 for by hand)", size, 0.6,
      [] {
        bool holds = by_re2<What>(text<What, I>);
        keep(holds);
      },
      by_ufb));
}

template <class What>
void add_all(std::vector<row>& to) {
  add<What, 0>(to, "one");
  add<What, 1>(to, "another");
  add<What, 2>(to, "no match");
}

}  // namespace

std::vector<row> rows() {
  std::vector<row> all;
  add_all<address>(all);
  add_all<uuid>(all);
  add_all<date>(all);
  return all;
}

}  // namespace bench
