// Messages in another language: a catalogue is a list of texts by the codes of rules, and translated() gives errors their messages from it.
// Called by users; the library's own messages are the rules' wordings.
#pragma once

#include <span>
#include <string_view>
#include <ufb/errors.hpp>

namespace ufb {

/// What one rule says in some language.
struct translation {
  std::string_view key;   ///< a code, `range`, or of a rule with several messages code and form: `length.min`
  std::string_view text;  ///< with placeholders as filled() knows them: `muss zwischen {min} und {max} liegen`
};

/// The texts of one language, in any order; constexpr arrays of translation convert to it.
using catalogue = std::span<const translation>;

/// Returns: the same errors with their messages from the catalogue. Of a rule with several messages the text of its form is taken, else that
/// of its code. The forms of `length`, `utf8_length` and `size` are `.min` (at least), `.max` (at most), `.exactly` and none (between); that
/// of `declared` for flags is `.bits`; what a factory refused is `factory`. A code of the user's own comes first; a message of the user's own stays, unless it has such a code as
/// well and the catalogue knows it. What the catalogue lacks keeps its text.
/// Complexity: one look through the catalogue a violation, up to three times.
errors translated(const errors& violations, catalogue texts);

}  // namespace ufb
