// Reads the format of Debian's package database, deb822(5), one stanza at a time out of one reused buffer.
// main.cpp asks for the stanzas, to_package.cpp for their fields.
#pragma once

#include <array>
#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deb822 {

/// One field. The value keeps its continuation lines as they stand: "first line\n second line". Points into the reader's buffer.
struct field {
  std::string_view name;
  std::string_view value;
  std::size_t before = 0;  // the number, from 1, of the field before it whose name has the same hash; 0: none
};

/// The first line of a stanza that is not deb822.
struct problem {
  std::size_t line;
  std::string_view what;
};

/// One stanza. Malformed ones have a problem, and the fields before it.
struct stanza {
  std::size_t line = 0;  // of the file, counted from 1
  std::vector<deb822::field> fields;
  std::array<std::size_t, 64> last{};  // by its name's hash, the number of the last such field; 0: none
  std::optional<deb822::problem> problem;

  /// Returns: the value of the field of that name, in upper or lower case; nothing where the stanza has no such field.
  std::optional<std::string_view> operator[](std::string_view name) const;
};

/// Reads stanzas from a stream. Holds one chunk of it in memory, or the longest stanza where that is longer.
class reader {
 public:
  /// Requires: the stream outlives the reader.
  explicit reader(std::istream& in) : in_(in), buffer_(chunk, '\0') {}
  reader(const reader&) = delete;
  reader& operator=(const reader&) = delete;

  /// Effects: reads the next stanza. Behind a malformed line the rest of its stanza is passed over.
  /// Returns: that stanza, which stays as it is until the next call; nullptr when there are no more.
  /// Throws: std::runtime_error when the stream cannot be read.
  const stanza* next();

 private:
  static constexpr std::size_t chunk = 64 * 1024;

  bool find_stanza();
  bool find_line(std::size_t offset, std::string_view& line);
  bool fill();
  void split();
  std::string_view add_field(std::string_view line);
  std::string_view add_continuation(std::string_view line);

  std::istream& in_;
  std::string buffer_;  // [begin_, end_) is read and not handed out yet
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t size_ = 0;            // of the stanza at begin_, in bytes
  std::vector<std::size_t> lines_;  // of the stanza at begin_: how long each is, in bytes
  std::size_t line_ = 1;            // of the file, at begin_
  deb822::stanza stanza_;
};

}  // namespace deb822
