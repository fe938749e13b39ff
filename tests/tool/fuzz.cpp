// Writes a header of annotated structs, one a line, at random but by the grammar: types of any depth, attributes of the table and misspelt
// ones, arguments that fit and arguments that do not. Run by fuzz.sh as fuzz SEED COUNT; the same seed gives the same header.
#include <array>
#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/rules.hpp"

namespace ufb::test {
namespace {

/// What arguments and types refer to.
constexpr std::string_view prelude = R"code(#pragma once
#include <array>
#include <chrono>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
namespace fuzz {
enum class color : unsigned char { red, green = 7, blue };
enum flags { none, one = 1, two = 2, all = ~0 };
constexpr int k_max = 9;
constexpr double k_half = 0.5;
constexpr const char* k_text = "text";
constexpr std::string_view k_view = "view";
inline int variable = 3;
constexpr int twice(int x) { return 2 * x; }
inline bool is_anything(const auto&) { return true; }
inline bool is_even(int x) { return x % 2 == 0; }
inline bool is_short(std::string_view x) { return x.size() < 9; }
inline void returns_nothing(int) {}
template <class T> struct box { T value; };
struct plain { int x; std::string y; friend bool operator==(const plain&, const plain&) = default; };
struct incomplete;
)code";

/// A type as it is written, and what it is to the rules.
struct drawn {
  std::string_view text;
  model::kind what = model::kind::other;
};

class grammar {
 public:
  explicit grammar(unsigned seed) : random_(seed) {}

  std::string record(unsigned number) {
    std::string text = one(structs) + " [[" + attributes_of_struct() + "]] s" + std::to_string(number) + " { ";
    const unsigned fields = below(5);
    for (unsigned i = 0; i < fields; ++i) text += field(number, i);
    if (is(8)) text += "bool own() const { return true; } ";
    return text + "};\n";
  }

 private:
  unsigned below(unsigned end) { return static_cast<unsigned>(random_() % end); }
  bool is(unsigned percent) { return below(100) < percent; }
  template <class List>
  std::string one(const List& list) {
    return std::string(list[below(static_cast<unsigned>(list.size()))]);
  }

  std::string field(unsigned number, unsigned index) {
    model::type held = type(number, 3);
    if (is(3)) held.spelling += " const";
    if (is(2)) held.spelling += "&";
    std::string text;
    const unsigned lists = below(2);
    for (unsigned i = 0; i < lists; ++i) text += "[[" + attributes(held) + "]] ";
    text += held.spelling + " f" + std::to_string(index);
    if (is(2)) text += "[3]";
    if (is(1)) text += " : 5";
    if (is(25)) text += one(defaults);
    return text + "; ";
  }

  std::string attributes(const model::type& on) {
    const bool is_using = is(40);
    std::string text = is_using ? "using ufb: " : "";
    const model::type* reached = &on;
    const unsigned count = 1 + below(3);
    for (unsigned i = 0; i < count; ++i) {
      const model::attribute& row = row_for(model::looked_through(*reached).what);
      text += (i == 0 ? "" : ", ") + std::string(is_using ? "" : "ufb::") + attribute(row);
      const model::type& inner = model::looked_through(*reached);
      if (row.what == model::role::level && row.into.index < inner.of.size()) reached = &inner.of[row.into.index];
    }
    return text;
  }

  std::string attributes_of_struct() {
    std::string text = is(75) ? "ufb::builder" : "ufb::validator";
    while (is(10)) text += ", ufb::" + attribute(model::attributes[below(static_cast<unsigned>(model::attributes.size()))]);
    return text;
  }

  /// Any row, but mostly one that can stand on a field of that kind.
  const model::attribute& row_for(model::kind what) {
    const bool must_fit = is(95);
    for (;;) {
      const model::attribute& row = model::attributes[below(static_cast<unsigned>(model::attributes.size()))];
      if (!must_fit || (row.on_field && row.applies.contains(what))) return row;
    }
  }

  std::string attribute(const model::attribute& row) {
    std::string name(row.name);
    if (is(1)) name.erase(below(static_cast<unsigned>(name.size())), 1);
    if (name.empty()) name = "x";
    const model::arity arity = row.on_field ? *row.on_field : row.on_struct ? *row.on_struct : model::arity{};
    unsigned count = arity.least + (arity.most > arity.least ? below(2) : 0);
    if (is(2)) count = below(5);
    if (count == 0) return name + (is(2) ? "()" : "");
    std::string text = name + "(";
    for (unsigned i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + (is(92) ? fitting(i == 0 ? row.first : row.rest) : argument(2));
    return text + ")";
  }

  std::string fitting(model::parameter parameter) {
    switch (parameter) {
      case model::parameter::count: return one(counts);
      case model::parameter::number: return one(numbers);
      case model::parameter::pattern: return one(patterns);
      case model::parameter::function: return one(functions);
      case model::parameter::field_name: return "\"f" + std::to_string(below(4)) + "\"";
      case model::parameter::like_field: return is(50) ? one(numbers) : is(50) ? one(texts) : one(enumerators);
      default: return one(texts);
    }
  }

  std::string argument(unsigned depth) {
    if (depth > 0 && is(30)) return "(" + argument(depth - 1) + one(operators) + argument(depth - 1) + ")";
    switch (below(6)) {
      case 0: return one(numbers);
      case 1: return one(texts);
      case 2: return one(enumerators);
      case 3: return one(functions);
      case 4: return one(patterns);
      default: return one(oddities);
    }
  }

  static model::type made(const std::string& text, model::kind what, std::vector<model::type> of = {}) {
    model::type type;
    type.spelling = text;
    type.what = what;
    type.of = std::move(of);
    return type;
  }

  model::type type(unsigned number, unsigned depth) {
    using model::kind;
    if (depth > 0 && is(45)) {
      const model::type inner = type(number, depth - 1);
      const std::string& text = inner.spelling;
      switch (below(15)) {
        case 0: return made("std::array<" + text + ", 2>", kind::sequence, {inner});
        case 1: return made("std::map<std::string, " + text + ">", kind::map, {made("std::string", kind::text), inner});
        case 2: return made("std::unordered_map<int, " + text + ">", kind::map, {made("int", kind::integer), inner});
        case 3: return made("std::unique_ptr<" + text + ">", kind::pointer, {inner});
        case 4: return made("std::shared_ptr<" + text + ">", kind::pointer, {inner});
        case 5: return made("std::variant<int, " + text + ">", kind::variant, {made("int", kind::integer), inner});
        case 6: return made("std::pair<" + text + ", int>", kind::other);
        case 7: return made("box<" + text + ">", kind::other);
        case 8: return made(text + "*", kind::pointer, {inner});
        case 9: return made("std::deque<" + text + ">", kind::sequence, {inner});
        case 10: return made("std::span<" + text + ">", kind::sequence, {inner});
        case 11: return made("std::optional<" + text + ">", kind::optional, {inner});
        default: return made("std::vector<" + text + ">", kind::sequence, {inner});
      }
    }
    if (number > 0 && is(12)) return made("s" + std::to_string(below(number + 1)), kind::record);
    const drawn& plain = types[below(static_cast<unsigned>(types.size()))];
    return made(std::string(plain.text), plain.what);
  }

  static constexpr std::array<std::string_view, 8> structs{"struct", "struct", "struct", "struct", "struct", "struct", "struct", "class"};
  static constexpr std::array types{
      drawn{"int", model::kind::integer}, drawn{"int", model::kind::integer}, drawn{"unsigned", model::kind::integer},
      drawn{"long long", model::kind::integer}, drawn{"unsigned char", model::kind::integer}, drawn{"char", model::kind::integer},
      drawn{"short", model::kind::integer}, drawn{"char8_t", model::kind::integer}, drawn{"wchar_t", model::kind::integer},
      drawn{"bool", model::kind::boolean}, drawn{"float", model::kind::floating}, drawn{"double", model::kind::floating},
      drawn{"long double", model::kind::floating}, drawn{"std::string", model::kind::text}, drawn{"std::string", model::kind::text},
      drawn{"std::string", model::kind::text}, drawn{"std::string_view", model::kind::text_view}, drawn{"std::u8string"},
      drawn{"const char*"}, drawn{"color", model::kind::enumeration}, drawn{"flags", model::kind::enumeration},
      drawn{"std::set<int>", model::kind::set}, drawn{"std::chrono::seconds"}, drawn{"std::byte*"}, drawn{"plain"}, drawn{"incomplete*"},
      drawn{"void*"}, drawn{"std::monostate"},
      drawn{"std::tuple<int, std::string>"}, drawn{"std::multimap<int, color>", model::kind::map},
      drawn{"std::vector<bool>", model::kind::sequence}};
  static constexpr std::array<std::string_view, 8> defaults{" = {}", "{}", " = 5", " = \"text\"", " = color::red", " = k_max",
                                                            " = twice(2)", " = 1"};
  static constexpr std::array<std::string_view, 7> counts{"0", "1", "8", "k_max", "sizeof(int)", "18446744073709551615u", "twice(4)"};
  static constexpr std::array<std::string_view, 20> numbers{
      "0", "-1", "9", "k_max", "-k_max", "sizeof(plain)", "9223372036854775807", "18446744073709551615u", "(-9223372036854775807 - 1)", "0x1p-3",
      "1.5", "1e308", "k_half", "-0.0", "3.0f", "'a'", "true", "twice(3)", "std::numeric_limits<int>::max()", "__builtin_nan(\"\")"};
  static constexpr std::array<std::string_view, 9> texts{"\"\"", "\"text\"", "\"\\\"\\\\\\n?" "?/\"", "k_text", "k_view", "\"a\\0b\"", "R\"(a)\"\"b\"",
                                                         "\"\xc3\xa4\\xff\"", "\"*/ )code\\\" $x$\""};
  static constexpr std::array<std::string_view, 10> patterns{"\"[a-z]+\"", "\"(a|b)*c{2,3}\"", "\"(\"", "\"\\\\d\"", "\"[^\\\\x00-\\\\x7f]\"",
                                                             "\"\\\\p{L}+\"", "\"a{1001}\"", "\"\"", "k_text", "\"(?i)x$\""};
  static constexpr std::array<std::string_view, 7> enumerators{"color::red", "color::blue", "one", "all", "none", "color(3)", "flags(4)"};
  static constexpr std::array<std::string_view, 8> functions{"is_anything", "is_even", "is_short", "&is_even", "fuzz::is_even", "own",
                                                             "returns_nothing", "twice"};
  static constexpr std::array<std::string_view, 16> oddities{
      "nullptr", "variable", "1 / 0", "[] { return true; }", "L\"wide\"", "u8\"utf8\"", "&plain::x", "plain{}", "undeclared", "int", "{1, 2}", "",
      "k_max ? 1 : 2", "std::string(\"x\")", "sizeof(incomplete)", "1 << 40"};
  static constexpr std::array<std::string_view, 7> operators{" + ", " - ", " * ", " / ", " << ", " == ", " , "};

  std::mt19937 random_;
};

}  // namespace
}  // namespace ufb::test

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  ufb::test::grammar grammar(static_cast<unsigned>(std::atoi(argv[1])));
  const unsigned count = static_cast<unsigned>(std::atoi(argv[2]));
  std::cout << ufb::test::prelude;
  for (unsigned i = 0; i < count; ++i) std::cout << grammar.record(i);
  std::cout << "}  // namespace fuzz\n";
}
