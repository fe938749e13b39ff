// chain.hpp and what it stands on: the state of a chain, the slots of its arguments, and what becomes of them at its ends.
#include <ufb/chain.hpp>

#include <doctest/doctest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <ufb/rules/trim.hpp>

using ufb::gen::kind;

namespace {

// Counts what is done to it.
struct probe {
  static inline int copies = 0;
  static inline int moves = 0;
  static inline int alive = 0;

  explicit probe(int v) : value(v) { ++alive; }
  probe(const probe& other) : value(other.value) {
    ++copies;
    ++alive;
  }
  probe(probe&& other) noexcept : value(std::exchange(other.value, -1)) {
    ++moves;
    ++alive;
  }
  probe& operator=(const probe&) = delete;
  ~probe() { --alive; }

  int value;
};

struct mixed {
  int number;
  std::string text;
  std::vector<std::string> list;
  std::optional<std::string> maybe;
  std::unique_ptr<int> owner;
};
template <class F>
struct plain {
  F field;
};
template <class F>
struct closing {
  F field;
  ~closing() {}
};
struct not_assignable {
  std::string text;
  not_assignable& operator=(const not_assignable&) = delete;
};

using wide = ufb::gen::state<100>;

}  // namespace

namespace {

// Its address tells the states apart as the linker sees them.
template <wide S>
int named_by_state() {
  return static_cast<int>(S[40]) * 10 + static_cast<int>(S[10]);
}

}  // namespace

TEST_CASE("states are different in the names of functions, too") {
  constexpr wide none;
  CHECK(named_by_state<none.with(40, kind::moved)>() == 20);
  CHECK(named_by_state<none.with(10, kind::moved)>() == 2);
  CHECK(named_by_state<none.with(25, kind::moved)>() == 0);
}

TEST_CASE("a state keeps how each of any number of fields was set") {
  constexpr wide none;
  static_assert(none[0] == kind::unset && none[99] == kind::unset);
  constexpr wide some = none.with(0, kind::moved).with(31, kind::viewed).with(32, kind::copied).with(99, kind::moved);
  static_assert(some[0] == kind::moved && some[1] == kind::unset && some[31] == kind::viewed && some[32] == kind::copied);
  static_assert(some[99] == kind::moved && some[98] == kind::unset);
  static_assert(some.with(0, kind::copied)[0] == kind::copied);
  static_assert(some.covers(wide::of(0, 31, 99)));
  static_assert(!some.covers(wide::of(0, 1)));
  static_assert(none.covers(wide::of()));
  static_assert(!std::is_same_v<std::integral_constant<wide, none>, std::integral_constant<wide, some>>);
  static_assert(some.keeping(1) == kind::kept && some.keeping(0) == (kind::moved | kind::kept) && some.assigning(1) == kind::unset);
  constexpr wide edited = wide::from(ufb::gen::origin::copy).with(1, kind::copied_if);
  static_assert(edited.assigning(0) == kind::kept && edited.assigning(1) == (kind::copied_if | kind::kept));
  static_assert(edited.covers(wide::of(0, 1, 2)));
  static_assert(when_present(edited.assigning(1)) == kind::copied && when_absent(edited.assigning(1)) == kind::kept);
}

TEST_CASE("a text slot views characters, copies lvalues and moves from rvalues") {
  ufb::gen::slot<std::string> slot;
  slot.set("literal");
  CHECK(slot.take<kind::viewed>() == "literal");
  const std::string lvalue(100, 'x');
  slot.set(std::string_view(lvalue));
  CHECK(slot.take<kind::viewed>() == lvalue);
  std::string rvalue(100, 'y');
  const char* const characters = rvalue.data();
  slot.set(rvalue);
  const std::string taken = slot.take<kind::moved>();
  CHECK(taken.data() == characters);
  CHECK(slot.take<kind::unset>().empty());
  CHECK(slot.take<kind::unset>([] { return "default"; }) == "default");

  slot.set("into a kept capacity");
  std::string target(200, 'z');
  const auto capacity = target.capacity();
  slot.put<kind::viewed>(target);
  CHECK(target == "into a kept capacity");
  slot.put<kind::unset>(target);
  CHECK(target.empty());
  slot.put<kind::unset>(target, [] { return "default"; });
  CHECK(target == "default");
  CHECK(target.capacity() == capacity);
}

TEST_CASE("a text from a null pointer is an exception, not a crash") {
  ufb::gen::slot<std::string> slot;
  const char* null = nullptr;
  CHECK_THROWS_WITH_AS(slot.set(null), "ufb: a text field was set from a null pointer", std::logic_error);
}

TEST_CASE("a transform is applied to the argument, whatever way it came, and to no default") {
  ufb::gen::slot<std::string, ufb::rules::trim> slot;
  slot.set("  a ");
  CHECK(slot.take<kind::viewed>() == "a");
  std::string rvalue = " b\n";
  slot.set(rvalue);
  CHECK(slot.take<kind::moved>() == "b");
  CHECK(slot.take<kind::unset>([] { return " c "; }) == " c ");
  std::string target = "before";
  slot.set("\td");
  slot.put<kind::viewed>(target);
  CHECK(target == "d");
  rvalue = " e ";
  slot.set(rvalue);
  slot.put<kind::moved>(target);
  CHECK(target == "e");

  ufb::gen::slot<std::optional<std::string>, ufb::rules::trim> maybe;
  const std::optional<std::string> some = " f ";
  maybe.set(some);
  CHECK(maybe.take<kind::copied>() == "f");
  const std::optional<std::string> nothing;
  maybe.set(nothing);
  CHECK_FALSE(maybe.take<kind::copied>());
}

TEST_CASE("a small value is in the slot, so a temporary may set it") {
  ufb::gen::slot<int> number;
  number.set(7);
  CHECK(number.take<kind::copied>() == 7);
  CHECK(number.take<kind::unset>() == 0);
  CHECK(number.take<kind::unset>([] { return 18; }) == 18);
  ufb::gen::slot<const float> ratio;
  ratio.set(0.5F);
  CHECK(ratio.take<kind::copied>() == 0.5F);
  CHECK(ratio.take<kind::unset>([] { return 1; }) == 1.0F);
  ufb::gen::slot<std::string_view> view;
  view.set(std::string_view("abc"));
  CHECK(view.take<kind::copied>() == "abc");
}

TEST_CASE("an object is copied once or moved once") {
  {
    ufb::gen::slot<probe> slot;
    probe object(5);
    probe::copies = probe::moves = 0;
    slot.set(object);
    const probe copy = slot.take<kind::copied>();
    CHECK(copy.value == 5);
    CHECK(probe::copies == 1);
    CHECK(probe::moves == 0);
    const probe moved = slot.take<kind::moved>();
    CHECK(moved.value == 5);
    CHECK(object.value == -1);
    CHECK(probe::copies == 1);
    CHECK(probe::moves == 1);
  }
  CHECK(probe::alive == 0);
}

TEST_CASE("a const field's argument is copied, unless it can only be moved") {
  ufb::gen::slot<const std::vector<int>> list;
  std::vector<int> elements = {1, 2};
  list.set(elements);
  CHECK(list.take<kind::moved>() == std::vector{1, 2});
  CHECK(elements.size() == 2);
  ufb::gen::slot<const std::unique_ptr<int>> owner;
  auto seven = std::make_unique<int>(7);
  owner.set(seven);
  CHECK(*owner.take<kind::moved>() == 7);
}

TEST_CASE("what can be recycled: what assignment replaces completely") {
  CHECK(ufb::gen::recyclable<mixed, int, std::string, std::vector<std::string>, std::optional<std::string>, std::unique_ptr<int>>);
  CHECK_FALSE(ufb::gen::recyclable<mixed, const int>);
  CHECK_FALSE(ufb::gen::recyclable<mixed, int&>);
  CHECK_FALSE(ufb::gen::recyclable<mixed, probe>);
}

TEST_CASE("what cannot be recycled: what a destructor of its own would have to end") {
  CHECK(ufb::gen::recyclable<plain<int>, int>);
  CHECK_FALSE(ufb::gen::recyclable<closing<int>, int>);
  CHECK(ufb::gen::recyclable<plain<std::string>, std::string>);
  CHECK_FALSE(ufb::gen::recyclable<closing<std::string>, std::string>);
  CHECK(ufb::gen::recyclable<plain<std::unique_ptr<int>>, std::unique_ptr<int>>);
  CHECK_FALSE(ufb::gen::recyclable<closing<std::unique_ptr<int>>, std::unique_ptr<int>>);
  CHECK_FALSE(ufb::gen::recyclable<not_assignable, std::string>);
  CHECK_FALSE(ufb::gen::recyclable<plain<closing<int>>, closing<int>>);  // assigning to the field would not end it either
}

TEST_CASE("an idle object keeps capacity within the limit and lets go of everything else") {
  std::string text(100, 'x');
  std::vector<std::string> list(3, std::string(100, 'x'));
  auto shared = std::make_shared<int>(1);
  const std::weak_ptr<int> watched = shared;
  std::optional<std::shared_ptr<int>> maybe = shared;
  std::vector<std::shared_ptr<int>> many = {shared, shared};
  int number = 7;
  CHECK(ufb::detail::let_go(text, list, shared, maybe, many, number) <= 4096);
  CHECK(watched.expired());
  CHECK_FALSE(shared);
  CHECK_FALSE(maybe);
  CHECK(many.empty());
  CHECK(text.capacity() >= 100);
  CHECK(list.size() == 3);

  CHECK(ufb::detail::let_go(text) > 99);
  CHECK(ufb::detail::let_go(list) > 300);
  std::string small = "in itself";
  CHECK(ufb::detail::let_go(small, number) == 0);
}
