// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

#include <new>
#include <string_view>
#include <type_traits>
#include <utility>

template <>
inline constexpr auto ufb::schema<login> = ufb::object(ufb::field<&login::token>(ufb::secret));

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

/// Memory whose bytes are there also when there is no object in it.
template <class T>
struct place {
  alignas(T) unsigned char bytes[sizeof(T)] = {};

  bool contains(std::string_view text) const { return ::contains(bytes, sizeof bytes, text); }
};

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

TEST_CASE("nor when the last of those that share it ends") {
  auto one = ufb::build<account>().with_name("Ada").with_password(long_password).build_pooled();
  REQUIRE(one);
  account* const slot = one->get();
  const char* const text = slot->password.data();
  const std::size_t capacity = slot->password.capacity();
  ufb::pooled_shared<account> shared = *std::move(one);
  auto other = shared;
  shared.reset();
  CHECK(other->password == long_password);
  other.reset();
  auto next = ufb::build<account>().with_name("Bob").with_password("12345678").build_pooled();
  REQUIRE(next);
  REQUIRE(next->get() == slot);
  CHECK((*next)->password.data() == text);
  CHECK_FALSE(contains(text, capacity, "battery"));
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

TEST_CASE("nor of structs that are not annotated: of all where they are secret, of some where their schema says so") {
  CHECK(ufb::detail::holds_secrets<safe>());
  safe one{"Ada", {"hunter2!", {"hunter3!", "hunter4!"}}, {"hunter5!"}, {"Ada Lovelace", "hunter6!"}};
  const void* const more = one.master.more.data();
  one.master.more.pop_back();
  CHECK(ufb::detail::wipe_secrets<ufb::glue<safe>>(one));
  CHECK_FALSE(contains(&one, sizeof one, "hunter"));
  CHECK_FALSE(contains(more, 2 * sizeof(std::string), "hunter"));
  CHECK(one.words.empty());
  CHECK(one.name == "Ada");
  CHECK(one.who.user == "Ada Lovelace");
}

TEST_CASE("nor in what has rules alone, and is built through Boost.PFR") {
  using draft = ufb::draft_of<form>;
  place<draft> where;
  auto& one = *new (where.bytes) draft();
  one.set<&form::token>("hunter2!");
  CHECK(where.contains("hunter2!"));
  one.~draft();
  CHECK(!where.contains("hunter2!"));
}

TEST_CASE("nothing of it stays in a draft's memory: replaced, taken back, moved, built, ended") {
  using draft = ufb::draft_of<account>;
  place<draft> first, second;
  auto& one = *new (first.bytes) draft();
  one.set_name("Ada Lovelace").set_password("hunter2!").set_pin(0x41424344);
  CHECK(first.contains("hunter2!"));
  CHECK(first.contains("DCBA"));
  one.set_password("********").unset_pin();
  CHECK(!first.contains("hunter2!"));
  CHECK(!first.contains("DCBA"));
  one.unset_password();
  CHECK(!first.contains("********"));
  CHECK(!one.set("pin", "no number"));
  CHECK(one.set("password", "hunter3!"));
  auto& other = *new (second.bytes) draft(std::move(one));
  CHECK(!first.contains("hunter3!"));
  CHECK(second.contains("hunter3!"));
  one = other;
  CHECK(first.contains("hunter3!"));
  one = draft();
  CHECK(!first.contains("hunter3!"));
  const auto refused = std::move(other).build();
  CHECK(!refused);
  CHECK(second.contains("hunter3!"));
  other.unset_pin();
  const auto built = std::move(other).build();
  REQUIRE(built);
  CHECK(built->password == "hunter3!");
  CHECK(!second.contains("hunter3!"));
  one.set_password("hunter4!").set_name("Ada Lovelace");
  one.~draft();
  CHECK(!first.contains("hunter4!"));
  other.~draft();
}

TEST_CASE("nor is a path shown beyond what is secret") {
  auto draft = ufb::draft<account>();
  for (const char* path : {"pins.4711", "pins[\"4711\"]", "home.4711", "nothing.4711"}) CHECK(!draft.set(path, "1"));
  const auto built = draft.build();
  REQUIRE(!built);
  const std::string said = to_string(built.error());
  CHECK(said.find("(got \"pins\")") != std::string::npos);
  CHECK(said.find("(got \"home\")") != std::string::npos);
  CHECK(said.find("(got \"nothing.4711\")") != std::string::npos);
  CHECK(said.find("4711") == said.rfind("4711"));
}

TEST_CASE("nor in the draft of what is secret as a whole") {
  using draft = ufb::gen::draft<ufb::glue<address>, true>;
  place<draft> where;
  auto& one = *new (where.bytes) draft();
  one.set("postcode", "77777");
  CHECK(where.contains("77777"));
  one.~draft();
  CHECK(!where.contains("77777"));
  auto whole = ufb::draft<account>();
  whole.set_name("Ada").set_password("12345678");
  CHECK(whole.set("home.postcode", "77777"));
  CHECK(std::is_same_v<decltype(ufb::detail::cell_at<3>(std::declval<ufb::detail::draft_cells<ufb::glue<account>, false>&>()).nested()), draft*>);
  CHECK(std::move(whole).build()->home->postcode == "77777");
}

TEST_CASE("nor of those in what a field holds") {
  using draft = ufb::draft_of<branch>;
  place<draft> where;
  auto& one = *new (where.bytes) draft();
  one.set_manager(account{"Ada Lovelace", "hunter2!", {}, {}, 4711});
  CHECK(where.contains("hunter2!"));
  one.reset();
  CHECK(!where.contains("hunter2!"));
  CHECK(where.contains("Ada Lovelace"));
  one.~draft();
}
