// The lines of a file, one at a time, as a range: for records that a parser of the user's reads from a line. Given to stream() and
// process_in_batches().
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <ufb/detail/stream/source.hpp>

namespace ufb {

/// A single-pass range of std::string_view, each valid until the next line is read; std::ranges::range_value_t is std::string. A line ends
/// before LF, CR LF or the end of the file, whose last line may lack them.
class lines {
 public:
  class iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = std::string;
    using difference_type = std::ptrdiff_t;

    explicit iterator(lines& of) : of_(&of), is_at_end_(!of.read()) {}
    std::string_view operator*() const noexcept { return of_->line_; }
    iterator& operator++() {
      is_at_end_ = !of_->read();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& at, std::default_sentinel_t) noexcept { return at.is_at_end_; }

   private:
    lines* of_;
    bool is_at_end_;
  };

  /// Effects: opens the file. Throws: std::system_error with its name.
  explicit lines(const std::string& file, std::size_t max_line_bytes = default_max_line_bytes);

  /// Effects: lines of a stream, such as std::cin, which is read ahead. Requires: it outlives the lines.
  explicit lines(std::istream& in, std::size_t max_line_bytes = default_max_line_bytes);

  lines(lines&&) noexcept;
  lines& operator=(lines&&) noexcept;
  ~lines();

  /// Requires: called once. Throws, here and in the iterator's ++: std::system_error where the file cannot be read; std::length_error for a
  ///   line of more than max_line_bytes; both with the name and the number of the line.
  iterator begin() { return iterator(*this); }
  std::default_sentinel_t end() const noexcept { return {}; }

  /// Returns: the number of the line that was read last, from 1; 0 before the first.
  std::uint64_t number() const noexcept { return number_; }

  static constexpr std::size_t default_max_line_bytes = std::size_t{1} << 20;

 private:
  class input;

  bool read();

  std::unique_ptr<input> input_;
  std::string_view line_;
  std::uint64_t number_ = 0;
};

}  // namespace ufb
