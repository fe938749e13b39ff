// Templates with variables, as generated code and diagnostics are written.
#include "emit/printer.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace ufb::test {
namespace {

TEST_CASE("variables are filled in, as often as they are named") {
  CHECK(model::fill("$a$ + $b$ = $b$ + $a$", {{"a", "1"}, {"b", "2"}}) == "1 + 2 = 2 + 1");
  CHECK(model::fill("", {}).empty());
  CHECK(model::fill("$a$", {{"a", ""}}).empty());
}

TEST_CASE("a value is not read for variables") { CHECK(model::fill("$a$", {{"a", "$a$ $$ $"}}) == "$a$ $$ $"); }

TEST_CASE("two dollars are one") { CHECK(model::fill("$$$a$$$", {{"a", "x"}}) == "$x$"); }

TEST_CASE("a printer drops the line end after the opening of a raw string, and no other") {
  emit::printer out;
  out.print(R"code(
one $what$
)code",
            {{"what", "line"}});
  out.print(R"code(

two
)code");
  CHECK(std::move(out).text() == "one line\n\ntwo\n");
}

/// Whether a text ends the program that fills it.
bool ends_program(std::string_view text) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);
    std::freopen("/dev/null", "w", stderr);
    _exit(model::fill(text, {{"known", "x"}}).empty() ? 1 : 0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

TEST_CASE("a variable that is not known ends the program") {
  CHECK_FALSE(ends_program("$known$"));
  CHECK(ends_program("$unknown$"));
  CHECK(ends_program("$known"));
  CHECK(ends_program("$"));
}

}  // namespace
}  // namespace ufb::test
