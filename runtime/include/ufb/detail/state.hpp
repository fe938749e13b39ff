// What a builder's type knows: for each field, whether it was set and how. A template argument of every step of a chain.
// Packed by two bits a field, so that a step's name stays short and any number of fields fits.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ufb::gen {

/// How a field's argument came in.
enum class kind : unsigned char {
  unset,   ///< not at all: the field gets its default
  copied,  ///< an lvalue, or a small value
  moved,   ///< an rvalue that build() may move from
  viewed,  ///< characters that build() copies into a text
};

/// Base of generated glue, which so names a kind by its bare name. (`using enum` there is an internal error of GCC 12.)
struct kinds {
  static constexpr kind unset = kind::unset;
  static constexpr kind copied = kind::copied;
  static constexpr kind moved = kind::moved;
  static constexpr kind viewed = kind::viewed;
};

template <std::size_t Fields>
struct state {
  static constexpr std::size_t fields_a_word = 32;

  std::uint64_t words[Fields / fields_a_word + 1]{};

  constexpr kind operator[](std::size_t field) const {
    return static_cast<kind>(words[field / fields_a_word] >> (2 * (field % fields_a_word)) & 3U);
  }

  /// Returns: the state in which `field` is set as `how`.
  constexpr state with(std::size_t field, kind how) const {
    state next = *this;
    const std::size_t shift = 2 * (field % fields_a_word);
    auto& word = next.words[field / fields_a_word];
    word = (word & ~(std::uint64_t{3} << shift)) | (static_cast<std::uint64_t>(how) << shift);
    return next;
  }

  /// Returns: the state in which exactly the given fields are set.
  template <class... Index>
  static constexpr state of(Index... fields) {
    state made;
    ((made = made.with(static_cast<std::size_t>(fields), kind::copied)), ...);
    return made;
  }

  /// Returns: whether every field set in `required` is set here.
  constexpr bool covers(const state& required) const {
    for (std::size_t field = 0; field != Fields; ++field) {
      if (required[field] != kind::unset && (*this)[field] == kind::unset) return false;
    }
    return true;
  }

  /// Returns: whether neither `field` nor one after it is set.
  constexpr bool ends_before(std::size_t field) const {
    for (; field != Fields; ++field) {
      if ((*this)[field] != kind::unset) return false;
    }
    return true;
  }

  friend constexpr bool operator==(const state&, const state&) = default;
};

}  // namespace ufb::gen
