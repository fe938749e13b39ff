// cell.hpp: what a draft keeps of each kind of field, that it owns it, and that a copy is a copy.
#include <ufb/cell.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

template <class F, class... Transform>
using cell = ufb::detail::cell_for<ufb::gen::slot<F, Transform...>, false, false>;
using ufb::gen::kind;

struct unassignable {
  const int number;
};
struct fixed {
  fixed() = default;
  fixed(const fixed&) = delete;
};

class parsed {
 public:
  explicit parsed(std::string_view text) : number_(std::stoi(std::string(text))) {}
  int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

TEST_CASE("what build() may do with what is in a cell") {
  CHECK(cell<int>::how == kind::copied);
  CHECK(cell<const int>::how == kind::copied);
  CHECK(cell<std::string>::how == kind::moved);
  CHECK(cell<const std::string>::how == kind::viewed);
  CHECK(cell<std::string_view>::how == kind::viewed);
  CHECK(cell<char[4]>::how == kind::viewed);
  CHECK(cell<int[4]>::how == kind::moved);
  CHECK(cell<std::vector<int>>::how == kind::moved);
  CHECK(cell<std::vector<int>&>::how == kind::copied);
  CHECK(cell<const std::vector<int>&>::how == kind::copied);
  CHECK(cell<std::atomic<int>>::how == kind::unset);
}

TEST_CASE("a text is owned, whatever it was given as") {
  cell<std::string> one;
  CHECK(!one);
  {
    std::string gone = "a text that is longer than what a string holds itself";
    one.set(std::string_view(gone));
    gone.assign(gone.size(), 'x');
  }
  CHECK(*one == "a text that is longer than what a string holds itself");
  one.set("short");
  CHECK(*one == "short");
  std::string kept = "kept";
  one.set(kept);
  CHECK(kept == "kept");
  one.set(std::move(kept));
  CHECK(*one == "kept");
  CHECK_THROWS_AS(one.set(static_cast<const char*>(nullptr)), std::logic_error);
  one.reset();
  CHECK(!one);
}

TEST_CASE("copies are independent, also of what cannot be assigned") {
  cell<std::vector<int>> one;
  one.add(1);
  one.add(2);
  auto other = one;
  other.add(3);
  CHECK((*one).size() == 2);
  CHECK((*other).size() == 3);
  one = other;
  CHECK((*one).size() == 3);

  cell<unassignable> first, second;
  first.set(unassignable{1});
  second.set(unassignable{2});
  second = first;
  CHECK((*second).number == 1);
  first.reset();
  second = std::move(first);
  CHECK(!second);
}

TEST_CASE("a cell can be copied where its field can") {
  CHECK(std::is_copy_constructible_v<cell<std::string>>);
  CHECK(std::is_copy_assignable_v<cell<unassignable>>);
  CHECK(!std::is_copy_constructible_v<cell<std::unique_ptr<int>>>);
  CHECK(!std::is_copy_assignable_v<cell<std::unique_ptr<int>>>);
  CHECK(std::is_nothrow_move_constructible_v<cell<std::unique_ptr<int>>>);
  CHECK(std::is_move_assignable_v<cell<std::unique_ptr<int>>>);
}

TEST_CASE("arrays are kept element by element, an array of characters as text that fits") {
  cell<int[2][2]> numbers;
  const int given[2][2] = {{1, 2}, {3, 4}};
  numbers.set(given);
  CHECK((*numbers)[1][0] == 3);
  cell<char[4]> text;
  text.set("abc");
  CHECK(std::string_view(*text) == "abc");
  CHECK_THROWS_AS(text.set("abcd"), std::length_error);
  CHECK(std::string_view(*text) == "abc");
  CHECK(!text.read_into<void>("abcd"));
  CHECK(text.read_into<void>("x"));
  CHECK(std::string_view(*text) == "x");
  CHECK(text.not_readable<void>().rule == "type.length");
}

TEST_CASE("a bit-field's value fits its bits") {
  ufb::detail::cell_for<ufb::gen::bit_slot<unsigned, 3>, false, false> bits;
  bits.set(7U);
  CHECK_THROWS_AS(bits.set(8U), std::out_of_range);
  CHECK(*bits == 7);
  CHECK(!bits.read_into<void>("8"));
  CHECK(bits.read_into<void>("6"));
  CHECK(*bits == 6);
  const ufb::error found = bits.not_readable<void>();
  CHECK(ufb::filled(found.message, found) == "must be a whole number of 3 bits");
}

TEST_CASE("with into, a text is what the field is made from; what its constructor throws is an unreadable text") {
  ufb::detail::cell_for<ufb::gen::slot<parsed>, true, false> one;
  CHECK(one.read_into<void>("12"));
  CHECK((*one).number() == 12);
  CHECK(!one.read_into<void>("x"));
  one.set("13");
  CHECK((*one).number() == 13);
}

TEST_CASE("what can only be referred to is referred to") {
  fixed object;
  cell<const fixed&> constant;
  constant.set(object);
  CHECK(&*constant == &object);
  std::vector<int> list;
  cell<std::vector<int>&> changed;
  CHECK(!changed);
  changed.set(list);
  CHECK(&*changed == &list);
  cell<const std::vector<int>&> owned;
  owned.set(list);
  CHECK(&*owned != &list);
}

TEST_CASE("a draft on the heap is copied with its owner") {
  ufb::detail::owned_draft<std::vector<int>> one;
  CHECK(one.get() == nullptr);
  one.open().push_back(1);
  auto other = one;
  other.open().push_back(2);
  CHECK(one.get()->size() == 1);
  CHECK(other.get()->size() == 2);
  one = other;
  CHECK(one.get()->size() == 2);
  one = ufb::detail::owned_draft<std::vector<int>>();
  CHECK(one.get() == nullptr);
}
