// leak_report.hpp: live pooled objects by type, when asked and at the end of a process.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>
#include <ufb/leak_report.hpp>
#include <ufb/pool.hpp>
#include <vector>

namespace {

struct small {
  std::array<char, 24> bytes;
};
struct large {
  std::array<char, 100> bytes;
};

ufb::pooled<small> of_the_program;  // gone before the report

// Returns: what a process that does so writes to its standard error stream, when it ends as main does.
std::string errors_of(void (*function)()) {
  int pipes[2];
  REQUIRE(pipe(pipes) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    dup2(pipes[1], STDERR_FILENO);
    close(pipes[0]);
    close(pipes[1]);
    function();
    std::exit(0);
  }
  close(pipes[1]);
  std::string text;
  std::array<char, 256> buffer;
  for (ssize_t length; (length = read(pipes[0], buffer.data(), buffer.size())) > 0;) text.append(buffer.data(), static_cast<std::size_t>(length));
  close(pipes[0]);
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  return text;
}

// The name as the compiler spells it.
std::string plain(std::string text) {
  for (const std::string unnamed : {"{anonymous}::", "(anonymous namespace)::"}) {
    for (std::size_t at; (at = text.find(unnamed)) != std::string::npos;) text.erase(at, unnamed.size());
  }
  return text;
}

std::vector<ufb::pooled<large>>& lost() {
  static auto& never_destroyed = *new std::vector<ufb::pooled<large>>;
  return never_destroyed;
}

void lose(int count) {
  for (int i = 0; i != count; ++i) lost().push_back(ufb::make_pooled<large>());
}

}  // namespace

TEST_CASE("leaks: a line a type, the most bytes first; nothing where nothing is alive") {
  CHECK(ufb::leak_report().empty());
  {
    std::vector<ufb::pooled<small>> some(3);
    for (auto& each : some) each = ufb::make_pooled<small>();
    const ufb::pooled<large> one = ufb::make_pooled<large>();
    CHECK(plain(ufb::leak_report()) == "  1 of large, 100 B\n  3 of small, 72 B\n");
  }
  CHECK(ufb::leak_report().empty());
}

TEST_CASE("leaks: at the end, when the program's own objects are gone") {
  CHECK(plain(errors_of([] {
          of_the_program = ufb::make_pooled<small>();
          ufb::report_leaks_at_exit();
          lose(2);
        })) == "ufb: pooled objects that are alive at exit:\n  2 of large, 200 B\n");
}

TEST_CASE("leaks: no word where there is none, or where nobody asked") {
  CHECK(errors_of([] {
          of_the_program = ufb::make_pooled<small>();
          ufb::report_leaks_at_exit();
        }).empty());
  CHECK(errors_of([] { lose(1); }).empty());
  CHECK(errors_of([] {
          ufb::report_leaks_at_exit();
          ufb::report_leaks_at_exit(false);
          lose(1);
        }).empty());
}
