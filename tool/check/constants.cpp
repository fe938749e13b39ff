// Rules, asked about constants. See constants.hpp.
#include "check/constants.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <ufb/rules/alphanumeric.hpp>
#include <ufb/rules/ascii.hpp>
#include <ufb/rules/base64.hpp>
#include <ufb/rules/date.hpp>
#include <ufb/rules/date_time.hpp>
#include <ufb/rules/duration.hpp>
#include <ufb/rules/email.hpp>
#include <ufb/rules/hostname.hpp>
#include <ufb/rules/ipv4.hpp>
#include <ufb/rules/ipv6.hpp>
#include <ufb/rules/json_pointer.hpp>
#include <ufb/rules/lowercase.hpp>
#include <ufb/rules/time.hpp>
#include <ufb/rules/uppercase.hpp>
#include <ufb/rules/uri.hpp>
#include <ufb/rules/uri_reference.hpp>
#include <ufb/rules/utf8.hpp>
#include <ufb/rules/uuid.hpp>

#include "check/intervals.hpp"
#include "check/numbers.hpp"

namespace ufb::check {
namespace {

using arguments = std::vector<model::value>;

bool is_at_least(const model::value& value, const model::value& bound) { return compare(value, bound) >= 0; }
bool is_at_most(const model::value& value, const model::value& bound) { return compare(value, bound) <= 0; }

bool is_equal(const model::value& left, const model::value& right) {
  if (is_quantity(left) && is_quantity(right)) return compare(left, right) == 0;
  const auto* one = std::get_if<model::enumerator>(&left);
  const auto* other = std::get_if<model::enumerator>(&right);
  return one != nullptr && other != nullptr ? one->number == other->number : left == right;  // two names may be of one value
}

bool is_one_of(const model::value& value, const arguments& allowed) {
  return std::ranges::any_of(allowed, [&](const model::value& one) { return is_equal(one, value); });
}

bool is_multiple(const model::value& value, const arguments& step) { return std::fmod(widened(value), widened(step[0])) == 0; }
bool is_finite(const model::value& value, const arguments&) { return std::isfinite(widened(value)); }

const std::string& text_of(const model::value& value) { return *std::get_if<std::string>(&value); }

bool has_utf8_length(const model::value& value, const arguments& bounds) {
  const model::value points = static_cast<std::uint64_t>(detail::code_points(text_of(value)));
  return utf8.holds(text_of(value)) && is_at_least(points, bounds[0]) && (bounds.size() == 1 || is_at_most(points, bounds[1]));
}

/// The rules for text that take no argument are the runtime's own.
template <class Rule>
bool keeps(const model::value& value, const arguments&) {
  return Rule().holds(text_of(value));
}

bool matches(const model::value& value, const arguments& pattern) {
  return RE2::FullMatch(text_of(value), RE2(text_of(pattern[0]), RE2::Quiet));
}

bool starts(const model::value& value, const arguments& text) { return text_of(value).starts_with(text_of(text[0])); }
bool ends(const model::value& value, const arguments& text) { return text_of(value).ends_with(text_of(text[0])); }
bool has_inside(const model::value& value, const arguments& text) { return text_of(value).find(text_of(text[0])) != std::string::npos; }

bool is_text(const model::value& value) { return std::holds_alternative<std::string>(value); }
bool is_anything(const model::value&) { return true; }

/// The rules whose answer for a constant is known here, beside those that admit an interval; of all others nothing is said.
struct known_rule {
  std::string_view name;
  bool (*takes)(const model::value&);
  bool (*holds)(const model::value&, const arguments&);
};

constexpr std::array known_rules{
    known_rule{"multiple_of", is_quantity, is_multiple},
    known_rule{"finite", is_quantity, is_finite},
    known_rule{"utf8_length", is_text, has_utf8_length},
    known_rule{"starts_with", is_text, starts},
    known_rule{"ends_with", is_text, ends},
    known_rule{"contains", is_text, has_inside},
    known_rule{"pattern", is_text, matches},
    known_rule{"ascii", is_text, keeps<rules::ascii>},
    known_rule{"utf8", is_text, keeps<rules::utf8>},
    known_rule{"alphanumeric", is_text, keeps<rules::alphanumeric>},
    known_rule{"lowercase", is_text, keeps<rules::lowercase>},
    known_rule{"uppercase", is_text, keeps<rules::uppercase>},
    known_rule{"email", is_text, keeps<rules::email>},
    known_rule{"uri", is_text, keeps<rules::uri>},
    known_rule{"uri_reference", is_text, keeps<rules::uri_reference>},
    known_rule{"ipv4", is_text, keeps<rules::ipv4>},
    known_rule{"ipv6", is_text, keeps<rules::ipv6>},
    known_rule{"hostname", is_text, keeps<rules::hostname>},
    known_rule{"date", is_text, keeps<rules::date>},
    known_rule{"time", is_text, keeps<rules::time>},
    known_rule{"date_time", is_text, keeps<rules::date_time>},
    known_rule{"duration", is_text, keeps<rules::duration>},
    known_rule{"uuid", is_text, keeps<rules::uuid>},
    known_rule{"json_pointer", is_text, keeps<rules::json_pointer>},
    known_rule{"base64", is_text, keeps<rules::base64>},
    known_rule{"one_of", is_anything, is_one_of},
};

}  // namespace

bool breaks(const model::value& constant, const model::rule& rule, const model::type& type) {
  if (depends(rule)) return false;
  if (const auto admitted = admitted_by(rule, type); admitted && admitted->is_all) {
    if (admitted->of == measure::value) return is_quantity(constant) && !contains(admitted->within, constant);
    return is_text(constant) && !contains(admitted->within, static_cast<std::uint64_t>(text_of(constant).size()));
  }
  const auto* known = std::ranges::find(known_rules, rule.name, &known_rule::name);
  return known != known_rules.end() && known->takes(constant) && !known->holds(constant, rule.arguments);
}

}  // namespace ufb::check
