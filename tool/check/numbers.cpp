// Numbers, compared and fitted. See numbers.hpp.
#include "check/numbers.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

namespace ufb::check {
namespace {

// Wide enough for each number a value can be: comparing loses nothing.
using wide = long double;
static_assert(std::numeric_limits<wide>::digits >= 64);

wide widened(const model::value& number) {
  if (const auto* one = std::get_if<std::int64_t>(&number)) return static_cast<wide>(*one);
  if (const auto* one = std::get_if<std::uint64_t>(&number)) return static_cast<wide>(*one);
  if (const auto* one = std::get_if<float>(&number)) return static_cast<wide>(*one);
  return static_cast<wide>(*std::get_if<double>(&number));
}

struct bounds {
  std::int64_t least;
  std::uint64_t most;
};

/// What the type holds of the numbers that arguments can be.
bounds bounds_of(const model::type& type) {
  const std::int64_t least = std::numeric_limits<std::int64_t>::min();
  const std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  if (type.bits == 0 || type.bits > 64) return {type.is_signed ? least : 0, most};
  if (!type.is_signed) return {0, most >> (64 - type.bits)};
  return {least >> (64 - type.bits), most >> (65 - type.bits)};
}

std::optional<model::value> fitted_to_integer(wide number, const model::type& type) {
  const auto [least, most] = bounds_of(type);
  // NaN is neither; 0.5 is not whole.
  if (!(number >= static_cast<wide>(least) && number <= static_cast<wide>(most)) || std::trunc(number) != number) return {};
  if (number > static_cast<wide>(std::numeric_limits<std::int64_t>::max())) return static_cast<std::uint64_t>(number);
  return static_cast<std::int64_t>(number);
}

/// 0.1 as a float is not 0.1 as a double: a rule compares with what the field can be.
template <class Floating>
std::optional<model::value> fitted_to_floating(wide number, bool is_whole) {
  if (std::isnan(number) || (std::isfinite(number) && std::abs(number) > static_cast<wide>(std::numeric_limits<Floating>::max()))) return {};
  const auto nearest = static_cast<Floating>(number);
  if (is_whole && static_cast<wide>(nearest) != number) return {};
  return nearest;
}

}  // namespace

bool is_floating(const model::value& one) { return std::holds_alternative<float>(one) || std::holds_alternative<double>(one); }

bool is_number(const model::value& one) {
  return std::holds_alternative<std::int64_t>(one) || std::holds_alternative<std::uint64_t>(one) || is_floating(one);
}

std::partial_ordering compare(const model::value& left, const model::value& right) { return widened(left) <=> widened(right); }

std::optional<model::value> fitted(const model::value& number, const model::type& type) {
  if (type.what == model::kind::integer) return fitted_to_integer(widened(number), type);
  const bool is_whole = !is_floating(number);
  return type.bits == 32 ? fitted_to_floating<float>(widened(number), is_whole) : fitted_to_floating<double>(widened(number), is_whole);
}

std::string limits_of(const model::type& type) {
  if (type.what != model::kind::integer)
    return type.bits == 32 ? "it holds numbers up to 3.4e38" : "it holds whole numbers exactly up to 9007199254740992";
  const auto [least, most] = bounds_of(type);
  return "it holds whole numbers from " + std::to_string(least) + " to " + std::to_string(most);
}

std::pair<model::value, model::value> range_of(const model::type& type) {
  const auto [least, most] = bounds_of(type);
  return {least, most};
}

}  // namespace ufb::check
