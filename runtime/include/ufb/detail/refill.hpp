// New values for the texts and lists of a recycled object, in the capacity they have. Called by the slots of a builder.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/traits.hpp>
#include <utility>
#include <vector>

namespace ufb::detail {

// clear() leaves nothing of the old value but capacity. Not so with a stateful allocator or comparator, which only assignment replaces.
template <class F>
inline constexpr bool clears_to_capacity = false;
template <class C, class Traits, class A>
inline constexpr bool clears_to_capacity<std::basic_string<C, Traits, A>> = std::is_empty_v<A>;
template <class E, class A>
inline constexpr bool clears_to_capacity<std::vector<E, A>> = std::is_empty_v<A>;

// Texts whose characters are those of a string_view, and lists of them.
template <class F>
inline constexpr bool is_refillable_text = false;
template <class Traits, class A>
inline constexpr bool is_refillable_text<std::basic_string<char, Traits, A>> = std::is_empty_v<A>;
template <class F>
inline constexpr bool is_refillable_list = false;
template <class E, class A>
inline constexpr bool is_refillable_list<std::vector<E, A>> = std::is_empty_v<A> && is_refillable_text<E>;

// Can an F that is there get another value? An optional of what is const cannot be assigned to, but emptied and made again.
template <class F>
inline constexpr bool is_renewable =
    !std::is_const_v<F> && (std::is_array_v<F> || std::is_move_assignable_v<F> || (is_optional<F> && std::is_move_constructible_v<F>));

// Effects: the target is what `make` makes.
template <class F, class Make>
UFB_ALWAYS_INLINE constexpr void renew(F& target, Make make) {
  static_assert(is_renewable<F>, "ufb: a field whose type cannot be assigned keeps its value in an object that is there: build a new one");
  if constexpr (std::is_move_assignable_v<F>) {
    target = make();
  } else if constexpr (is_renewable<F>) {
    F made = make();
    target.reset();
    if (made) target.emplace(*std::move(made));
  }
}

// Effects: moves so many characters, the first and the last Size of them at once. Requires: Size <= bytes <= 2 * Size
template <std::size_t Size>
UFB_ALWAYS_INLINE inline void move_ends(char* to, const char* from, std::size_t bytes) {
  struct end {
    char characters[Size];
  } first, last;
  std::memcpy(&first, from, Size);
  std::memcpy(&last, from + bytes - Size, Size);
  std::memcpy(to, &first, Size);
  std::memcpy(to + bytes - Size, &last, Size);
}

// Effects: as traits_type::move, which is a call; of the short texts that most are, that would be most of the cost.
template <class Traits>
UFB_ALWAYS_INLINE constexpr void move_characters(char* to, const char* from, std::size_t bytes) {
  if (std::is_constant_evaluated() || bytes > 32) {
    Traits::move(to, from, bytes);
  } else if (bytes >= 16) {
    move_ends<16>(to, from, bytes);
  } else if (bytes >= 8) {
    move_ends<8>(to, from, bytes);
  } else if (bytes >= 4) {
    move_ends<4>(to, from, bytes);
  } else if (bytes >= 2) {
    move_ends<2>(to, from, bytes);
  } else if (bytes == 1) {
    *to = *from;
  }
}

// Effects: as target.assign(from), which is a call that asks much more than is asked here. The characters may be target's own, as those of
// an object that has been moved into a recycled one: then they are no more than it has.
template <class Text>
UFB_ALWAYS_INLINE constexpr void refill(Text& target, std::string_view from) {
  if (from.size() <= target.size()) {
    move_characters<typename Text::traits_type>(target.data(), from.data(), from.size());
    if (from.size() > target.size()) __builtin_unreachable();  // after the characters have moved no compiler knows
    target.erase(from.size());
  } else {
    target.clear();
    target.append(from.data(), from.size());
  }
}

// Effects: as element = given, but a text keeps the capacity it has, unless it is given another's.
template <class E, class Given>
UFB_ALWAYS_INLINE constexpr void refill_element(E& element, Given&& given) {
  constexpr bool is_moved = std::is_same_v<Given, E>;
  if constexpr (is_refillable_text<E> && !is_moved && std::is_convertible_v<Given, std::string_view>) {
    refill(element, given);
  } else if constexpr (!is_moved && std::is_convertible_v<Given, std::string_view> && requires { element.assign(given); }) {
    element.assign(given);
  } else {
    element = static_cast<Given&&>(given);
  }
}

}  // namespace ufb::detail
