// errors.hpp: a list that costs nothing while it is empty, compares, and prints one line a violation.
#include <ufb/errors.hpp>

#include <doctest/doctest.h>

#include <exception>
#include <ranges>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace {

const ufb::error bad_email{"email", "email", "must be an e-mail address", "\"ada@\""};
const ufb::error bad_object{"", "in_order", "must pass the check in_order", ""};

template <class Printable>
std::string printed(const Printable& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

}  // namespace

TEST_CASE("a violation is one line, without what it does not have") {
  CHECK(printed(bad_email) == "email: must be an e-mail address (got \"ada@\")");
  CHECK(printed(bad_object) == "must pass the check in_order");
  CHECK(printed(ufb::error{"name", "required", "must be set", ""}) == "name: must be set");
}

TEST_CASE("errors are a sized range") {
  static_assert(std::ranges::random_access_range<ufb::errors>);
  static_assert(std::ranges::sized_range<ufb::errors>);
  static_assert(sizeof(ufb::errors) == sizeof(void*));

  ufb::errors found;
  CHECK(found.empty());
  CHECK(found.size() == 0);
  CHECK(found.begin() == found.end());
  CHECK(printed(found).empty());

  found.add(bad_email);
  found.add(bad_object);
  REQUIRE(found.size() == 2);
  CHECK_FALSE(found.empty());
  CHECK(found[0] == bad_email);
  CHECK(*(found.end() - 1) == bad_object);
  CHECK(printed(found) == "email: must be an e-mail address (got \"ada@\")\nmust pass the check in_order\n");
  CHECK(ufb::to_string(found) == printed(found));
}

TEST_CASE("arguments are pairs of texts, in order") {
  static_assert(std::ranges::forward_range<ufb::arguments>);
  ufb::arguments all;
  CHECK(all.empty());
  CHECK(all.begin() == all.end());
  CHECK(all["min"].empty());
  all.add("min", "1");
  all.add("max", "");
  all.add("text", std::string_view("a\0b", 3));
  CHECK_FALSE(all.empty());
  std::string joined;
  for (const ufb::argument& each : all) joined.append(each.name).append("=").append(each.value).append(";");
  CHECK(joined == "min=1;max=;text=a\\x00b;");
  CHECK(all["min"] == "1");
  CHECK(all["max"].empty());
  CHECK(all["text"] == "a\\x00b");
  CHECK(all != ufb::arguments());
  CHECK(all == ufb::arguments(all));
}

TEST_CASE("arguments are made of a list as well") {
  ufb::arguments added;
  added.add("min", "1");
  added.add("text", std::string_view("\0", 1));
  const ufb::arguments listed = {{"min", "1"}, {"text", std::string_view("\0", 1)}};
  CHECK(listed == added);
  CHECK(listed["text"] == "\\x00");
  CHECK(ufb::arguments{}.empty());
}

TEST_CASE("texts of any length, and any number of violations") {
  ufb::errors found;
  for (std::size_t length = 0; length != 1500; ++length) {
    const std::string text(length, 'x');
    ufb::error violation{text, "code", "", text};
    violation.arguments.add("text", text);
    violation.message = ufb::filled("{text}{path}|{value}", violation);
    found.add(violation);
  }
  REQUIRE(found.size() == 1500);
  const ufb::errors copy = found;
  for (std::size_t length = 0; length != 1500; ++length) {
    const std::string text(length, 'x');
    CHECK(copy[length].path == text);
    CHECK(copy[length].arguments["text"] == text);
    CHECK(copy[length].message == text + text + "|" + text);
  }
  CHECK(copy == found);
}

TEST_CASE("placeholders are what the violation has; all else stays") {
  ufb::error violation{"tags[3]", "length", "", "\"\""};
  violation.arguments.add("min", "1");
  violation.arguments.add("max", "{min}");
  CHECK(ufb::filled("{path} {code} {value} {min} {max}", violation) == "tags[3] length \"\" 1 {min}");
  CHECK(ufb::filled("{min|byte|bytes} {max|byte|bytes} {min||s}{max||s}", violation) == "byte bytes s");
  CHECK(ufb::filled("{} {x} {{min}} {min|one} {min", violation) == "{} {x} {1} {min|one} {min");
  CHECK(ufb::filled("{x|{min}|}{min|{max}} {mi}{minn}", violation) == "{x|1|}{min|{min}} {mi}{minn}");
  CHECK(ufb::filled("", violation).empty());
}

TEST_CASE("errors are JSON, in UTF-8 whatever was in them") {
  CHECK(ufb::to_json(ufb::errors()) == "[]");
  ufb::errors found;
  found.add(bad_email);
  ufb::error odd{"prices[\"\\\"\"]", "a\nb", "\xFF\xC3\xB6 \x01", ""};
  odd.arguments.add("min", "1");
  odd.arguments.add("pattern", "\\d\xC3");
  found.add(odd);
  CHECK(ufb::to_json(found) ==
        R"([{"path":"email","code":"email","message":"must be an e-mail address","arguments":{},"value":"\"ada@\""},)"
        R"({"path":"prices[\"\\\"\"]","code":"a\nb","message":")" "\xEF\xBF\xBD\xC3\xB6" R"( \u0001",)"
        R"("arguments":{"min":"1","pattern":"\\d)" "\xEF\xBF\xBD" R"("},"value":""}])");
}

TEST_CASE("copies are independent and moved-from is empty") {
  ufb::errors found;
  found.add(bad_email);
  ufb::errors copy = found;
  CHECK(copy == found);
  copy.add(bad_object);
  CHECK(copy != found);
  CHECK(found.size() == 1);

  ufb::errors moved = std::move(copy);
  CHECK(moved.size() == 2);
  CHECK(copy.empty());  // NOLINT: a moved-from list is specified
  moved = found;
  CHECK(moved == found);
  moved = ufb::errors();
  CHECK(moved.empty());
  CHECK(moved == ufb::errors());
  CHECK(found != moved);
}

TEST_CASE("validation_error carries the violations and their text") {
  ufb::errors found;
  found.add(bad_email);
  const ufb::validation_error thrown(found);
  const ufb::validation_error copy = thrown;
  CHECK(copy.violations() == found);
  CHECK(std::string(copy.what()) == "email: must be an e-mail address (got \"ada@\")\n");
  static_assert(std::is_base_of_v<std::exception, ufb::validation_error>);
  static_assert(std::is_nothrow_copy_constructible_v<ufb::validation_error>);
}
