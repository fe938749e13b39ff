// The automaton of a pattern against RE2, fed by libFuzzer: patterns of a grammar or of any bytes, and for each of them texts that it was made
// to match, texts near those, and any bytes. Built and run by ctest where the compiler is Clang and AddressSanitizer is on.
#include <re2/re2.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <ufb/detail/automaton.hpp>
#include <ufb/detail/regex.hpp>
#include <utility>
#include <vector>

namespace {

/// What is chosen, by the bytes of the input, and by others that depend on them where they are used up.
class choices {
 public:
  choices(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {
    for (std::size_t i = 0; i != size; ++i) state_ = (state_ ^ data[i]) * 0x9E3779B97F4A7C15U;
  }

  unsigned below(unsigned limit) { return byte() % limit; }
  std::uint8_t byte() {
    if (at_ < size_) return data_[at_++];
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::uint8_t>(state_ >> 32U);
  }
  template <std::size_t Count>
  std::string_view one_of(const std::array<std::string_view, Count>& all) {
    return all[below(Count)];
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
  std::uint64_t state_ = 0x2545F4914F6CDD1DU;
};

/// A pattern, and how to make a text of it.
struct pattern {
  enum class kind { atom, concatenation, alternation, repetition };

  kind what = kind::atom;
  std::string written;                  // of an atom, an operator or a group's beginning
  std::vector<std::string_view> texts;  // of an atom: some that match, in some context
  std::vector<pattern> of;
  unsigned least = 0;
  unsigned most = 0;
};

struct atom {
  std::string_view written;
  std::array<std::string_view, 4> texts;
};

using namespace std::string_view_literals;

constexpr std::array atoms{
    atom{"a", {"a", "A", "a", "a"}},
    atom{"b", {"b", "b", "B", "b"}},
    atom{"k", {"k", "K", "\u212A", "k"}},
    atom{"S", {"s", "S", "\u017F", "S"}},
    atom{"_", {"_", "_", "_", "-"}},
    atom{" ", {" ", " ", "\t", ""}},
    atom{"\\n", {"\n", "\n", "\r", "n"}},
    atom{"\\.", {".", ".", "a", ""}},
    atom{"é", {"é", "é", "É", "\xC3"}},
    atom{"日", {"日", "日", "本", "\xE6\x97"}},
    atom{"\U0001F600", {"\U0001F600", "\U0001F600", "\U0001F601", "\xF0\x9F"}},
    atom{".", {"x", "\n", "ß", "\xE0\x80\x80"}},
    atom{"\\C", {"x", "\xFF", "\n", "\x80"}},
    atom{"[a-c]", {"a", "b", "c", "d"}},
    atom{"[^a-c]", {"d", "\n", "é", "\xF4\xBF\xBF\xBF"}},
    atom{"[^\\n]", {"d", "\n", "é", "\xF0\x80\x80\x80"}},
    atom{"[[:alpha:]_-]", {"k", "_", "-", "é"}},
    atom{"[[:^alpha:]]", {"1", "_", "k", "é"}},
    atom{"[[:word:][:space:]]", {"1", "_", "\v", "é"}},
    atom{"[]a]", {"]", "a", "]", "b"}},
    atom{"[^]a]", {"]", "a", "é", "b"}},
    atom{"[à-ü]", {"é", "à", "ü", "ÿ"}},
    atom{"[^é]", {"é", "e", "日", "\xE0\x80\x80"}},
    atom{"[\\x{80}-\\x{10FFFF}]", {"é", "\x7F", "\U0010FFFF", "\xE0\x80\x80"}},
    atom{"[\\x{100}-\\x{2FFFF}]", {"Ā", "ÿ", "\U0002FFFF", "\U00030000"}},
    atom{"[\\x{D7FF}-\\x{E001}]", {"\uD7FF", "\uE001", "\xED\xA0\x80", "\uE002"}},
    atom{"\\x{D800}", {"\xED\xA0\x80", "\xEF\xBF\xBD", "a", ""}},
    atom{"[a\\-z]", {"a", "-", "z", "m"}},
    atom{"[k-t]", {"k", "s", "\u212A", "\u017F"}},
    atom{"[^K]", {"k", "K", "\u212A", "a"}},
    atom{"\\d", {"0", "9", "a", "٣"}},
    atom{"\\D", {"0", "9", "a", "٣"}},
    atom{"\\w", {"a", "_", "\u212A", "é"}},
    atom{"\\W", {"a", "-", "\u017F", "é"}},
    atom{"\\s", {" ", "\v", "\n", "a"}},
    atom{"[\\S\\d]", {" ", "\v", "9", "a"}},
    atom{"[^\\W]", {"a", "_", "\u212A", "-"}},
    atom{"\\Qa*\\E", {"a*", "a", "aa*", ""}},
    atom{"\\x41", {"A", "A", "a", "B"}},
    atom{"\\101", {"A", "A", "a", "B"}},
    atom{"\\x{1F600}", {"\U0001F600", "\U0001F600", "", "\xF0\x9F\x98"}},
    atom{"{", {"{", "{", "", "{1}"}},
    atom{"{,2}", {"{,2}", "{,2}", "", "{"}},
    atom{"^", {"", "", "\n", "a"}},
    atom{"$", {"", "", "\n", "a"}},
    atom{"\\A", {"", "", "\n", "a"}},
    atom{"\\z", {"", "", "\n", "a"}},
    atom{"\\b", {"", "", " ", "a"}},
    atom{"\\B", {"", "", "_", "-"}},
    atom{"(?i)", {"", "", "", ""}},
    atom{"(?-i)", {"", "", "", ""}},
    atom{"(?m)", {"", "", "", ""}},
    atom{"(?s-m)", {"", "", "\n", ""}},
    atom{"(?U)", {"", "", "", ""}},
    atom{"", {"", "", "", "x"}},
};

pattern made(choices& by, unsigned depth) {
  pattern out;
  const unsigned what = depth == 0 ? 0 : by.below(8);
  if (what < 2) {
    const atom& one = atoms[by.below(atoms.size())];
    out.written = one.written;
    out.texts.assign(one.texts.begin(), one.texts.end());
  } else if (what < 5) {
    out.what = pattern::kind::concatenation;
    for (unsigned i = by.below(5) + 1; i != 0; --i) out.of.push_back(made(by, depth - 1));
  } else if (what == 5) {
    out.what = pattern::kind::alternation;
    out.written = by.one_of(std::array{"("sv, "(?:"sv, "(?i:"sv, "(?P<x>"sv, "(?sm:"sv, "(?m-s:"sv});
    for (unsigned i = by.below(3) + 1; i != 0; --i) out.of.push_back(made(by, depth - 1));
  } else {
    out.what = pattern::kind::repetition;
    out.of.push_back(made(by, depth - 1));
    out.least = by.below(4);
    out.most = out.least + by.below(4);
    switch (by.below(7)) {
      case 0:
        out.written = "*";
        break;
      case 1:
        out.written = "+";
        break;
      case 2:
        out.written = "?";
        break;
      case 3:
        out.written = "??";
        break;
      case 4:
        out.written = "{" + std::to_string(out.least) + "}";
        out.most = out.least;
        break;
      case 5:
        out.written = "{" + std::to_string(out.least) + ",}?";
        break;
      default:
        out.written = "{" + std::to_string(out.least) + "," + std::to_string(out.most) + "}";
    }
  }
  return out;
}

void write(const pattern& one, std::string& out) {
  switch (one.what) {
    case pattern::kind::atom:
      out += one.written;
      break;
    case pattern::kind::concatenation:
      for (const pattern& each : one.of) write(each, out);
      break;
    case pattern::kind::alternation:
      out += one.written;
      for (const pattern& each : one.of) {
        if (&each != &one.of.front()) out += '|';
        write(each, out);
      }
      out += ')';
      break;
    case pattern::kind::repetition:
      write(one.of.front(), out);
      out += one.written;
  }
}

void sample(const pattern& one, choices& by, std::string& out) {
  switch (one.what) {
    case pattern::kind::atom:
      out += one.texts[by.below(8) % 5 % 4];
      break;
    case pattern::kind::concatenation:
      for (const pattern& each : one.of) sample(each, by, out);
      break;
    case pattern::kind::alternation:
      sample(one.of[by.below(static_cast<unsigned>(one.of.size()))], by, out);
      break;
    case pattern::kind::repetition:
      for (unsigned i = one.least + by.below(one.most - one.least + 1); i != 0 && out.size() < 200; --i) sample(one.of.front(), by, out);
  }
}

void change(std::string& text, choices& by) {
  static constexpr std::array pieces{"a"sv, "\n"sv, "k"sv, " "sv, "_"sv, "é"sv, "\x80"sv, "\xE0"sv, "\xF4\x90\x80\x80"sv, "\xC0\x80"sv, "\0"sv, "Z"sv};
  const std::size_t at = text.empty() ? 0 : by.byte() % (text.size() + 1);
  if (by.below(2) == 0) {
    text.insert(at, by.one_of(pieces));
  } else if (at < text.size()) {
    text.erase(at, 1);
  }
}

std::uint64_t patterns = 0;
std::uint64_t automata = 0;
std::uint64_t texts = 0;
std::uint64_t matches = 0;

[[noreturn]] void differ(const std::string& pattern, const std::string& text, const char* what) {
  std::fprintf(stderr, "%s: pattern '%s'", what, pattern.c_str());
  for (const char c : text) std::fprintf(stderr, " %02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
  std::fprintf(stderr, " (%zu bytes)\n", text.size());
  std::abort();
}

/// A pattern that was compiled both ways.
class subject {
 public:
  explicit subject(std::string pattern) : pattern_(std::move(pattern)), expected_(re2::StringPiece(pattern_), RE2::Quiet) {
    namespace detail = ufb::detail;
    detail::regex_states states;
    const detail::regex_status status = detail::compile_regex(pattern_, detail::bound_of_tool, states);
    ++patterns;
    if (detail::is_syntax_error(status) && expected_.ok()) differ(pattern_, {}, "RE2 takes it");
    if (status != detail::regex_status::ok) return;
    if (!expected_.ok()) differ(pattern_, expected_.error(), "RE2 does not take it");
    ++automata;
    rows_ = detail::rows_of(states);
    automaton_ = std::make_unique<detail::automaton>(states.classes, states.class_count + 1, rows_.data());
  }

  bool has_automaton() const { return automaton_ != nullptr; }

  void ask(const std::string& text) const {
    ++texts;
    const bool expected = RE2::FullMatch(re2::StringPiece(text), expected_);
    if (automaton_->matches(text) != expected) differ(pattern_, text, "they differ");
    if (expected) ++matches;
  }

 private:
  std::string pattern_;
  RE2 expected_;
  ufb::detail::growing_array<char> rows_;
  std::unique_ptr<ufb::detail::automaton> automaton_;
};

void run(choices by) {
  if (by.below(16) == 0) {  // any bytes, and only whether they are a pattern
    static constexpr std::array pieces{"("sv,  ")"sv,  "["sv,   "]"sv,    "{"sv,  "}"sv,  "\\"sv, "|"sv,  "*"sv,  "+"sv,     "?"sv,   "^"sv,
                                       "$"sv,  "."sv,  "-"sv,   ":"sv,    ","sv,  "1"sv,  "2"sv,  "7"sv,  "x"sv,  "P<"sv,    ">"sv,   "i"sv,
                                       "m"sv,  "Q"sv,  "E"sv,   "a"sv,    "é"sv,  "\xC3"sv, "[:"sv, ":]"sv, "digit"sv, "1000"sv, "(?"sv, "d"sv};
    std::string any;
    for (unsigned i = by.below(12); i != 0; --i) any += by.one_of(pieces);
    const subject one(any);
    if (!one.has_automaton()) return;
    std::string text;
    for (unsigned i = 0; i != 8; ++i) one.ask(text += by.one_of(pieces));
    return;
  }
  const pattern what = made(by, 4);
  std::string written;
  write(what, written);
  const subject one(written);
  if (!one.has_automaton()) return;
  one.ask({});
  for (unsigned i = 0; i != 24; ++i) {
    std::string text;
    sample(what, by, text);
    one.ask(text);
    for (unsigned changes = 0; changes != 3; ++changes) {
      change(text, by);
      one.ask(text);
    }
  }
}

void report() {
  std::fprintf(stderr, "%llu patterns, %llu automata, %llu texts, of which %llu match\n", static_cast<unsigned long long>(patterns),
               static_cast<unsigned long long>(automata), static_cast<unsigned long long>(texts), static_cast<unsigned long long>(matches));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const int registered = std::atexit(report);
  static_cast<void>(registered);
  run(choices(data, size));
  return 0;
}
