// Quantities, compared and fitted. See numbers.hpp.
#include "check/numbers.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include "check/words.hpp"

namespace ufb::check {
namespace {

static_assert(std::numeric_limits<wide>::digits >= 64);

wide count_of(const model::duration& one) {
  return std::visit([](auto count) { return static_cast<wide>(count); }, one.count);
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

std::optional<model::value> fitted_number(const model::value& number, const model::type& type) {
  if (type.what == model::kind::integer) return fitted_to_integer(widened(number), type);
  const bool is_whole = !is_floating(number);
  return type.bits == 32 ? fitted_to_floating<float>(widened(number), is_whole) : fitted_to_floating<double>(widened(number), is_whole);
}

/// 1500ms is no whole number of seconds.
std::optional<model::duration> fitted_duration(const model::duration& one, const model::type& type) {
  const std::int64_t units = std::gcd(one.unit.numerator, type.unit.numerator);
  const std::int64_t parts = std::gcd(one.unit.denominator, type.unit.denominator);
  const wide counted = count_of(one) * static_cast<wide>(one.unit.numerator / units) * static_cast<wide>(type.unit.denominator / parts);
  const wide divided = static_cast<wide>(one.unit.denominator / parts) * static_cast<wide>(type.unit.numerator / units);
  const model::type& rep = type.of.front();
  if (rep.what == model::kind::integer) {
    const auto count = std::fmod(counted, divided) == 0 ? fitted_to_integer(counted / divided, rep) : std::nullopt;
    const auto* fitting = count ? std::get_if<std::int64_t>(&*count) : nullptr;
    if (fitting == nullptr) return {};
    return model::duration{*fitting, type.unit};
  }
  const auto count = static_cast<double>(counted / divided);
  if (!std::isfinite(count)) return {};
  return model::duration{count, type.unit};
}

}  // namespace

wide widened(const model::value& number) {
  if (const auto* one = std::get_if<std::int64_t>(&number)) return static_cast<wide>(*one);
  if (const auto* one = std::get_if<std::uint64_t>(&number)) return static_cast<wide>(*one);
  if (const auto* one = std::get_if<float>(&number)) return static_cast<wide>(*one);
  if (const auto* one = std::get_if<model::duration>(&number)) return count_of(*one);
  if (const auto* one = std::get_if<model::time_point>(&number)) return count_of(one->since_epoch);
  return static_cast<wide>(*std::get_if<double>(&number));
}

bool is_floating(const model::value& one) { return std::holds_alternative<float>(one) || std::holds_alternative<double>(one); }

bool is_number(const model::value& one) {
  return std::holds_alternative<std::int64_t>(one) || std::holds_alternative<std::uint64_t>(one) || is_floating(one);
}

bool is_quantity(const model::value& one) {
  return is_number(one) || std::holds_alternative<model::duration>(one) || std::holds_alternative<model::time_point>(one);
}

bool is_of_kind(const model::value& one, const model::type& type) {
  if (type.what == model::kind::duration) return std::holds_alternative<model::duration>(one);
  if (type.what != model::kind::time_point) return is_number(one);
  const auto* point = std::get_if<model::time_point>(&one);
  return point != nullptr && point->clock == type.qualified;
}

model::value zero_of(const model::type& type) {
  const model::duration none{std::int64_t{0}, type.what == model::kind::time_point ? type.of.front().unit : type.unit};
  if (type.what == model::kind::duration) return none;
  if (type.what == model::kind::time_point) return model::time_point{none, type.qualified};
  if (type.what == model::kind::floating) return 0.0;
  return std::int64_t{0};
}

std::partial_ordering compare(const model::value& left, const model::value& right) { return widened(left) <=> widened(right); }

std::partial_ordering sign_of(const model::value& one) { return widened(one) <=> 0; }

std::optional<model::value> fitted(const model::value& quantity, const model::type& type) {
  if (type.what == model::kind::duration) return fitted_duration(*std::get_if<model::duration>(&quantity), type);
  if (type.what == model::kind::time_point) {
    const auto& point = *std::get_if<model::time_point>(&quantity);
    if (auto since_epoch = fitted_duration(point.since_epoch, type.of.front())) return model::time_point{*since_epoch, point.clock};
    return {};
  }
  return fitted_number(quantity, type);
}

std::string limits_of(const model::type& type) {
  if (type.what == model::kind::time_point) return limits_of(type.of.front());
  if (type.what == model::kind::duration) return "it counts " + in_words(type) + ": " + limits_of(type.of.front());
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
