// fields.hpp: names and references of the fields of plain aggregates; that of annotated structs is in the goldens.
#include <ufb/fields.hpp>

#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

struct point {
  int x_1;
  int y;
};

struct mixed {
  std::string name;
  const int fixed;
  point place;
  std::unique_ptr<int> owner;
  std::array<double, 2> weights;
};

struct renamed {
  int plain;
  int other;
};

struct empty {};

template <class V>
struct box {
  V value;
};

template <class T>
std::string names_of(const T& object) {
  std::string out;
  ufb::for_each_field(object, [&](std::string_view name, const auto&) { out.append(name).append(" "); });
  return out;
}

}  // namespace

struct with_linkage {
  int fore;
  std::vector<std::string> aft;
};

template <>
inline constexpr auto ufb::schema<renamed> =
    ufb::object(ufb::field<&renamed::other>(ufb::min(0), ufb::rename("an-other")), ufb::check("any", [](const renamed&) { return true; }));

TEST_CASE("fields are counted and named, without an object") {
  static_assert(ufb::field_count<point> == 2);
  static_assert(ufb::field_count<mixed> == 5);
  static_assert(ufb::field_count<empty> == 0);
  static_assert(ufb::field_name<point, 0> == "x_1");
  static_assert(ufb::field_name<mixed, 1> == "fixed");
  static_assert(ufb::field_name<with_linkage, 1> == "aft");
  static_assert(ufb::field_name<box<std::vector<int>>, 0> == "value");
  CHECK(ufb::field_name<mixed, 3> == "owner");
  CHECK(names_of(mixed{"", 1, {}, nullptr, {}}) == "name fixed place owner weights ");
  CHECK(names_of(with_linkage()) == "fore aft ");
  CHECK(names_of(empty()).empty());
}

TEST_CASE("a name given by the schema is the one that errors say") {
  static_assert(ufb::field_name<renamed, 0> == "plain");
  static_assert(ufb::field_name<renamed, 1> == "an-other");
  CHECK(names_of(renamed()) == "plain an-other ");
}

TEST_CASE("fields are references into the object, const where it or they are") {
  mixed object{"a", 7, {1, 2}, std::make_unique<int>(3), {}};
  static_assert(std::is_same_v<decltype(ufb::get<0>(object)), std::string&>);
  static_assert(std::is_same_v<decltype(ufb::get<1>(object)), const int&>);
  static_assert(std::is_same_v<decltype(ufb::get<0>(std::as_const(object))), const std::string&>);
  CHECK(&ufb::get<2>(object) == &object.place);
  CHECK(&ufb::get<3>(std::as_const(object)) == &object.owner);
  ufb::get<0>(object) = "b";
  CHECK(object.name == "b");
  ufb::for_each_field(object, [](std::string_view name, auto& field) {
    if constexpr (std::is_same_v<decltype(field), std::string&>) field = name;
  });
  CHECK(object.name == "name");
  int total = 0;
  ufb::for_each_field(point{3, 4}, [&](std::string_view, int& field) { total += field; });
  CHECK(total == 7);
}

TEST_CASE("in constant expressions, too") {
  constexpr int total = [] {
    point object{1, 2};
    ufb::for_each_field(object, [](std::string_view, int& field) { field *= 10; });
    return ufb::get<0>(object) + ufb::get<1>(object);
  }();
  static_assert(total == 30);
  CHECK(total == 30);
}
