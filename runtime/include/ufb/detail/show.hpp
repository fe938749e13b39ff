// Values as the messages and error::value show them: text quoted, escaped and shortened, numbers plain, containers element by element.
// Called by the rules' messages and by the cold path that records a violation.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>
#include <utility>

namespace ufb::detail {

// Bytes of a shown value before it is cut: enough for a line, whatever the value is.
inline constexpr std::size_t shown_bytes = 64;

std::string show_text(std::string_view value);
std::string show_character(char value);
std::string show_number(long long value);
std::string show_number(unsigned long long value);
std::string show_number(float value);
std::string show_number(double value);
std::string show_number(long double value);

// A count with its unit, a number of seconds: "20ms", "5min", "3[1/60]s".
std::string show_duration(std::string_view count, std::intmax_t numerator, std::intmax_t denominator);
// RFC 3339: "2024-02-29T12:00:00.5Z", with no more digits than it takes.
std::string show_time(long long count, std::intmax_t numerator, std::intmax_t denominator, std::string_view offset);

// Not with operator+, about which GCC 12 raises a false alarm (-Wrestrict) in whatever program includes this.
std::string joined(std::initializer_list<std::string_view> parts);

// "1 byte", "2 bytes".
std::string counted(std::size_t count, std::string_view noun);

template <class V>
inline constexpr bool is_character = false;
template <>
inline constexpr bool is_character<char> = true;
template <>
inline constexpr bool is_character<wchar_t> = true;
template <>
inline constexpr bool is_character<char8_t> = true;
template <>
inline constexpr bool is_character<char16_t> = true;
template <>
inline constexpr bool is_character<char32_t> = true;

// The clock that counts from 1970 in UTC, std::chrono::system_clock, and the one that counts so in an unknown zone, local_t, which does not run.
template <class Clock>
concept tells_utc = requires(const typename Clock::time_point& time) { Clock::to_time_t(time); };
template <class Clock>
concept tells_local = !requires { typename Clock::time_point; };

// Does show() say more of a value than nothing?
template <class V>
constexpr bool has_text() {
  if constexpr (holder<V>) {
    return has_text<std::remove_cvref_t<decltype(inside(std::declval<const V&>()))>>();
  } else if constexpr (variant<V>) {
    return true;
  } else {
    return text<V> || quantity<V> || std::is_enum_v<V> || elements_known<V>;
  }
}

template <range V>
constexpr bool elements_have_text() {
  if constexpr (map<V>) {
    return has_text<typename V::key_type>() && has_text<typename V::mapped_type>();
  } else {
    return has_text<typename element_type<V>::type>();
  }
}

template <class V>
std::string show(const V& value);

template <range V>
std::string show_elements(const V& value) {
  std::string out = "[";
  for (auto&& element : value) {
    if (out.size() > 1) out += ", ";
    if (out.size() > shown_bytes) return joined({out, "…] (", counted(count(value), "element"), ")"});
    if constexpr (map<V>) {
      out += joined({show(element.first), ": ", show(element.second)});
    } else {
      out += show(static_cast<const typename element_type<V>::type&>(element));
    }
  }
  out += "]";
  return out;
}

template <duration V>
std::string show_quantity(const V& value) {
  return show_duration(show(value.count()), V::period::num, V::period::den);
}
template <time_point V>
std::string show_quantity(const V& value) {
  using clock = typename V::clock;
  using unit = typename V::duration;
  if constexpr ((tells_utc<clock> || tells_local<clock>) && std::is_integral_v<typename unit::rep>) {
    return show_time(static_cast<long long>(value.time_since_epoch().count()), unit::period::num, unit::period::den,
                     tells_utc<clock> ? "Z" : "");
  } else {
    return joined({show_quantity(value.time_since_epoch()), " since the clock's epoch"});
  }
}

// Returns: the value as text; empty for what has no text, such as a struct.
template <class V>
std::string show(const V& value) {
  if constexpr (text<V>) {
    return show_text(view(value));
  } else if constexpr (std::is_same_v<V, bool>) {
    return value ? "true" : "false";
  } else if constexpr (is_character<V>) {
    if constexpr (sizeof(V) > 1) {
      if (value >= 0x80) return show_number(static_cast<unsigned long long>(value));
    }
    return show_character(static_cast<char>(value));
  } else if constexpr (std::is_floating_point_v<V>) {
    return show_number(value);
  } else if constexpr (std::is_enum_v<V>) {
    if constexpr (requires { glue<V>::enumerators; }) {
      for (const auto& one : glue<V>::enumerators)
        if (one.value == value) return std::string(one.name);
    }
    return show(static_cast<std::underlying_type_t<V>>(value));
  } else if constexpr (std::is_integral_v<V> && std::is_signed_v<V>) {
    return show_number(static_cast<long long>(value));
  } else if constexpr (std::is_integral_v<V>) {
    return show_number(static_cast<unsigned long long>(value));
  } else if constexpr (quantity<V>) {
    return show_quantity(value);
  } else if constexpr (holder<V>) {
    return present(value) ? show(inside(value)) : std::string("nothing");
  } else if constexpr (variant<V>) {
    std::string out = "nothing";
    with_alternative(value, [&](const auto& alternative) { out = show(alternative); });
    return out;
  } else if constexpr (elements_known<V>) {
    if constexpr (elements_have_text<V>()) {
      return show_elements(value);
    } else {
      return counted(count(value), "element");
    }
  } else {
    return {};
  }
}

}  // namespace ufb::detail
