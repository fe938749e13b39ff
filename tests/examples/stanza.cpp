// The stanza reader of examples/03_package_index against deb822(5): what it takes, what it reports and how it goes on.
#include "stanza.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace {

/// A stream's stanzas as text, one string each: "5 name=value|name=value", then "!7 what is wrong" where something is.
std::vector<std::string> read(const std::string& text) {
  std::istringstream in(text);
  deb822::reader reader(in);
  std::vector<std::string> result;
  while (const deb822::stanza* stanza = reader.next()) {
    std::string& one = result.emplace_back(std::to_string(stanza->line));
    for (const deb822::field& field : stanza->fields)
      one.append(one.find(' ') == one.npos ? " " : "|").append(field.name).append("=").append(field.value);
    if (stanza->problem) one.append(" !").append(std::to_string(stanza->problem->line)).append(" ").append(stanza->problem->what);
  }
  return result;
}

using stanzas = std::vector<std::string>;

/// Gives out `count` stanzas of 1000 bytes, and keeps count of what it gave.
class endless : public std::streambuf {
 public:
  explicit endless(std::size_t count) : left_(count) {}
  std::size_t given() const { return given_; }

 private:
  int_type underflow() override {
    if (left_ == 0) return traits_type::eof();
    --left_;
    given_ += text_.size();
    setg(text_.data(), text_.data(), text_.data() + text_.size());
    return traits_type::to_int_type(text_.front());
  }

  std::string text_ = "Package: a\nDescription: " + std::string(974, 'x') + "\n\n";
  std::size_t left_;
  std::size_t given_ = 0;
};

}  // namespace

TEST_CASE("stanzas are separated by blank lines, of which there may be any number") {
  CHECK(read("A: 1\nB: 2\n\nA: 3\n") == stanzas{"1 A=1|B=2", "4 A=3"});
  CHECK(read("\n\nA: 1\n\n\n\nA: 2\n\n\n") == stanzas{"3 A=1", "7 A=2"});
  CHECK(read("A: 1\n \t\nA: 2\n") == stanzas{"1 A=1", "3 A=2"});
}

TEST_CASE("an input without stanzas has none") {
  CHECK(read("").empty());
  CHECK(read("\n").empty());
  CHECK(read(" \n\n\t").empty());
  CHECK(read("# only\n# comments\n\n# here").empty());
}

TEST_CASE("the last line needs no newline") {
  CHECK(read("A: 1\nB: 2") == stanzas{"1 A=1|B=2"});
  CHECK(read("A: 1\n 2") == stanzas{"1 A=1\n 2"});
  CHECK(read("A: 1\n#") == stanzas{"1 A=1"});
}

TEST_CASE("spaces and tabs around a value do not belong to it") {
  CHECK(read("A:1\nB: \t 2 \t\nC:  x  y  \n") == stanzas{"1 A=1|B=2|C=x  y"});
  CHECK(read("A:\nB: \n") == stanzas{"1 A=|B="});
}

TEST_CASE("a value keeps its colons and hashes") {
  CHECK(read("Homepage: https://example.org/#top\n") == stanzas{"1 Homepage=https://example.org/#top"});
}

TEST_CASE("continuation lines belong to the value, with their newlines") {
  CHECK(read("D: a\n b\n .\n\tc\nE: 1\n") == stanzas{"1 D=a\n b\n .\n\tc|E=1"});
  CHECK(read("Conffiles:\n /etc/a 1\n /etc/b 2\n") == stanzas{"1 Conffiles=\n /etc/a 1\n /etc/b 2"});
  CHECK(read("D: a\n # no comment\n") == stanzas{"1 D=a\n # no comment"});
}

TEST_CASE("comments are left out, even between two continuation lines") {
  CHECK(read("# first\nA: 1\n# second\nB: 2\n") == stanzas{"1 A=1|B=2"});
  CHECK(read("D: a\n# one\n b\n# two, longer\n# three\n c\nE: 1\n") == stanzas{"1 D=a\n b\n c|E=1"});
  CHECK(read("A: 1\n\n# alone\n\nB: 2\n") == stanzas{"1 A=1", "5 B=2"});
}

TEST_CASE("names are found in upper and lower case, and kept as written") {
  std::istringstream in("pAcKaGe: a\nX-Y: \n");
  deb822::reader reader(in);
  const deb822::stanza* stanza = reader.next();
  REQUIRE(stanza != nullptr);
  CHECK(stanza->fields[0].name == "pAcKaGe");
  CHECK((*stanza)["Package"] == "a");
  CHECK((*stanza)["x-y"] == "");
  CHECK_FALSE((*stanza)["Pack"].has_value());
  CHECK_FALSE((*stanza)["Packages"].has_value());
  CHECK_FALSE((*stanza)["X_Y"].has_value());
}

TEST_CASE("characters that differ in one bit only are not upper and lower case of each other") {
  CHECK(read("a@: 1\na`: 2\n") == stanzas{"1 a@=1|a`=2"});
}

TEST_CASE("a malformed line is reported with its number, and the next stanza is read") {
  CHECK(read("A: 1\nno colon\nB: 2\n\nA: 3\n") == stanzas{"1 A=1 !2 a line without a colon", "5 A=3"});
  CHECK(read("\n: 1\n\nA: 3") == stanzas{"2 !2 not a field name before the colon", "4 A=3"});
  CHECK(read("A B: 1\n") == stanzas{"1 !1 not a field name before the colon"});
  CHECK(read("-A: 1\n") == stanzas{"1 !1 not a field name before the colon"});
  CHECK(read("\xc3\xa4: 1\n") == stanzas{"1 !1 not a field name before the colon"});
  CHECK(read("#c\n continued\nA: 1\n\nA: 3") == stanzas{"1 !2 a continuation of no field", "5 A=3"});
  CHECK(read("A: 1\n#c\na: 2\nB\n") == stanzas{"1 A=1 !3 a field for the second time"});
}

TEST_CASE("there is one problem for a stanza, however many of its lines are malformed") {
  CHECK(read("x\ny\nz\n\nx\n") == stanzas{"1 !1 a line without a colon", "5 !5 a line without a colon"});
}

TEST_CASE("a stanza longer than the buffer is read whole") {
  const std::string line = " " + std::string(99, 'x') + "\n";
  std::string text = "A: 1\nD: a\n";
  for (int i = 0; i < 10'000; ++i) text += line;
  text += "E: 2\n\nA: 2\n";
  const stanzas read_back = read(text);
  REQUIRE(read_back.size() == 2);
  CHECK(read_back[0].size() == text.size() - std::string("E: 2\n\nA: 2\n").size() - 1 + std::string("|E=2").size());
  CHECK(read_back[0].ends_with("x|E=2"));
  CHECK(read_back[1] == "10005 A=2");
}

TEST_CASE("where a chunk ends makes no difference") {
  std::string text;
  stanzas expected;
  for (std::size_t i = 0, line = 1; i < 20'000; ++i, line += 5) {
    const std::string number = std::to_string(i);
    text += "P: " + number + "\nD: a" + std::string(i % 13, '.') + "\n# c\n b\n\n";
    expected.push_back(std::to_string(line) + " P=" + number + "|D=a" + std::string(i % 13, '.') + "\n b");
  }
  CHECK(read(text) == expected);
}

TEST_CASE("the stream is read a chunk at a time") {
  endless buffer(10'000);
  std::istream in(&buffer);
  deb822::reader reader(in);
  REQUIRE(reader.next() != nullptr);
  CHECK(buffer.given() <= 128 * 1024);
  std::size_t stanzas = 1;
  while (reader.next() != nullptr) ++stanzas;
  CHECK(stanzas == 10'000);
  CHECK(reader.next() == nullptr);
}

TEST_CASE("a stream that breaks is an error, not an end") {
  struct broken : std::streambuf {
    int_type underflow() override { throw std::ios_base::failure("broken"); }
  } buffer;
  std::istream in(&buffer);
  deb822::reader reader(in);
  CHECK_THROWS_WITH_AS(reader.next(), "cannot read on in line 1", std::runtime_error);
}
