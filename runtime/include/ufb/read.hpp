// The value that a text stands for, whole or not at all: what a draft's set("age", "42") is given. Called by draft.hpp.
// Numbers as std::from_chars reads them, in no locale; moments and durations by the grammars of the rules date_time, date and duration.
#pragma once

#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/show.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/errors.hpp>
#include <utility>

namespace ufb::detail {

// A whole number of seconds, and digits of a fraction of one unit more. Never negative but for moments before 1970.
struct span_of_time {
  wide seconds = 0;
  std::int64_t unit = 1;      // in seconds, what the fraction is of
  std::string_view fraction;  // as written, without its point
};

// What of RFC 3339 a moment is written as.
enum class moment { date, local_date_time, date_time };

// Returns: the time since 1970; nothing where the text is no such moment.
std::optional<span_of_time> read_moment(std::string_view text, moment form);
// Returns: the time that "P1DT2H30M" or "PT0.5S" takes; nothing for years and months, which differ in length.
std::optional<span_of_time> read_duration(std::string_view text);
// Returns: the count of units of numerator / denominator seconds; nothing where it is not whole or does not fit.
std::optional<std::int64_t> count_of(const span_of_time& time, std::intmax_t numerator, std::intmax_t denominator);
// Returns: the same count, rounded.
long double real_count_of(const span_of_time& time, std::intmax_t numerator, std::intmax_t denominator);

template <duration V>
std::optional<V> counted_as(const std::optional<span_of_time>& time) {
  using rep = typename V::rep;
  using period = typename V::period;
  if (!time) return std::nullopt;
  if constexpr (std::is_floating_point_v<rep>) {
    return V(static_cast<rep>(real_count_of(*time, period::num, period::den)));
  } else {
    const std::optional<std::int64_t> count = count_of(*time, period::num, period::den);
    if (!count || !std::in_range<rep>(*count)) return std::nullopt;
    return V(static_cast<rep>(*count));
  }
}

// Those numbers that std::from_chars knows: neither bool nor characters.
template <class V>
concept plain_number = number<V> && !std::is_same_v<V, bool> && !is_character<V>;

template <class V>
concept calendar_point = time_point<V> && (tells_utc<typename V::clock> || tells_local<typename V::clock>);

template <calendar_point V>
constexpr moment form_of_moment() {
  using period = typename V::duration::period;
  if (period::den == 1 && period::num % 86400 == 0) return moment::date;
  return tells_local<typename V::clock> ? moment::local_date_time : moment::date_time;
}

// Owns what it points at, and can be made of a value.
template <class V>
inline constexpr bool is_owning_pointer = false;
template <class V>
inline constexpr bool is_owning_pointer<std::unique_ptr<V>> = !std::is_array_v<V>;
template <class V>
inline constexpr bool is_owning_pointer<std::shared_ptr<V>> = !std::is_array_v<V>;

// Calls `use` with the names that the enumeration has in messages: those of its glue, or else of the struct's that has a field of it.
// Returns: whether it has any.
template <class V, class Source, class Use>
constexpr bool with_names(Use use) {
  if constexpr (requires { glue<V>::enumerators; }) {
    use(glue<V>::enumerators);
    return true;
  } else if constexpr (requires { Source::enumerators(std::type_identity<V>()); }) {
    use(Source::enumerators(std::type_identity<V>()));
    return true;
  } else {
    return false;
  }
}

// Is each value of its underlying type one of the enumeration's? Of `enum level { low, high }` only those are that have no more bits than
// its enumerators have, and any other is undefined behaviour.
template <class V>
inline constexpr bool holds_any_number = requires { V{std::underlying_type_t<V>{}}; };

// Are the values of the enumeration known? Without names only where it holds any.
template <class V, class Source>
constexpr bool has_known_values() {
  return holds_any_number<V> || with_names<V, Source>([](const auto&) {});
}

// Is there a text for a V? Source: the glue that may have names for an enumeration.
template <class V, class Source>
constexpr bool is_readable() {
  if constexpr (is_optional<V> || is_owning_pointer<V>) {
    return is_readable<held_by<V>, Source>();
  } else if constexpr (std::is_enum_v<V>) {
    return has_known_values<V, Source>();
  } else {
    return text_field<V> || path<V> || std::is_same_v<V, bool> || std::is_same_v<V, char> || plain_number<V> || duration<V> || calendar_point<V>;
  }
}

template <plain_number V>
constexpr std::optional<V> read_number(std::string_view text) {
  V value{};
  const char* const end = text.data() + text.size();
  const std::from_chars_result read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

// Returns: whether the number is a value of the enumeration that has these names.
template <class V, class Names>
constexpr bool is_value_of(const Names& names, std::underlying_type_t<V> number) {
  const auto bits = [](auto value) { return static_cast<std::uint64_t>(value < 0 ? ~value : value); };
  std::uint64_t of_all = 1;
  bool has_negative = false;
  for (const auto& one : names) {
    const auto value = static_cast<std::underlying_type_t<V>>(one.value);
    of_all |= bits(value);
    has_negative = has_negative || value < 0;
  }
  return (has_negative || number >= 0) && std::bit_width(bits(number)) <= std::bit_width(of_all);
}

// By its name, or as a number.
template <class V, class Source>
std::optional<V> read_enumerator(std::string_view text) {
  using number = std::underlying_type_t<V>;
  using readable = std::conditional_t<plain_number<number>, number, long>;
  std::optional<V> found;
  with_names<V, Source>([&](const auto& names) {
    for (const auto& one : names)
      if (one.name == text) found = one.value;
  });
  if (found) return found;
  const std::optional<readable> value = read_number<readable>(text);
  if (!value || static_cast<readable>(static_cast<number>(*value)) != *value) return std::nullopt;
  if constexpr (!holds_any_number<V>) {
    bool is_value = false;
    with_names<V, Source>([&](const auto& names) { is_value = is_value_of<V>(names, static_cast<number>(*value)); });
    if (!is_value) return std::nullopt;
  }
  return static_cast<V>(*value);
}

// Returns: the value; nothing where the text does not stand for one. Of a std::string_view, the text itself. Source: the glue that may have
// names for an enumeration.
template <class V, class Source>
std::optional<V> read(std::string_view text) {
  static_assert(is_readable<V, Source>());
  if constexpr (is_optional<V>) {
    auto value = read<held_by<V>, Source>(text);
    return value ? std::optional<V>(std::in_place, *std::move(value)) : std::nullopt;
  } else if constexpr (is_owning_pointer<V>) {
    auto value = read<held_by<V>, Source>(text);
    return value ? std::optional<V>(V(new held_by<V>(*std::move(value)))) : std::nullopt;
  } else if constexpr (text_field<V>) {
    return std::optional<V>(std::in_place, text.data(), text.size());
  } else if constexpr (path<V>) {
    return std::optional<V>(std::in_place, text);
  } else if constexpr (std::is_same_v<V, bool>) {
    return text == "true" ? std::optional(true) : text == "false" ? std::optional(false) : std::nullopt;
  } else if constexpr (std::is_same_v<V, char>) {
    return text.size() == 1 ? std::optional(text.front()) : std::nullopt;
  } else if constexpr (plain_number<V>) {
    return read_number<V>(text);
  } else if constexpr (std::is_enum_v<V>) {
    return read_enumerator<V, Source>(text);
  } else if constexpr (duration<V>) {
    return counted_as<V>(read_duration(text));
  } else {
    const auto since_1970 = counted_as<typename V::duration>(read_moment(text, form_of_moment<V>()));
    return since_1970 ? std::optional<V>(V(*since_1970)) : std::nullopt;
  }
}

// Returns: the error of a text that does not stand for a V, but for its path, its value and what is to be filled into its message.
template <class V, class Source>
error not_a() {
  error found;
  found.code = "type";
  const auto is = [&found](std::string_view rule, std::string_view wording) {
    found.rule = rule;
    found.message = wording;
  };
  if constexpr (is_optional<V> || is_owning_pointer<V>) {
    return not_a<held_by<V>, Source>();
  } else if constexpr (std::is_same_v<V, bool>) {
    is("type.boolean", "must be true or false");
  } else if constexpr (std::is_same_v<V, char>) {
    is("type.character", "must be one character");
  } else if constexpr (std::is_integral_v<V>) {
    is("type.integer", "must be a whole number from {min} to {max}");
    found.arguments.add("min", show((std::numeric_limits<V>::min)()));
    found.arguments.add("max", show((std::numeric_limits<V>::max)()));
  } else if constexpr (std::is_floating_point_v<V>) {
    is("type.number", "must be a number");
  } else if constexpr (std::is_enum_v<V>) {
    std::string all;
    with_names<V, Source>([&](const auto& names) {
      for (const auto& one : names) all.append(all.empty() ? "" : ", ").append(one.name);
    });
    is("type.enumerator", all.empty() ? "must be the number of an enumerator" : "must be one of {values}");
    found.arguments.add("values", all);
  } else if constexpr (duration<V>) {
    is("type.duration", "must be a duration such as PT1H30M, as exact as the field");
  } else if constexpr (calendar_point<V>) {
    constexpr moment form = form_of_moment<V>();
    if (form == moment::date) is("type.date", "must be a date such as 2024-02-29");
    if (form == moment::local_date_time) is("type.local_date_time", "must be a date and time without an offset, such as 2024-02-29T23:59:59, as exact as the field");
    if (form == moment::date_time) is("type.date_time", "must be a date and time with an offset, such as 2024-02-29T23:59:59Z, as exact as the field");
  } else {
    is("type.text", "must be a text");
  }
  return found;
}

}  // namespace ufb::detail
