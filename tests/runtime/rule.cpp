// rule.hpp: what a rule says of itself, whatever code and words it was given.
#include <ufb/rule.hpp>
#include <ufb/schema.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace {

constexpr auto is_even = ufb::check("is_even", [](int value) { return value % 2 == 0; });

template <class Rule>
std::string said(const Rule& rule) {
  const ufb::error about = ufb::detail::described_by(rule);
  std::string out = about.rule + "/" + about.code;
  for (const ufb::argument& each : about.arguments) out.append(" ").append(each.name).append("=").append(each.value);
  return out + (about.has_own_message ? " own: " : ": ") + ufb::detail::message_of(rule);
}

enum class tier { free, paid };

struct customer {
  std::string name;
  std::map<std::string, std::vector<int>> scores;
  int age = 0;
  bool active = true;
};

struct unruled {
  int value = 0;
};

std::string line(const ufb::rule_of_field& each) {
  std::string out;
  out.append(each.field).append("/").append(each.level).append("/").append(each.rule).append("/").append(each.code).append(": ");
  return out.append(each.message).append("\n");
}

}  // namespace

template <>
inline constexpr auto ufb::schema<customer> = ufb::object(
    ufb::field<&customer::name>(ufb::trim, ufb::length(1, 64), ufb::rename("full name"), ufb::code(ufb::utf8, "text")),
    ufb::field<&customer::scores>(ufb::size(0, 8), ufb::keys(ufb::lowercase), ufb::values(ufb::each(ufb::range(0, 9)))),
    ufb::field<&customer::age>(ufb::message(ufb::min(18), "from {min} on, not {value}")),
    ufb::check<&customer::age>("is_sane", [](const customer&) { return true; }), ufb::check("is_free", [](const customer&) { return true; }));

TEST_CASE("a rule says its name, its code, its arguments and its message") {
  using namespace std::chrono_literals;
  CHECK(said(ufb::email) == "email/email: must be an e-mail address");
  CHECK(said(ufb::range(0, 150)) == "range/range min=0 max=150: must be between 0 and 150");
  CHECK(said(ufb::min(20ms)) == "min/min min=20ms: must be at least 20ms");
  CHECK(said(ufb::length(1, 64)) == "length/length min=1 max=64: must be 1 to 64 bytes long");
  CHECK(said(ufb::length(1)) == "length.min/length min=1: must be at least 1 byte long");
  CHECK(said(ufb::size(0, 8)) == "size.max/size min=0 max=8: must have at most 8 elements");
  CHECK(said(ufb::size(2, 2)) == "size.exactly/size min=2 max=2: must have exactly 2 elements");
  CHECK(said(ufb::one_of("a", "b")) == "one_of/one_of values=\"a\", \"b\": must be one of \"a\", \"b\"");
  CHECK(said(ufb::one_of(ufb::named(tier::free, "free"))) == "one_of/one_of values=free: must be one of free");
  CHECK(said(ufb::declared<tier::free, tier::paid>()) == "declared/declared values=free, paid: must be one of free, paid");
  CHECK(said(ufb::pattern<"[0-9]{5}">()) == "pattern/pattern pattern=[0-9]{5}: must match [0-9]{5}");
  CHECK(said(ufb::starts_with("a\nb")) == "starts_with/starts_with text=\"a\\nb\": must start with \"a\\nb\"");
  CHECK(said(is_even) == "check/is_even: must pass the check is_even");
}

TEST_CASE("a code and words of the user's own leave the rule its name and arguments") {
  CHECK(said(ufb::code(ufb::min(18), "adult")) == "min/adult min=18: must be at least 18");
  CHECK(said(ufb::message(ufb::min(18), "from {min} on")) == "min/min min=18 own: from 18 on");
  CHECK(said(ufb::message(ufb::code(ufb::length(1), "named"), "{code}!")) == "length.min/named min=1 own: named!");
  CHECK(said(ufb::code(ufb::message(is_even, "odd"), "odd")) == "check/odd own: odd");
}

TEST_CASE("texts of a rule that are longer than a line") {
  static const std::string long_text(2000, 'x');
  const std::string words = long_text + " {text} " + long_text;
  const ufb::error about = ufb::detail::described_by(ufb::code(ufb::message(ufb::starts_with("a"), words), long_text));
  CHECK(about.code == long_text);
  CHECK(about.message == long_text + " \"a\" " + long_text);
  CHECK(about.arguments["text"] == "\"a\"");
  CHECK(ufb::detail::message_of(ufb::check(long_text, [](int) { return true; })) == "must pass the check " + long_text);
}

TEST_CASE("the rules of a type, without an object") {
  std::string all;
  ufb::for_each_rule<customer>([&](const ufb::rule_of_field& each) { all += line(each); });
  CHECK(all ==
        "full name//length/length: must be 1 to 64 bytes long\n"
        "full name//utf8/text: must be UTF-8\n"
        "scores//size.max/size: must have at most 8 elements\n"
        "scores/keys/lowercase/lowercase: must be in lower case\n"
        "scores/values each/range/range: must be between 0 and 9\n"
        "age//min/min: from 18 on, not \n"
        "age//check/is_sane: must pass the check is_sane\n"
        "//check/is_free: must pass the check is_free\n");
  ufb::for_each_rule<unruled>([](const ufb::rule_of_field&) { FAIL("has no rules"); });
}

TEST_CASE("the rules of a field") {
  const auto of_name = ufb::rules_of_field<customer, 0>();
  REQUIRE(of_name.size() == 2);
  CHECK(of_name[0].arguments["min"] == "1");
  CHECK(of_name[0].arguments["max"] == "64");
  CHECK(of_name[1].code == "text");
  CHECK(ufb::rules_of_field<customer, 1>().size() == 3);
  CHECK(ufb::rules_of_field<customer, 2>().size() == 1);
  CHECK(ufb::rules_of_field<customer, 3>().empty());
  CHECK(ufb::rules_of_field<unruled, 0>().empty());
}
