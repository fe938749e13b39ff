// Intervals. See intervals.hpp.
#include "check/intervals.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>

#include "check/numbers.hpp"

namespace ufb::check {
namespace {

using arguments = std::vector<model::value>;

model::value count_of(std::size_t count) { return static_cast<std::uint64_t>(count); }

interval between(const arguments& ends, const model::type&) { return {ends[0], ends.size() > 1 ? ends[1] : model::value()}; }
interval from(const arguments& ends, const model::type&) { return {ends[0], {}}; }
interval up_to(const arguments& ends, const model::type&) { return {{}, ends[0]}; }
interval above(const arguments& ends, const model::type&) { return {ends[0], {}, true}; }
interval below(const arguments& ends, const model::type&) { return {{}, ends[0], false, true}; }
interval above_zero(const arguments&, const model::type& type) { return {zero_of(type), {}, true}; }
interval below_zero(const arguments&, const model::type& type) { return {{}, zero_of(type), false, true}; }
interval from_zero(const arguments&, const model::type& type) { return {zero_of(type), {}}; }
interval up_to_zero(const arguments&, const model::type& type) { return {{}, zero_of(type)}; }

interval some(const arguments&, const model::type&) { return {count_of(1), {}}; }
interval as_long_as(const arguments& text, const model::type&) { return {count_of(std::get_if<std::string>(&text[0])->size()), {}}; }

/// A code point is 1 to 4 bytes.
interval bytes_of_code_points(const arguments& ends, const model::type&) {
  const wide most = ends.size() > 1 ? widened(ends[1]) * 4 : 0;
  const bool is_bound = ends.size() > 1 && most <= static_cast<wide>(std::numeric_limits<std::uint64_t>::max());
  return {ends[0], is_bound ? model::value(static_cast<std::uint64_t>(most)) : model::value()};
}

template <std::size_t Least, std::size_t Most>
interval bytes(const arguments&, const model::type&) {
  return {count_of(Least), count_of(Most)};
}

/// A new rule that admits an interval costs its row here.
struct known_interval {
  std::string_view rule;
  measure of;
  interval (*within)(const arguments&, const model::type&);
  bool is_all = true;
};

constexpr std::array known_intervals{
    known_interval{"range", measure::value, between},
    known_interval{"min", measure::value, from},
    known_interval{"max", measure::value, up_to},
    known_interval{"greater_than", measure::value, above},
    known_interval{"less_than", measure::value, below},
    known_interval{"positive", measure::value, above_zero},
    known_interval{"negative", measure::value, below_zero},
    known_interval{"non_negative", measure::value, from_zero},
    known_interval{"non_positive", measure::value, up_to_zero},
    known_interval{"length", measure::size, between},
    known_interval{"size", measure::size, between},
    known_interval{"not_empty", measure::size, some},
    known_interval{"has", measure::size, some, false},
    known_interval{"utf8_length", measure::size, bytes_of_code_points, false},
    known_interval{"starts_with", measure::size, as_long_as, false},
    known_interval{"ends_with", measure::size, as_long_as, false},
    known_interval{"contains", measure::size, as_long_as, false},
    known_interval{"date", measure::size, bytes<10, 10>, false},
    known_interval{"ipv4", measure::size, bytes<7, 15>, false},
    known_interval{"ipv6", measure::size, bytes<2, 45>, false},
    known_interval{"hostname", measure::size, bytes<1, 253>, false},
};

bool has(const model::value& end) { return !std::holds_alternative<std::monostate>(end); }

/// The whole number after it; none where there is none, or it is not whole.
model::value after(const model::value& number) {
  if (const auto* one = std::get_if<std::int64_t>(&number))
    return *one < 0 ? model::value(*one + 1) : model::value(static_cast<std::uint64_t>(*one) + 1);
  const auto* one = std::get_if<std::uint64_t>(&number);
  return one == nullptr || *one == std::numeric_limits<std::uint64_t>::max() ? model::value() : model::value(*one + 1);
}

/// Of whole numbers, those above 3 are those from 4.
interval closed(interval one) {
  if (one.excludes_least && has(after(one.least))) one = {after(one.least), one.most, false, one.excludes_most};
  return one;
}

}  // namespace

bool is_empty(const interval& open) {
  const interval one = closed(open);
  if (!has(one.least) || !has(one.most)) return false;
  const auto order = compare(one.least, one.most);
  return order > 0 || (order == 0 && (one.excludes_least || one.excludes_most));
}

interval meet(const interval& one, const interval& other) {
  interval both = one;
  if (has(other.least)) {
    const auto order = has(both.least) ? compare(other.least, both.least) : std::partial_ordering::greater;
    if (order > 0) std::tie(both.least, both.excludes_least) = std::tie(other.least, other.excludes_least);
    if (order == 0) both.excludes_least |= other.excludes_least;
  }
  if (has(other.most)) {
    const auto order = has(both.most) ? compare(other.most, both.most) : std::partial_ordering::less;
    if (order < 0) std::tie(both.most, both.excludes_most) = std::tie(other.most, other.excludes_most);
    if (order == 0) both.excludes_most |= other.excludes_most;
  }
  return both;
}

std::optional<admitted> admitted_by(const model::rule& rule, const model::type& type) {
  const auto* row = std::ranges::find(known_intervals, rule.name, &known_interval::rule);
  if (row == known_intervals.end() || depends(rule)) return {};
  return admitted{row->of, row->within(rule.arguments, type), row->is_all};
}

bool contains(const interval& one, const model::value& number) {
  const bool is_nan = compare(number, number) != 0;
  return !is_nan && !is_empty(meet(one, {number, number}));
}

}  // namespace ufb::check
