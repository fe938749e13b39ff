// validate.hpp: paths, look-through, nesting, depth, values as they are shown, and no allocation for what is valid.
#include <ufb/validate.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "allocations.hpp"

namespace {

enum class level { low, high };

struct address {
  std::string street;
  std::string postcode;
};

struct customer {
  std::string name;
  std::optional<address> home;
  std::unique_ptr<address> work;
  const address* billing = nullptr;
  std::vector<address> others;
  std::map<std::string, address> named;
};

struct nested_lists {
  std::vector<std::vector<int>> matrix;
  std::map<std::string, double> prices;
  std::unordered_map<int, std::vector<std::string>> tags;
  std::array<std::optional<int>, 2> pair;
  std::vector<std::shared_ptr<int>> shared;
};

struct tree {
  int value = 1;
  std::unique_ptr<tree> left;
  std::vector<tree> children;
};

// A child knows its parent.
struct branch {
  int value = 1;
  branch* parent = nullptr;
  std::vector<branch*> peers;
  std::vector<std::unique_ptr<branch>> children;
};

struct graph {
  int value = 1;
  std::shared_ptr<graph> left;
  std::shared_ptr<graph> right;
};

struct holders {
  std::optional<std::optional<int>> twice;
  std::shared_ptr<std::string> text;
  const char* characters = nullptr;
  std::optional<level> tier;
  int* required = nullptr;
};

struct alternatives {
  std::variant<std::monostate, int, double> number;
  std::variant<std::monostate, address, std::vector<address>, std::unique_ptr<std::string>> place;
  std::vector<std::variant<int, std::optional<int>>> list;
  std::map<std::optional<std::variant<std::string, int>>, address> keyed;
};

struct shown {
  std::string text;
  char character = 'x';
  bool flag = true;
  float ratio = 1;
  level tier = level::low;
  std::vector<std::string> list;
  std::map<std::string, int> map;
};

struct shown_in_part {
  std::filesystem::path file = "music/a b";
  std::vector<std::filesystem::path> files = {"music/a", "b"};
  std::vector<address> structs = std::vector<address>(4);
  std::vector<std::vector<address>> rows = {{}, {address{}}};
  std::map<std::string, address> named = {{"home", address{}}};
  std::vector<std::optional<address>> some = {std::nullopt};
  std::vector<std::optional<int>> numbers = {std::nullopt, 2};
  std::vector<char> characters = {'a', '\n'};
  char16_t wide = u'x';
  char32_t widest = U'\U0001F600';
};

struct throwing {
  int value;
};

struct counted {
  int first;
  int second;
};
int asked = 0;

constexpr auto never = ufb::check("never", [](const auto&) { return false; });

}  // namespace

template <>
inline constexpr auto ufb::schema<address> = ufb::object(ufb::field<&address::street>(ufb::not_empty),
                                                         ufb::field<&address::postcode>(ufb::length(5, 5)));
template <>
inline constexpr auto ufb::schema<customer> = ufb::object(ufb::field<&customer::name>(ufb::length(1, 64)),
                                                          ufb::field<&customer::home>(ufb::nested),
                                                          ufb::field<&customer::work>(ufb::nested()),
                                                          ufb::field<&customer::billing>(ufb::nested),
                                                          ufb::field<&customer::others>(ufb::size(0, 2), ufb::each(ufb::nested)),
                                                          ufb::field<&customer::named>(ufb::nested));
template <>
inline constexpr auto ufb::schema<nested_lists> = ufb::object(
    ufb::field<&nested_lists::matrix>(ufb::each(ufb::size(1, 2), ufb::each(ufb::range(0, 9)))),
    ufb::field<&nested_lists::prices>(ufb::keys(ufb::length(3, 3)), ufb::values(ufb::min(0))),
    ufb::field<&nested_lists::tags>(ufb::keys(ufb::max(9)), ufb::values(ufb::each(ufb::length(1)))),
    ufb::field<&nested_lists::pair>(ufb::each(ufb::required, ufb::max(5))), ufb::field<&nested_lists::shared>(ufb::each(ufb::max(5))));
template <>
inline constexpr auto ufb::schema<tree> = ufb::object(ufb::field<&tree::value>(ufb::min(0)), ufb::field<&tree::left>(ufb::nested),
                                                      ufb::field<&tree::children>(ufb::each(ufb::nested)));
template <>
inline constexpr auto ufb::schema<branch> = ufb::object(ufb::field<&branch::value>(ufb::min(0)), ufb::field<&branch::parent>(ufb::nested),
                                                        ufb::field<&branch::peers>(ufb::each(ufb::nested)),
                                                        ufb::field<&branch::children>(ufb::each(ufb::nested)));
template <>
inline constexpr auto ufb::schema<graph> = ufb::object(ufb::field<&graph::value>(ufb::min(0)), ufb::field<&graph::left>(ufb::nested),
                                                       ufb::field<&graph::right>(ufb::nested));
template <>
inline constexpr auto ufb::schema<holders> = ufb::object(ufb::field<&holders::twice>(ufb::range(0, 9)),
                                                         ufb::field<&holders::text>(ufb::length(1, 3)),
                                                         ufb::field<&holders::characters>(ufb::length(1, 3)),
                                                         ufb::field<&holders::tier>(ufb::one_of(ufb::named(level::low, "low"))),
                                                         ufb::field<&holders::required>(ufb::required, ufb::range(0, 9)));
template <>
inline constexpr auto ufb::schema<alternatives> =
    ufb::object(ufb::field<&alternatives::number>(ufb::required, ufb::range(1, 5)), ufb::field<&alternatives::place>(ufb::nested),
                ufb::field<&alternatives::list>(ufb::each(ufb::max(5))),
                ufb::field<&alternatives::keyed>(ufb::nested, ufb::keys(ufb::required, ufb::check("is_short", [](const auto& key) {
                                                                          if constexpr (std::is_same_v<decltype(key), const int&>)
                                                                            return key < 10;
                                                                          else
                                                                            return key.size() < 2;
                                                                        }))));
template <>
inline constexpr auto ufb::schema<shown> = ufb::object(ufb::field<&shown::text>(never), ufb::field<&shown::character>(never),
                                                       ufb::field<&shown::flag>(never), ufb::field<&shown::ratio>(never),
                                                       ufb::field<&shown::tier>(never), ufb::field<&shown::list>(never),
                                                       ufb::field<&shown::map>(never));
template <>
inline constexpr auto ufb::schema<shown_in_part> = ufb::object(
    ufb::field<&shown_in_part::file>(never), ufb::field<&shown_in_part::files>(never), ufb::field<&shown_in_part::structs>(never),
    ufb::field<&shown_in_part::rows>(never), ufb::field<&shown_in_part::named>(never), ufb::field<&shown_in_part::some>(never),
    ufb::field<&shown_in_part::numbers>(never), ufb::field<&shown_in_part::characters>(never), ufb::field<&shown_in_part::wide>(never),
    ufb::field<&shown_in_part::widest>(never));
template <>
inline constexpr auto ufb::schema<throwing> = ufb::object(ufb::field<&throwing::value>(
    ufb::min(0), ufb::check("throws", [](int value) { return value < 100 ? true : throw std::runtime_error("check"); })));

template <>
inline constexpr auto ufb::schema<counted> = ufb::object(ufb::field<&counted::first>(ufb::check("ask", [](int) { return ++asked < 0; })),
                                                         ufb::field<&counted::second>(ufb::check("ask", [](int) { return ++asked < 0; })));

TEST_CASE("a nested struct's paths continue its field's") {
  const address bad{"", "1234"};
  customer object;
  object.name = "Ada";
  CHECK(ufb::validate(object).empty());
  object.home = bad;
  object.work = std::make_unique<address>(bad);
  object.billing = &bad;
  object.others = {address{"Main St", "12345"}, bad};
  object.named["summer"] = bad;
  const ufb::errors found = ufb::validate(object);
  CHECK(ufb::to_string(found) ==
        "home.street: must not be empty (got \"\")\n"
        "home.postcode: must be exactly 5 bytes long (got \"1234\")\n"
        "work.street: must not be empty (got \"\")\n"
        "work.postcode: must be exactly 5 bytes long (got \"1234\")\n"
        "others[1].street: must not be empty (got \"\")\n"
        "others[1].postcode: must be exactly 5 bytes long (got \"1234\")\n"
        "named[\"summer\"].street: must not be empty (got \"\")\n"
        "named[\"summer\"].postcode: must be exactly 5 bytes long (got \"1234\")\n");
  CHECK_FALSE(ufb::is_valid(object));
}

TEST_CASE("each goes one level down, as often as it is written, and says where") {
  nested_lists object;
  object.pair = {1, 5};
  CHECK(ufb::is_valid(object));
  object.matrix = {{1, 2}, {}, {10, -1}};
  object.prices = {{"usd", 1}, {"eur", -0.5}, {"euro", 1}};
  object.tags = {{17, {"a", ""}}};
  object.pair = {std::nullopt, 6};
  object.shared = {nullptr, std::make_shared<int>(6)};
  CHECK(ufb::to_string(ufb::validate(object)) ==
        "matrix[1]: must have 1 to 2 elements (got [])\n"
        "matrix[2][0]: must be between 0 and 9 (got 10)\n"
        "matrix[2][1]: must be between 0 and 9 (got -1)\n"
        "prices[\"euro\"]: must be exactly 3 bytes long (got \"euro\")\n"
        "prices[\"eur\"]: must be at least 0 (got -0.5)\n"
        "tags[17]: must be at most 9 (got 17)\n"
        "tags[17][1]: must be at least 1 byte long (got \"\")\n"
        "pair[0]: must be set\n"
        "pair[1]: must be at most 5 (got 6)\n"
        "shared[1]: must be at most 5 (got 6)\n");
}

TEST_CASE("rules look through what may hold nothing, and required demands something") {
  holders object;
  CHECK(ufb::to_string(ufb::validate(object)) == "required: must be set\n");
  int ten = 10;
  object.twice = std::optional<int>();
  object.required = &ten;
  object.text = std::make_shared<std::string>("four");
  object.characters = "four";
  object.tier = level::high;
  CHECK(ufb::to_string(ufb::validate(object)) ==
        "text: must be 1 to 3 bytes long (got \"four\")\n"
        "characters: must be 1 to 3 bytes long (got \"four\")\n"
        "tier: must be one of low (got 1)\n"
        "required: must be between 0 and 9 (got 10)\n");
  object.twice = std::optional<int>(12);
  CHECK(ufb::validate(object)[0].path == "twice");
}

TEST_CASE("rules are asked about the alternative that a variant holds") {
  alternatives object;
  CHECK(ufb::to_string(ufb::validate(object)) == "number: must be set\n");
  object.number = 5;
  object.place = std::make_unique<std::string>();
  object.keyed[std::variant<std::string, int>("a")] = address{"Main St", "12345"};
  CHECK(ufb::validate(object).empty());
  CHECK(ufb::is_valid(object));
  object.number = 5.5;
  object.place = address{"", "12345"};
  object.list = {6, std::optional<int>(), std::optional<int>(7)};
  object.keyed[std::variant<std::string, int>(10)] = address{"Main St", "1"};
  object.keyed[std::nullopt] = address{"Main St", "12345"};
  CHECK_FALSE(ufb::is_valid(object));
  CHECK(ufb::to_string(ufb::validate(object)) ==
        "number: must be between 1 and 5 (got 5.5)\n"
        "place.street: must not be empty (got \"\")\n"
        "list[0]: must be at most 5 (got 6)\n"
        "list[2]: must be at most 5 (got 7)\n"
        "keyed[10].postcode: must be exactly 5 bytes long (got \"1\")\n"
        "keyed[nothing]: must be set\n"
        "keyed[10]: must pass the check is_short (got 10)\n");
  object.place = std::vector<address>{{"Main St", "12345"}, {"Main St", "1234"}};
  CHECK(ufb::validate(object)[1].path == "place[1].postcode");
}

TEST_CASE("a variant is shown by what it holds") {
  CHECK(ufb::detail::show(std::variant<int, std::string>("a")) == "\"a\"");
  CHECK(ufb::detail::show(std::variant<std::monostate, int>()) == "nothing");
  CHECK(ufb::detail::show(std::vector<std::variant<std::monostate, int>>{1, std::monostate()}) == "[1, nothing]");
}

TEST_CASE("recursion ends at depth 256 with an error, not with the stack") {
  tree root;
  tree* deepest = &root;
  for (int depth = 1; depth != 256; ++depth) {
    deepest->left = std::make_unique<tree>();
    deepest = deepest->left.get();
  }
  CHECK(ufb::is_valid(root));
  CHECK(ufb::validate(root).empty());
  deepest->children.emplace_back();
  CHECK_FALSE(ufb::is_valid(root));
  const ufb::errors found = ufb::validate(root);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "depth");
  CHECK(found[0].message == "must not be nested deeper than 256 levels");
  CHECK(found[0].path.ends_with(".left.left.children[0]"));
}

TEST_CASE("nested leaves alone what raw pointers point at") {
  branch root;
  for (int i = 0; i != 100; ++i) {
    root.children.push_back(std::make_unique<branch>());
    branch& child = *root.children.back();
    child.parent = &root;
    child.peers = {&root, root.children.front().get(), nullptr};
  }
  CHECK(ufb::is_valid(root));
  CHECK(ufb::validate(root).empty());
  root.children[7]->value = -1;
  CHECK(ufb::to_string(ufb::validate(root)) == "children[7].value: must be at least 0 (got -1)\n");
}

TEST_CASE("shared objects are visited as often as they are reached, but not for ever") {
  auto root = std::make_shared<graph>();
  auto deepest = root;
  const auto grow = [&root](int levels) {
    for (int i = 0; i != levels; ++i) root = std::make_shared<graph>(graph{1, root, root});
  };
  grow(8);
  CHECK(ufb::is_valid(*root));
  CHECK(ufb::validate(*root).empty());
  deepest->value = -1;
  CHECK(ufb::validate(*root).size() == 256);
  grow(32);
  CHECK_FALSE(ufb::is_valid(*root));
  CHECK(ufb::validate(*root).size() == 1000);
  deepest->value = 1;
  CHECK_FALSE(ufb::is_valid(*root));
  const ufb::errors found = ufb::validate(*root);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "too_large");
  CHECK(found[0].message == "must not have more than 10000000 nested objects");
}

TEST_CASE("a circle ends with one error, however many ways lead round it") {
  const auto start = std::make_shared<graph>();
  start->left = start->right = start;
  CHECK_FALSE(ufb::is_valid(*start));
  start->value = -1;
  const ufb::errors found = ufb::validate(*start);
  CHECK(found.size() == 257);
  CHECK(found[256].code == "depth");
  start->left = start->right = nullptr;
}

TEST_CASE("validate stops at a thousand violations") {
  tree root;
  root.children.resize(2000);
  for (tree& child : root.children) child.value = -1;
  const ufb::errors found = ufb::validate(root);
  CHECK(found.size() == 1000);
  CHECK(found[999].path == "children[999].value");
}

TEST_CASE("values are shown as C++ would write them, and shortened") {
  shown object;
  object.text = "a\"b\\\n\x01\xFF\xC3\xB6";
  object.character = '\'';
  object.ratio = 0.1F;
  object.tier = level::high;
  object.list = {"a", "b"};
  object.map = {{"x", 1}};
  const ufb::errors found = ufb::validate(object);
  REQUIRE(found.size() == 7);
  CHECK(found[0].value == "\"a\\\"b\\\\\\n\\x01\\xff\xC3\xB6\"");
  CHECK(found[1].value == "'\\''");
  CHECK(found[2].value == "true");
  CHECK(found[3].value == "0.1");
  CHECK(found[4].value == "1");
  CHECK(found[5].value == "[\"a\", \"b\"]");
  CHECK(found[6].value == "[\"x\": 1]");

  object.text.assign(1000, 'x');
  object.list.assign(1000, "element");
  const ufb::errors longer = ufb::validate(object);
  CHECK(longer[0].value == "\"" + std::string(64, 'x') + "…\" (1000 bytes)");
  CHECK(longer[5].value.starts_with("[\"element\", \"element\""));
  CHECK(longer[5].value.ends_with("…] (1000 elements)"));
  CHECK(longer[5].value.size() < 120);
}

TEST_CASE("paths are text, and what has no text is counted") {
  const ufb::errors found = ufb::validate(shown_in_part());
  REQUIRE(found.size() == 10);
  CHECK(found[0].value == "\"music/a b\"");
  CHECK(found[1].value == "[\"music/a\", \"b\"]");
  CHECK(found[2].value == "4 elements");
  CHECK(found[3].value == "[0 elements, 1 element]");
  CHECK(found[4].value == "1 element");
  CHECK(found[5].value == "1 element");
  CHECK(found[6].value == "[nothing, 2]");
  CHECK(found[7].value == "['a', '\\n']");
  CHECK(found[8].value == "'x'");
  CHECK(found[9].value == "128512");
}

TEST_CASE("a valid object costs no allocation, an invalid one some") {
  customer object;
  object.name = "Ada";
  object.home = address{"Main St", "12345"};
  object.others = {address{"Main St", "12345"}};
  const std::size_t before = ufb::test::allocations();
  const bool valid = ufb::is_valid(object);
  const bool empty = ufb::validate(object).empty();
  CHECK(ufb::test::allocations() == before);
  CHECK(valid);
  CHECK(empty);
  object.name.clear();
  CHECK(ufb::validate(object).size() == 1);
  CHECK((ufb::test::allocations() > before) == ufb::test::are_allocations_counted());
}

TEST_CASE("what a check throws comes out, and nothing leaks") {
  CHECK_THROWS_AS(static_cast<void>(ufb::validate(throwing{100})), std::runtime_error);
  CHECK_THROWS_AS(static_cast<void>(ufb::is_valid(throwing{100})), std::runtime_error);
  CHECK(ufb::validate(throwing{-1}).size() == 1);
}

TEST_CASE("is_valid stops at the first violation, validate asks everything") {
  asked = 0;
  CHECK_FALSE(ufb::is_valid(counted{1, 2}));
  CHECK(asked == 1);
  CHECK(ufb::validate(counted{1, 2}).size() == 2);
}
