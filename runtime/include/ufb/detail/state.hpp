// What a builder's type knows: for each field, whether it was set and how. A template argument of every step of a chain.
// Packed by four bits a field, so that a step's name stays short and any number of fields fits.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ufb::gen {

/// How a field's argument came in. A conditional one may be absent when the chain ends: the field is then as if it was not set.
enum class kind : unsigned char {
  unset,     ///< not at all: the field gets its default
  copied,    ///< an lvalue, or a small value
  moved,     ///< an rvalue that build() may move from
  viewed,    ///< characters that build() copies into a text
  sourced,   ///< what build() makes the value from: constructor arguments, a range, a nested builder
  gathered,  ///< elements one by one
  copied_if = 8 | copied,
  moved_if = 8 | moved,
  viewed_if = 8 | viewed,
  kept = 16,  ///< not at all, and the object has a value that stays
};

constexpr kind operator|(kind left, kind right) { return static_cast<kind>(static_cast<unsigned>(left) | static_cast<unsigned>(right)); }

constexpr bool is_conditional(kind how) { return (static_cast<unsigned>(how) & 8U) != 0; }

/// Returns: `how` of an argument that is there.
constexpr kind when_present(kind how) { return static_cast<kind>(static_cast<unsigned>(how) & 7U); }

/// Returns: what remains of `how` where there is none: unset or kept.
constexpr kind when_absent(kind how) { return static_cast<kind>(static_cast<unsigned>(how) & static_cast<unsigned>(kind::kept)); }

/// Stands for an argument of a constructor that was not given.
struct absent {};

/// Base of generated glue, which so names a kind by its bare name. (`using enum` there is an internal error of GCC 12.)
struct kinds {
  using absent = gen::absent;
  static constexpr kind unset = kind::unset;
  static constexpr kind copied = kind::copied;
  static constexpr kind moved = kind::moved;
  static constexpr kind viewed = kind::viewed;
  static constexpr kind sourced = kind::sourced;
  static constexpr kind gathered = kind::gathered;
  static constexpr kind copied_if = kind::copied_if;
  static constexpr kind moved_if = kind::moved_if;
  static constexpr kind viewed_if = kind::viewed_if;
};

/// What the values of fields that are not set come from.
enum class origin : unsigned char {
  defaults,  ///< the object is new
  copy,      ///< it is a copy of one that edit() was given
  move,      ///< it is the one that edit() was given
};

template <std::size_t Fields>
struct state {
  static constexpr std::size_t field_count = Fields;
  static constexpr std::size_t fields_a_word = 15;

  // No word is 0: GCC 12 leaves such elements out of the name of a function, and gives two functions the same one.
  static constexpr std::uint64_t nothing_set = std::uint64_t{1} << 63;

  std::uint64_t words[Fields / fields_a_word + 1];
  gen::origin origin = gen::origin::defaults;

  constexpr state() {
    for (std::uint64_t& word : words) word = nothing_set;
  }

  constexpr kind operator[](std::size_t field) const {
    return static_cast<kind>(words[field / fields_a_word] >> (4 * (field % fields_a_word)) & 15U);
  }

  /// Returns: the same for an object that has values already: what is not set is kept.
  constexpr kind keeping(std::size_t field) const { return (*this)[field] | kind::kept; }

  /// Returns: what assigning to the field of an object does that was not made for this state: a recycled one gets defaults.
  constexpr kind assigning(std::size_t field) const { return origin == gen::origin::defaults ? (*this)[field] : keeping(field); }

  /// Returns: the state in which `field` is set as `how`.
  constexpr state with(std::size_t field, kind how) const {
    state next = *this;
    const std::size_t shift = 4 * (field % fields_a_word);
    auto& word = next.words[field / fields_a_word];
    word = (word & ~(std::uint64_t{15} << shift)) | (static_cast<std::uint64_t>(how) << shift);
    return next;
  }

  /// Returns: the state in which exactly the given fields are set.
  template <class... Index>
  static constexpr state of(Index... fields) {
    state made;
    ((made = made.with(static_cast<std::size_t>(fields), kind::copied)), ...);
    return made;
  }

  /// Returns: the state of a builder that starts from an object, with nothing set.
  static constexpr state from(gen::origin origin) {
    state made;
    made.origin = origin;
    return made;
  }

  /// Returns: whether every field set in `required` is set here, or the object has them all.
  constexpr bool covers(const state& required) const {
    if (origin != gen::origin::defaults) return true;
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
