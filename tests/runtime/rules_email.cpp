// rules/email.hpp: the WHATWG grammar, with the addresses that other validators get wrong.
#include <ufb/rules/email.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace {

constexpr bool email(std::string_view text) { return ufb::email().holds(text); }

}  // namespace

static_assert(email("ada@example.org"));
static_assert(!email("ada"));

TEST_CASE("the local part") {
  CHECK(email("a@b"));
  CHECK(email("first.last@example.org"));
  CHECK(email(".leading..dots.@example.org"));  // RFC 5322 forbids them, HTML does not
  CHECK(email("!#$%&'*+/=?^_`{|}~-@example.org"));
  CHECK_FALSE(email("@example.org"));
  CHECK_FALSE(email("a b@example.org"));
  CHECK_FALSE(email("\"quoted\"@example.org"));
  CHECK_FALSE(email("a(comment)@example.org"));
  CHECK_FALSE(email("a,b@example.org"));
  CHECK_FALSE(email("a@b@c"));
  CHECK_FALSE(email("d\xC3\xB6@example.org"));
  CHECK(email(std::string(1000, 'x') + "@example.org"));  // HTML sets no limit
}

TEST_CASE("the domain") {
  CHECK(email("a@localhost"));
  CHECK(email("a@127.0.0.1"));
  CHECK(email("a@xn--bcher-kva.example"));
  CHECK(email("a@a-b.c-d"));
  CHECK(email("a@1.2"));
  CHECK_FALSE(email("a@"));
  CHECK_FALSE(email("a@.b"));
  CHECK_FALSE(email("a@b."));
  CHECK_FALSE(email("a@b..c"));
  CHECK_FALSE(email("a@-b"));
  CHECK_FALSE(email("a@b-"));
  CHECK_FALSE(email("a@b-.c"));
  CHECK_FALSE(email("a@b_c"));
  CHECK_FALSE(email("a@[127.0.0.1]"));
  CHECK_FALSE(email("a@b\xC3\xBC"));
}

TEST_CASE("a label has 1 to 63 bytes, each of them") {
  const std::string longest(63, 'x');
  CHECK(email("a@" + longest));
  CHECK(email("a@" + longest + "." + longest));
  CHECK_FALSE(email("a@" + longest + "x"));
  CHECK_FALSE(email("a@b." + longest + "x"));
  CHECK_FALSE(email("a@" + longest + "x.b"));
}

TEST_CASE("nothing before or after, not even a line feed or a zero byte") {
  CHECK_FALSE(email(""));
  CHECK_FALSE(email("@"));
  CHECK_FALSE(email(" a@b"));
  CHECK_FALSE(email("a@b "));
  CHECK_FALSE(email("a@b\n"));
  CHECK_FALSE(email(std::string_view("a@b\0", 4)));
  CHECK_FALSE(email(std::string_view()));
}
