// schema.hpp: whatever can be annotated can be said in a schema by the same name, or is listed here as what a schema has no use for.
#include <ufb/rule.hpp>
#include <ufb/schema.hpp>

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/rules.hpp"

namespace {

enum class tier { free, paid };

struct everything {
  std::string text;
  std::vector<std::string> list;
  std::map<std::string, int> map;
};

constexpr auto any = [](const auto&) { return true; };

template <class... Rules>
std::set<std::string_view> names_of(const Rules&...) {
  return {ufb::detail::name_of_rule<Rules>()...};
}

const std::set<std::string_view> rules = names_of(
    ufb::required, ufb::check("any", any), ufb::one_of(1), ufb::declared<tier::free>(), ufb::range(1, 2), ufb::min(1), ufb::max(1),
    ufb::greater_than(1), ufb::less_than(1), ufb::multiple_of(1), ufb::positive, ufb::negative, ufb::non_negative, ufb::non_positive,
    ufb::finite, ufb::length(1), ufb::utf8_length(1), ufb::not_empty, ufb::pattern<"a">(), ufb::starts_with("a"), ufb::ends_with("a"),
    ufb::contains("a"), ufb::ascii, ufb::utf8, ufb::alphanumeric, ufb::lowercase, ufb::uppercase, ufb::email, ufb::uri, ufb::uri_reference,
    ufb::ipv4, ufb::ipv6, ufb::hostname, ufb::date, ufb::time, ufb::date_time, ufb::duration, ufb::uuid, ufb::json_pointer, ufb::base64,
    ufb::size(1), ufb::has(1), ufb::unique);

// What else the schema below says.
const std::set<std::string_view> others = {"trim", "to_lower", "to_upper", "each", "keys", "values", "message", "code", "rename", "secret", "into"};

// A schema has no builder to write, nothing is required there unless it says so, and setters are named by the field.
const std::set<std::string_view> without_use = {"builder", "validator", "optional", "skip", "setter", "pool_limit", "retained_bytes"};

}  // namespace

template <>
inline constexpr auto ufb::schema<everything> = ufb::object(
    ufb::field<&everything::text>(ufb::trim, ufb::to_lower, ufb::to_upper, ufb::rename("words"), ufb::secret, ufb::into, ufb::required,
                                  ufb::message(ufb::not_empty, "say something"), ufb::code(ufb::ascii, "plain")),
    ufb::field<&everything::list>(ufb::each(ufb::not_empty)),
    ufb::field<&everything::map>(ufb::keys(ufb::not_empty), ufb::values(ufb::min(0))));

TEST_CASE("every attribute has its form in a schema") {
  std::set<std::string_view> said = rules;
  said.insert(others.begin(), others.end());
  said.insert(without_use.begin(), without_use.end());
  for (const ufb::model::attribute& each : ufb::model::attributes) {
    CHECK_MESSAGE(said.erase(each.name) == 1, each.name);
    const bool is_rule = each.what == ufb::model::role::rule || each.name == "required";
    CHECK_MESSAGE(rules.contains(each.name) == is_rule, each.name);
  }
  for (const std::string_view each : said) CHECK_MESSAGE(false, "no attribute is called ", each);
}

TEST_CASE("and they all work together") {
  std::size_t count = 0;
  ufb::for_each_rule<everything>([&](const ufb::rule_of_field&) { ++count; });
  CHECK(count == 6);
}
