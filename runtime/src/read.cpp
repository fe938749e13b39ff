// Moments and durations from their texts, by the grammars that the rules have. See read.hpp.
#include <cstddef>
#include <ufb/read.hpp>
#include <ufb/rules/date_time.hpp>
#include <ufb/rules/duration.hpp>

namespace ufb::detail {

namespace {

constexpr std::int64_t seconds_a_day = 86400;

// The Gregorian calendar, by years that start in March. Requires: year >= 0.
std::int64_t days_since_1970(const calendar_date& date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (date.month > 2 ? date.month - 3 : date.month + 9) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

// 1*DIGIT, and behind a point or a comma more of them: a fraction of ISO 8601.
std::string_view take_decimal(std::string_view& text) {
  const std::string_view before = text;
  std::size_t length = take_whole(text).size();
  if (length != 0 && (take(text, '.') || take(text, ','))) {
    const std::size_t digits = take_whole(text).size();
    length = digits == 0 ? 0 : length + 1 + digits;
  }
  return before.substr(0, length);
}

std::int64_t seconds_of(char unit, bool is_time) {
  switch (unit) {
    case 'W':
      return 7 * seconds_a_day;
    case 'D':
      return seconds_a_day;
    case 'H':
      return 3600;
    case 'M':
      return is_time ? 60 : 0;
    case 'S':
      return 1;
    default:
      return 0;
  }
}

// Adds up the units of a duration.
class total {
 public:
  bool add(std::string_view number, std::int64_t unit) {
    const std::string_view whole = number.substr(0, number.find_first_of(".,"));
    const std::optional<std::int64_t> count = read_number<std::int64_t>(whole);
    if (unit == 0 || !count || has_fraction_) return false;
    time_.seconds += static_cast<wide>(*count) * unit;
    if (whole.size() != number.size()) {
      has_fraction_ = true;
      time_.unit = unit;
      time_.fraction = number.substr(whole.size() + 1);
    }
    return true;
  }
  const span_of_time& time() const { return time_; }

 private:
  span_of_time time_;
  bool has_fraction_ = false;
};

constexpr wide most = (static_cast<wide>((std::numeric_limits<std::uint64_t>::max)()) << 63U) - 1;

// Returns: whether the product fits; then it is in `number`. Requires: by > 0.
bool multiply(wide& number, wide by) {
  if (number > most / by || number < -most / by) return false;
  number *= by;
  return true;
}

}  // namespace

std::optional<span_of_time> read_moment(std::string_view text, moment form) {
  calendar_date date;
  time_of_day time;
  if (form == moment::date) {
    if (!take_date(text, date) || !text.empty()) return std::nullopt;
  } else {
    if (!take_date_before_time(text, date)) return std::nullopt;
    const bool has_time = form == moment::date_time ? take_time(text, time) : take_partial_time(text, time) && time.second < 60;
    if (!has_time || !text.empty()) return std::nullopt;
  }
  span_of_time found;
  found.seconds = days_since_1970(date) * seconds_a_day + (time.minutes - time.offset) * std::int64_t{60} + time.second;
  found.fraction = time.fraction;
  return found;
}

std::optional<span_of_time> read_duration(std::string_view text) {
  total sum;
  const bool is_read = is_duration(
      text, take_decimal, [&](std::string_view number, char unit) { return sum.add(number, seconds_of(unit, false)); },
      [&](std::string_view number, char unit) { return sum.add(number, seconds_of(unit, true)); });
  return is_read ? std::optional(sum.time()) : std::nullopt;
}

std::optional<std::int64_t> count_of(const span_of_time& time, std::intmax_t numerator, std::intmax_t denominator) {
  constexpr std::size_t digits_at_most = 18;
  std::string_view digits = time.fraction;
  while (!digits.empty() && digits.back() == '0') digits.remove_suffix(1);
  if (digits.size() > digits_at_most) return std::nullopt;
  wide fraction = 0;  // of time.unit, in 1 / scale
  wide scale = 1;
  for (const char c : digits) {
    fraction = fraction * 10 + (c - '0');
    scale *= 10;
  }
  wide ticks = time.seconds;  // in 1 / denominator seconds
  if (!multiply(ticks, denominator) || !multiply(fraction, time.unit) || !multiply(fraction, denominator) || fraction % scale != 0) return std::nullopt;
  if (ticks > most - fraction / scale) return std::nullopt;
  ticks += fraction / scale;
  if (ticks % numerator != 0) return std::nullopt;
  const wide count = ticks / numerator;
  if (count > (std::numeric_limits<std::int64_t>::max)() || count < (std::numeric_limits<std::int64_t>::min)()) return std::nullopt;
  return static_cast<std::int64_t>(count);
}

long double real_count_of(const span_of_time& time, std::intmax_t numerator, std::intmax_t denominator) {
  constexpr std::size_t digits_that_count = 30;
  long double fraction = 0;
  long double weight = 1;
  for (const char c : time.fraction.substr(0, digits_that_count)) fraction += static_cast<long double>(c - '0') * (weight /= 10);
  const long double seconds = static_cast<long double>(time.seconds) + fraction * static_cast<long double>(time.unit);
  return seconds * static_cast<long double>(denominator) / static_cast<long double>(numerator);
}

}  // namespace ufb::detail
