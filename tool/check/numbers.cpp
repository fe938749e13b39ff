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

std::optional<model::value> fitted_to_floating(wide number, bool is_whole, const model::type& type) {
  const double rounded = static_cast<double>(number);
  const double most = type.bits == 32 ? static_cast<double>(std::numeric_limits<float>::max()) : std::numeric_limits<double>::max();
  if (std::isnan(rounded) || (std::isfinite(rounded) && std::abs(rounded) > most)) return {};
  // 0.1 as a float is not 0.1 as a double: the rule compares with what the field can be.
  if (type.bits == 32) {
    const float narrow = static_cast<float>(rounded);
    if (is_whole && static_cast<wide>(narrow) != number) return {};
    return narrow;
  }
  if (is_whole && static_cast<wide>(rounded) != number) return {};
  return rounded;
}

}  // namespace

bool is_floating(const model::value& one) { return std::holds_alternative<float>(one) || std::holds_alternative<double>(one); }

bool is_number(const model::value& one) {
  return std::holds_alternative<std::int64_t>(one) || std::holds_alternative<std::uint64_t>(one) || is_floating(one);
}

std::partial_ordering compare(const model::value& left, const model::value& right) { return widened(left) <=> widened(right); }

std::optional<model::value> fitted(const model::value& number, const model::type& type) {
  if (type.what == model::kind::integer) return fitted_to_integer(widened(number), type);
  return fitted_to_floating(widened(number), !is_floating(number), type);
}

std::string limits_of(const model::type& type) {
  if (type.what != model::kind::integer)
    return type.bits == 32 ? "it holds numbers up to 3.4e38" : "it holds whole numbers exactly up to 9007199254740992";
  const auto [least, most] = bounds_of(type);
  return "it holds whole numbers from " + std::to_string(least) + " to " + std::to_string(most);
}

}  // namespace ufb::check
