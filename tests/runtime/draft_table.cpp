// draft_table.hpp: fields by name, what is noted of what could not be set, and in what order it is told.
#include <ufb/draft_table.hpp>

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

namespace {

/// A draft as its table sees it: two numbers, and an inner one of its kind.
struct form {
  int a = 0;
  int b = 0;
  form* inner = nullptr;
  ufb::detail::draft_problems problems;
};

template <int form::*Member>
constexpr ufb::detail::draft_field number(bool is_required) {
  ufb::detail::draft_field field;
  field.is_required = is_required;
  field.is_set = [](const void* erased) { return static_cast<const form*>(erased)->*Member != 0; };
  field.read = [](void* erased, std::string_view text) {
    if (text != "1") return false;
    static_cast<form*>(erased)->problems.forget(Member == &form::a ? 0 : 1);
    static_cast<form*>(erased)->*Member = 1;
    return true;
  };
  field.not_readable = [] {
    ufb::error found;
    found.code = "type";
    found.message = "must be {one}";
    found.arguments.add("one", "1");
    return found;
  };
  return field;
}

const ufb::detail::draft_table& table() {
  static constexpr std::array<ufb::gen::field, 4> names{{{"a"}, {"b", true}, {"in"}, {"in.side"}}};
  static constexpr std::array fields = [] {
    std::array<ufb::detail::draft_field, 4> all{number<&form::a>(true), number<&form::b>(false), {}, number<&form::b>(false)};
    all[2].is_set = [](const void* erased) { return static_cast<const form*>(erased)->inner != nullptr; };
    all[2].nested_table = &table;
    all[2].nested_in = [](const void* erased) -> const void* { return static_cast<const form*>(erased)->inner; };
    all[2].open = [](void* erased) -> void* { return static_cast<form*>(erased)->inner; };
    return all;
  }();
  static constexpr ufb::detail::draft_table all{names.data(), fields.data(), names.size(),
                                                [](void* erased) -> ufb::detail::draft_problems& { return static_cast<form*>(erased)->problems; }};
  return all;
}

bool set(form& to, std::string_view path, std::string_view text) { return ufb::detail::set_in_draft(&to, table(), path, text); }
std::string problems(const form& of) { return to_string(ufb::detail::problems_in_draft(&of, table())); }

}  // namespace

TEST_CASE("a path goes down, to the field with the longest name that it begins with") {
  form inner, outer;
  outer.inner = &inner;
  CHECK(set(outer, "a", "1"));
  CHECK(set(outer, "in.a", "1"));
  CHECK(inner.a == 1);
  CHECK(set(outer, "in.side", "1"));
  CHECK(outer.b == 1);
  CHECK(set(outer, "in.in.side", "1"));
  CHECK(inner.b == 1);
  CHECK(ufb::detail::is_set_in_draft(&outer, table(), "in.in.side"));
  CHECK(!ufb::detail::is_set_in_draft(&outer, table(), "in.in.a"));
  CHECK(!ufb::detail::is_set_in_draft(&outer, table(), "in.x"));
}

TEST_CASE("what is no field's name is said last, shortened and in printable characters") {
  form one;
  for (const char* path : {"", ".", "c", "a.", "a.b", "in.", "in.c", ".a", "A", "a "}) CHECK(!set(one, path, "1"));
  CHECK(!set(one, "bad\n\x1b", "1"));
  CHECK(!set(one, std::string(5000, 'x'), "1"));
  const ufb::errors found = ufb::detail::problems_in_draft(&one, table());
  REQUIRE(found.size() == 13);
  CHECK(found[0].path == "a");
  CHECK(found[1].path.empty());
  CHECK(found[1].code == "unknown_field");
  CHECK(found[1].value == "\"\"");
  CHECK(found[11].value == "\"bad\\n\\x1b\"");
  CHECK(found[12].value.size() < 100);
  for (int i = 0; i != 5000; ++i) set(one, "c", "1");
  CHECK(ufb::detail::problems_in_draft(&one, table()).size() <= 1001);
}

TEST_CASE("an unreadable text is told at its field, until the field is set; not that of a secret one") {
  form one;
  CHECK(!set(one, "b", "2"));
  CHECK(!set(one, "a", "x"));
  CHECK(!set(one, "a", "y"));
  CHECK(problems(one) == "a: must be 1 (got \"y\")\nb: must be 1\n");
  CHECK(set(one, "a", "1"));
  CHECK(problems(one) == "b: must be 1\n");
  CHECK(set(one, "b", "1"));
  CHECK(problems(one).empty());
}

TEST_CASE("what is missing is told by its path, and thrown") {
  form inner, outer;
  outer.inner = &inner;
  CHECK(ufb::detail::missing_in_draft(&outer, table()) == std::vector<std::string>{"a", "in.a"});
  CHECK(!set(outer, "a", "x"));
  CHECK(ufb::detail::missing_in_draft(&outer, table()).size() == 2);
  CHECK_THROWS_AS(ufb::detail::throw_problems_in_draft(&outer, table()), ufb::validation_error);
  CHECK(set(outer, "a", "1"));
  inner.a = outer.a = 1;
  CHECK_NOTHROW(ufb::detail::throw_problems_in_draft(&outer, table()));
}

TEST_CASE("one of a group is required, and what is open only before others") {
  static constexpr std::array<ufb::gen::field, 3> names{{{"a"}, {"b"}, {"c"}}};
  static constexpr std::array fields = [] {
    std::array<ufb::detail::draft_field, 3> all{number<&form::a>(false), number<&form::b>(false), number<&form::b>(false)};
    all[0].one_of_group = all[1].one_of_group = 1;
    return all;
  }();
  static constexpr std::array open = [] {
    std::array<ufb::detail::draft_field, 3> all{number<&form::a>(false), number<&form::b>(false), {}};
    all[0].is_open = true;
    return all;
  }();
  constexpr auto problems_of = [](void* erased) -> ufb::detail::draft_problems& { return static_cast<form*>(erased)->problems; };
  const ufb::detail::draft_table grouped{names.data(), fields.data(), 3, problems_of};
  const ufb::detail::draft_table opened{names.data(), open.data(), 3, problems_of};
  form one;
  CHECK(to_string(ufb::detail::problems_in_draft(&one, grouped)) == "a: must be set, or another one of a, b\n");
  CHECK(ufb::detail::problems_in_draft(&one, opened).empty());
  one.b = 1;
  CHECK(ufb::detail::problems_in_draft(&one, grouped).empty());
  CHECK(to_string(ufb::detail::problems_in_draft(&one, opened)) == "a: must be set\n");
  one.a = 1;
  CHECK(ufb::detail::problems_in_draft(&one, opened).empty());
}

TEST_CASE("what is wrong in a field stands below it") {
  ufb::errors inner, all;
  inner.add({"street", "code", "message", ""});
  inner.add({"", "code", "message", ""});
  ufb::detail::add_below(all, "home", inner);
  CHECK(all[0].path == "home.street");
  CHECK(all[1].path == "home");
}

TEST_CASE("problems are copied and moved with their draft") {
  ufb::detail::draft_problems one;
  one.add(0, {"", "code", "message", ""});
  ufb::detail::draft_problems copy = one;
  copy.forget(0);
  CHECK(copy.empty());
  REQUIRE(one.of(0) != nullptr);
  CHECK(one.of(1) == nullptr);
  const ufb::detail::draft_problems moved = std::move(one);
  CHECK(moved.of(0)->code == "code");
}
