// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

#include <string_view>

namespace {

/// Whether the text is anywhere in the bytes. Some of them nobody has written yet, which tests/valgrind.supp lets this function read: byte by
/// byte, so that it is in no other.
[[gnu::noinline]] bool contains(const void* bytes, std::size_t count, std::string_view text) {
  const char* const all = static_cast<const char*>(bytes);
  for (std::size_t start = 0; start + text.size() <= count; ++start) {
    std::size_t same = 0;
    while (same < text.size() && all[start + same] == text[same]) ++same;
    if (same == text.size()) return true;
  }
  return false;
}

const std::string long_password = "correct horse battery staple, and some more of it";

}  // namespace

TEST_CASE("an error says where and why, not what") {
  const account bad{"Ada", "short", {{"much too long a key", {1, -7}}}, address{"1234"}, 12345};
  CHECK(ufb::to_string(ufb::validate(bad)) ==
        "password: must be 8 to 64 bytes long\n"
        "pins[…]: must be 1 to 4 bytes long\n"
        "pins[…][1]: must be at least 0\n"
        "home.postcode: must be exactly 5 bytes long\n"
        "pin: must be at most 9999\n");
  bank whole;
  whole.accounts.push_back(bad);
  CHECK(ufb::validate(whole)[0] == ufb::error{"accounts[0].password", "length", "must be 8 to 64 bytes long", ""});
  CHECK(ufb::validate(form{""})[0].value.empty());
  CHECK(ufb::to_json(ufb::validate(account{"Ada", "long enough", {}, {}, 12345})) ==
        R"([{"path":"pin","code":"max","message":"must be at most 9999","arguments":{"max":"9999"},"value":""}])");
}

TEST_CASE("nothing of it stays in the slot when the object is released") {
  ufb::clear_pools();
  auto one = ufb::build<account>().with_name("Ada").with_password(long_password).with_pin(4711).with_home(address{"77777"}).build_pooled();
  REQUIRE(one);
  account* const slot = one->get();
  const char* const text = slot->password.data();
  const std::size_t capacity = slot->password.capacity();
  one->reset();
  // The object is idle and alive: its capacity is there for the next one.
  auto next = ufb::build<account>().with_name("Bob").with_password("").build_pooled();
  CHECK_FALSE(next);
  auto third = ufb::build<account>().with_name("Bob").with_password("12345678").build_pooled();
  REQUIRE(third);
  REQUIRE(third->get() == slot);
  CHECK((*third)->password.data() == text);
  CHECK(contains(text, 8, "12345678"));
  CHECK_FALSE(contains(text, capacity, "battery"));
  CHECK((*third)->pin == 0);
  CHECK_FALSE((*third)->home);
}

TEST_CASE("nor of those in what it holds") {
  bank whole;
  whole.accounts.push_back({"Ada", "hunter2!", {{"a", {1}}}, address{"77777"}, 4711});
  const void* const bytes = whole.accounts.data();
  CHECK(contains(bytes, sizeof(account), "hunter2!"));
  ufb::detail::wipe_secrets<ufb::glue<bank>>(whole);
  CHECK_FALSE(contains(bytes, sizeof(account), "hunter2!"));
  CHECK_FALSE(contains(bytes, sizeof(account), "77777"));
  CHECK(whole.accounts[0].pin == 0);
  CHECK(whole.accounts[0].name == "Ada");
}
