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
#include <ufb/detail/composed.hpp>
#include <ufb/detail/config.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/quantities.hpp>
#include <ufb/detail/traits.hpp>
#include <utility>

namespace ufb::detail {

// Bytes of a shown value before it is cut: enough for a line, whatever the value is.
inline constexpr std::size_t shown_bytes = 64;

void show_text(composed& out, std::string_view value);
void show_character(composed& out, char value);
void show_number(composed& out, long long value);
void show_number(composed& out, unsigned long long value);
void show_number(composed& out, wide value);
void show_number(composed& out, unsigned_wide value);
void show_number(composed& out, float value);
void show_number(composed& out, double value);
void show_number(composed& out, long double value);

// After a count its unit, a number of seconds: "20ms", "5min", "3[1/60]s".
void show_unit(composed& out, std::intmax_t numerator, std::intmax_t denominator);
// RFC 3339: "2024-02-29T12:00:00.5Z", with no more digits than it takes; years have more than four where they need them, or a sign.
void show_time(composed& out, wide count, std::intmax_t numerator, std::intmax_t denominator, std::string_view offset);

// Not with operator+, about which GCC 12 raises a false alarm (-Wrestrict) in whatever program includes this.
std::string joined(std::initializer_list<std::string_view> parts);

// "1 byte", "2 bytes".
void show_count(composed& out, std::size_t count, std::string_view noun);

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
    return text<V> || quantity<V> || is_wide<V> || std::is_enum_v<V> || elements_known<V>;
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
void show(composed& out, const V& value);

template <range V>
void show_elements(composed& out, const V& value) {
  const std::size_t start = out.size();
  out.append('[');
  for (auto&& element : value) {
    if (out.size() - start > 1) out.append(", ");
    if (out.size() - start > shown_bytes) {
      out.append("…] (");
      show_count(out, count(value), "element");
      return out.append(')');
    }
    if constexpr (map<V>) {
      show(out, element.first);
      out.append(": ");
      show(out, element.second);
    } else {
      show(out, static_cast<const typename element_type<V>::type&>(element));
    }
  }
  out.append(']');
}

template <duration V>
void show_quantity(composed& out, const V& value) {
  if constexpr (std::is_floating_point_v<typename V::rep>) {
    if (!(value.count() - value.count() == 0)) return show(out, value.count());  // infinite or no number
    show(out, value.count());
  } else {
    show(out, +value.count());  // characters are counts here
  }
  show_unit(out, V::period::num, V::period::den);
}
template <time_point V>
void show_quantity(composed& out, const V& value) {
  using clock = typename V::clock;
  using unit = typename V::duration;
  if constexpr ((tells_utc<clock> || tells_local<clock>) && std::is_integral_v<typename unit::rep> && sizeof(typename unit::rep) <= 8) {
    show_time(out, wide{value.time_since_epoch().count()}, unit::period::num, unit::period::den, tells_utc<clock> ? "Z" : "");
  } else {
    show_quantity(out, value.time_since_epoch());
    out.append(" since the clock's epoch");
  }
}

template <class V>
void show_enumerator(composed& out, const V& value) {
  if constexpr (requires { glue<V>::enumerators; }) {
    for (const auto& one : glue<V>::enumerators)
      if (one.value == value) return out.append(one.name);
  }
  show(out, static_cast<std::underlying_type_t<V>>(value));
}

// Effects: appends the value as text; nothing for what has no text, such as a struct.
template <class V>
void show(composed& out, const V& value) {
  if constexpr (text<V>) {
    show_text(out, view(value));
  } else if constexpr (std::is_same_v<V, bool>) {
    out.append(value ? "true" : "false");
  } else if constexpr (is_character<V>) {
    if constexpr (sizeof(V) > 1) {
      if (static_cast<std::uint_least32_t>(value) >= 0x80) return show(out, +value);
    }
    show_character(out, static_cast<char>(value));
  } else if constexpr (std::is_floating_point_v<V>) {
    show_number(out, value);
  } else if constexpr (std::is_enum_v<V>) {
    show_enumerator(out, value);
  } else if constexpr (is_wide<V>) {
    show_number(out, value);
  } else if constexpr (std::is_integral_v<V> && std::is_signed_v<V>) {
    show_number(out, static_cast<long long>(value));
  } else if constexpr (std::is_integral_v<V>) {
    show_number(out, static_cast<unsigned long long>(value));
  } else if constexpr (quantity<V>) {
    show_quantity(out, value);
  } else if constexpr (holder<V>) {
    if (!present(value)) return out.append("nothing");
    show(out, inside(value));
  } else if constexpr (variant<V>) {
    bool is_shown = false;
    with_alternative(value, [&](const auto& alternative) {
      show(out, alternative);
      is_shown = true;
    });
    if (!is_shown) out.append("nothing");
  } else if constexpr (elements_known<V>) {
    if constexpr (elements_have_text<V>()) {
      show_elements(out, value);
    } else {
      show_count(out, count(value), "element");
    }
  }
}

template <class V>
std::string show(const V& value) {
  composed out;
  show(out, value);
  return out.string();
}

}  // namespace ufb::detail
