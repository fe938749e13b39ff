// lines.hpp: lines of files and streams, whole whatever their length and however they end.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ranges>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <type_traits>
#include <ufb/lines.hpp>
#include <vector>

namespace {

static_assert(std::ranges::input_range<ufb::lines>);
static_assert(std::is_same_v<std::ranges::range_reference_t<ufb::lines>, std::string_view>);
static_assert(std::is_same_v<std::ranges::range_value_t<ufb::lines>, std::string>);

using texts = std::vector<std::string>;

texts read(ufb::lines lines) {
  texts all;
  for (const std::string_view line : lines) all.emplace_back(line);
  CHECK(lines.number() == all.size());
  return all;
}

texts of_stream(const std::string& text) {
  std::istringstream in(text);
  return read(ufb::lines(in));
}

// A file that goes with the object.
class temporary_file {
 public:
  explicit temporary_file(const std::string& text) {
    const int descriptor = mkstemp(name_.data());
    REQUIRE(descriptor >= 0);
    close(descriptor);
    std::ofstream(name_, std::ios::binary) << text;
  }
  temporary_file(const temporary_file&) = delete;
  ~temporary_file() { std::remove(name_.c_str()); }
  const std::string& name() const { return name_; }

 private:
  std::string name_ = "/tmp/ufb-lines-XXXXXX";
};

}  // namespace

TEST_CASE("lines: end before LF, CR LF or the end") {
  CHECK(of_stream("") == texts{});
  CHECK(of_stream("\n") == texts{""});
  CHECK(of_stream("a") == texts{"a"});
  CHECK(of_stream("a\n") == texts{"a"});
  CHECK(of_stream("a\r\nb\n\n\r\nc\r") == texts{"a", "b", "", "", "c\r"});
  CHECK(of_stream(std::string("a\0b\n", 4)) == texts{std::string("a\0b", 3)});
}

TEST_CASE("lines: of a file, across the ends of blocks") {
  texts expected;
  std::string text;
  for (std::size_t i = 0; i != 3000; ++i) {
    expected.push_back(std::string(i * 7 % 300, static_cast<char>('a' + i % 26)) + std::to_string(i));
    text += expected.back() + (i % 3 == 0 ? "\r\n" : "\n");
  }
  expected.push_back(std::string(300'000, 'x'));
  text += expected.back() + "\n";
  expected.emplace_back("last");
  text += expected.back();
  const temporary_file file(text);
  CHECK(read(ufb::lines(file.name())) == expected);
  CHECK(of_stream(text) == expected);
}

TEST_CASE("lines: longer ones than allowed are refused, by name and number") {
  const std::string most(1000, 'x');
  const temporary_file good("a\n" + most + "\r\n" + most + "\n" + most);
  CHECK(read(ufb::lines(good.name(), 1000)).size() == 4);
  for (const char* const end : {"", "\n", "\r\n", "xxx", "\nb\n"}) {
    const temporary_file bad("a\n" + most + "x" + end);
    ufb::lines lines(bad.name(), 1000);
    auto at = lines.begin();
    CHECK(*at == "a");
    CHECK_THROWS_WITH_AS(++at, (bad.name() + ":2: a line of more than 1000 bytes").c_str(), std::length_error);
  }
  // Memory stays bounded where there is no end of the line at all.
  ufb::lines zeros("/dev/zero", 1 << 16);
  CHECK_THROWS_WITH_AS(zeros.begin(), "/dev/zero:1: a line of more than 65536 bytes", std::length_error);
}

TEST_CASE("lines: a file that cannot be opened or read") {
  CHECK_THROWS_WITH_AS(ufb::lines("/nowhere/at.all"), "/nowhere/at.all: No such file or directory", std::system_error);
  ufb::lines directory("/tmp");
  CHECK_THROWS_WITH_AS(directory.begin(), "/tmp:1: Is a directory", std::system_error);
}

TEST_CASE("lines: a stream is not waited for longer than its line needs") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  REQUIRE(write(ends[1], "first\nsec", 9) == 9);
  ufb::lines lines(std::filesystem::path("/proc/self/fd/" + std::to_string(ends[0])));
  auto at = lines.begin();  // would hang
  CHECK(*at == "first");
  REQUIRE(write(ends[1], "ond\n", 4) == 4);
  ++at;
  CHECK(*at == "second");
  close(ends[1]);
  ++at;
  CHECK(at == std::default_sentinel);
  close(ends[0]);
}
