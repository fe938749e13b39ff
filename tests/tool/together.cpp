// Rules beside each other, and what they leave.
#include "check/together.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.hpp"
#include "declare.hpp"

namespace ufb::test {
namespace {

struct plain_rule {
  std::string name;
  std::vector<model::value> arguments;
};

/// Judges rules that stand beside each other on a type.
std::vector<model::finding> judged(const model::type& type, const std::vector<plain_rule>& plain) {
  std::vector<model::rule> rules;
  std::vector<model::annotation> annotations;
  for (const plain_rule& each : plain) {
    rules.push_back({each.name, each.arguments, {}});
    annotations.push_back(attribute(each.name));
  }
  std::vector<const model::annotation*> stated;
  for (const model::annotation& each : annotations) stated.push_back(&each);
  check::findings out;
  check::judge_together({rules, stated, type, "it"}, out);
  return std::move(out).in_source_order();
}

std::string_view verdict(const model::type& type, const std::vector<plain_rule>& rules) {
  const std::vector<model::finding> said = judged(type, rules);
  REQUIRE(said.size() <= 1);
  return said.empty() ? std::string_view("fine") : said.front().id;
}

model::value count(std::uint64_t number) { return number; }
model::value whole(std::int64_t number) { return number; }

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::int64_t>::max();

TEST_CASE("two rules of which nothing passes both") {
  CHECK(verdict(integer(), {{"min", {whole(2)}}, {"max", {whole(1)}}}) == "never_holds");
  CHECK(verdict(integer(), {{"min", {whole(1)}}, {"max", {whole(1)}}}) == "fine");
  CHECK(verdict(integer(), {{"range", {whole(-5), whole(-1)}}, {"min", {count(0)}}}) == "never_holds");
  CHECK(verdict(floating(), {{"min", {0.5}}, {"max", {0.25}}}) == "never_holds");
  CHECK(verdict(text(), {{"length", {count(5)}}, {"length", {count(1), count(4)}}}) == "never_holds");
  CHECK(verdict(text(), {{"length", {count(0), count(0)}}, {"not_empty", {}}}) == "never_holds");
  CHECK(verdict(vector_of(integer()), {{"not_empty", {}}, {"size", {count(0), count(3)}}}) == "fine");
}

TEST_CASE("ends that do not belong to what holds, and signs") {
  CHECK(verdict(integer(), {{"greater_than", {whole(1)}}, {"less_than", {whole(2)}}}) == "never_holds");
  CHECK(verdict(integer(), {{"greater_than", {whole(1)}}, {"max", {whole(2)}}}) == "fine");
  CHECK(verdict(floating(), {{"greater_than", {1.0}}, {"less_than", {1.5}}}) == "fine");
  CHECK(verdict(floating(), {{"greater_than", {1.0}}, {"max", {1.0}}}) == "never_holds");
  CHECK(verdict(integer("long", 64), {{"greater_than", {whole(least)}}}) == "fine");
  CHECK(verdict(integer("long", 64), {{"less_than", {whole(least)}}}) == "never_holds");
  CHECK(verdict(integer(), {{"positive", {}}, {"negative", {}}}) == "never_holds");
  CHECK(verdict(integer(), {{"positive", {}}, {"non_positive", {}}}) == "never_holds");
  CHECK(verdict(integer(), {{"non_negative", {}}, {"non_positive", {}}}) == "fine");
  CHECK(verdict(integer("unsigned", 32, false), {{"non_negative", {}}}) == "always_holds");
  CHECK(verdict(integer("unsigned", 32, false), {{"negative", {}}}) == "never_holds");
  CHECK(verdict(integer("unsigned", 32, false), {{"positive", {}}}) == "fine");
}

TEST_CASE("durations and time points are ordered as well") {
  const auto seconds = [](std::int64_t number) { return model::value(model::duration{number, {1, 1}}); };
  const model::type type = duration("std::chrono::seconds", {1, 1});
  CHECK(verdict(type, {{"min", {seconds(2)}}, {"less_than", {seconds(2)}}}) == "never_holds");
  CHECK(verdict(type, {{"min", {seconds(2)}}, {"max", {seconds(2)}}}) == "fine");
  CHECK(verdict(type, {{"positive", {}}, {"max", {seconds(0)}}}) == "never_holds");
  CHECK(verdict(type, {{"one_of", {seconds(1)}}, {"min", {seconds(2)}}}) == "never_holds");
  const auto at = [&](std::int64_t number) { return model::value(model::time_point{{number, {1, 1}}, "::clock"}); };
  CHECK(verdict(time_point("ticks", type, "::clock"), {{"greater_than", {at(1)}}, {"max", {at(1)}}}) == "never_holds");
}

TEST_CASE("a text that has others in it has their length") {
  const std::vector<model::value> abc = {model::value("abc")};
  for (const char* rule : {"starts_with", "ends_with", "contains"}) {
    CHECK(verdict(text(), {{rule, abc}, {"length", {count(0), count(2)}}}) == "never_holds");
    CHECK(verdict(text(), {{rule, abc}, {"length", {count(0), count(3)}}}) == "fine");
    CHECK(verdict(text(), {{rule, {model::value("")}}}) == "fine");
  }
  CHECK(verdict(text(), {{"utf8_length", {count(4)}}, {"length", {count(0), count(3)}}}) == "never_holds");
  CHECK(verdict(text(), {{"utf8_length", {count(0)}}}) == "fine");

  CHECK(verdict(text(), {{"utf8_length", {count(0), count(2)}}, {"length", {count(9)}}}) == "never_holds");
  CHECK(verdict(text(), {{"utf8_length", {count(0), count(2)}}, {"length", {count(8)}}}) == "fine");
  CHECK(verdict(text(), {{"utf8_length", {whole(0), whole(2)}}, {"length", {whole(9)}}}) == "never_holds");
  CHECK(verdict(text(), {{"date", {}}, {"length", {count(1), count(9)}}}) == "never_holds");
  CHECK(verdict(text(), {{"ipv4", {}}, {"length", {count(1), count(15)}}}) == "fine");
}

TEST_CASE("the rule that comes too late is the one that is reported, once") {
  const std::vector<model::finding> said =
      judged(integer(), {{"range", {whole(1), whole(2)}}, {"min", {whole(0)}}, {"max", {whole(0)}}});
  REQUIRE(said.size() == 1);
  CHECK(said[0].text == "'max' can never hold for it");
  CHECK(said[0].notes[0].text == "nothing passes both it and 'range'; change one of them");
}

TEST_CASE("a rule that leaves the whole of a type") {
  CHECK(verdict(integer("signed char", 8), {{"range", {whole(-128), whole(127)}}}) == "always_holds");
  CHECK(verdict(integer("signed char", 8), {{"range", {whole(-127), whole(127)}}}) == "fine");
  CHECK(verdict(integer("long", 64), {{"min", {whole(least)}}}) == "always_holds");
  CHECK(verdict(integer("long", 64), {{"max", {whole(most)}}}) == "always_holds");
  CHECK(verdict(integer("long", 64), {{"max", {whole(most - 1)}}}) == "fine");
  CHECK(verdict(integer("unsigned long", 64, false), {{"max", {count(std::numeric_limits<std::uint64_t>::max())}}}) == "always_holds");
  CHECK(verdict(text(), {{"length", {count(0)}}}) == "always_holds");
  CHECK(verdict(text(), {{"length", {count(0), count(9)}}}) == "fine");
  CHECK(verdict(floating(), {{"min", {-std::numeric_limits<double>::infinity()}}}) == "fine");  // not for NaN
}

TEST_CASE("elements that are never equal need no rule for that") {
  model::type keys = of_kind(model::kind::set, "std::set<int>", {integer()});
  CHECK(verdict(keys, {{"unique", {}}}) == "fine");
  keys.has_unique_keys = true;
  CHECK(verdict(keys, {{"unique", {}}}) == "always_holds");
}

TEST_CASE("values of which each breaks a rule beside them") {
  CHECK(verdict(integer(), {{"one_of", {whole(1), whole(2)}}, {"min", {whole(3)}}}) == "never_holds");
  CHECK(verdict(integer(), {{"one_of", {whole(1), whole(3)}}, {"min", {whole(3)}}}) == "fine");
  CHECK(verdict(text(), {{"one_of", {model::value("a"), model::value("bc")}}, {"length", {count(3), count(4)}}}) == "never_holds");
  CHECK(verdict(text(), {{"one_of", {model::value("a"), model::value("bcd")}}, {"length", {count(3), count(4)}}}) == "fine");
  CHECK(verdict(text(), {{"one_of", {model::value("a"), model::value("b")}}, {"pattern", {model::value("[0-9]+")}}}) == "never_holds");
  CHECK(verdict(text(), {{"one_of", {model::value("a"), model::value("7")}}, {"pattern", {model::value("[0-9]+")}}}) == "fine");
}

TEST_CASE("a rule with a message of its own is not taken away alone") {
  model::declared with_message = header({builder("order", {field("id", integer("std::uint8_t", 8, false),
                                                                 {attribute("min", 0), attribute("message", "is too small")})})});
  for (model::annotation& each : with_message.records[0].fields[0].annotations) each.removal = {each.at, each.at};
  model::declared without = with_message;
  without.records[0].fields[0].annotations.pop_back();
  const auto fix_of = [](const model::declared& one) { return check::check(one).findings.at(0).fix.size(); };
  CHECK(fix_of(with_message) == 0);
  CHECK(fix_of(without) == 1);
}

}  // namespace
}  // namespace ufb::test
