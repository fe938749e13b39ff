// reflect.hpp: Boost.PFR's count and order are the struct's, names come from member pointers, and what has glue is told from what has not.
#include <ufb/reflect.hpp>

#include <doctest/doctest.h>

#include <any>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace {

struct no_default {
  explicit no_default(int start) : value(start) {}
  int value;
};

struct inner {
  int x, y;
};

struct mixed {
  std::any anything;
  std::optional<std::vector<std::string>> maybe;
  std::function<void()> call;
  const int fixed;
  inner nested;
  inner other;
  double number;
};

struct movable {
  std::unique_ptr<int> owner;
  std::map<int, std::string> names;
};

struct demanding {
  int before;
  no_default required;
  std::string after;
};

template <class V>
struct box {
  V value;
  int y_2;
};

struct empty {};

struct generated {
  int value;
};

template <auto Member>
constexpr std::size_t index = ufb::detail::reflected<ufb::detail::class_of_member<Member>>::template index_of<Member>();

}  // namespace

template <>
struct ufb::glue<generated> {};

TEST_CASE("fields are counted as the struct has them") {
  static_assert(ufb::detail::reflected<mixed>::count == 7);
  static_assert(ufb::detail::reflected<movable>::count == 2);
  static_assert(ufb::detail::reflected<demanding>::count == 3);
  static_assert(ufb::detail::reflected<box<int>>::count == 2);
  static_assert(ufb::detail::reflected<empty>::count == 0);
  CHECK(std::is_same_v<ufb::detail::reflected<mixed>::type<3>, const int>);
  CHECK(std::is_same_v<ufb::detail::reflected<demanding>::type<1>, no_default>);
}

TEST_CASE("a member pointer finds its field, also among fields of one type") {
  static_assert(index<&mixed::anything> == 0);
  static_assert(index<&mixed::fixed> == 3);
  static_assert(index<&mixed::nested> == 4);
  static_assert(index<&mixed::other> == 5);
  static_assert(index<&movable::names> == 1);
  static_assert(index<&demanding::required> == 1);
  static_assert(index<&inner::x> == 0);
  static_assert(index<&inner::y> == 1);

  inner point{1, 2};
  CHECK(&ufb::detail::reflected<inner>::get<index<&inner::y>>(point) == &point.y);
}

TEST_CASE("a member pointer knows its name") {
  CHECK(ufb::detail::name_of_member<&inner::x>() == "x");
  CHECK(ufb::detail::name_of_member<&demanding::required>() == "required");
  CHECK(ufb::detail::name_of_member<&box<std::vector<std::tuple<int, char>>>::y_2>() == "y_2");
}

TEST_CASE("a type has glue when its glue is complete") {
  CHECK(ufb::detail::glued<generated>);
  CHECK_FALSE(ufb::detail::glued<inner>);
}
