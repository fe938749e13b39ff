// A pattern's tree as a program over the bytes of UTF-8, which may be in many places at once. Called by detail/regex.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <ufb/detail/growing_array.hpp>
#include <ufb/detail/regex_tree.hpp>

namespace ufb::detail {

struct byte_set {
  std::array<std::uint64_t, 4> words{};

  constexpr bool has(unsigned byte) const { return (words[byte >> 6U] >> (byte & 63U) & 1U) != 0; }
  constexpr void add(unsigned first, unsigned last) {
    for (unsigned i = 0; i != 4; ++i) {
      const unsigned low = i * 64;
      if (last < low || first >= low + 64) continue;
      const unsigned from = first > low ? first - low : 0;
      const unsigned until = last < low + 63 ? last - low : 63;
      words[i] |= (~std::uint64_t{0} >> (63U - (until - from))) << from;
    }
  }
  constexpr void add(const byte_set& other) {
    for (std::size_t i = 0; i != 4; ++i) words[i] |= other.words[i];
  }
  constexpr bool operator==(const byte_set& other) const {
    return words[0] == other.words[0] && words[1] == other.words[1] && words[2] == other.words[2] && words[3] == other.words[3];
  }
};

using place_number = std::uint32_t;

struct instruction {
  enum class kind : std::uint8_t { match, bytes, fork, condition };

  kind what = kind::match;
  std::uint32_t value = 0;  // bytes: the index of their set; condition: which
  place_number next = 0;
  place_number other = 0;          // fork: the other way
};

struct regex_program {
  growing_array<instruction> code;
  growing_array<byte_set> sets;
  place_number start = 0;
  unsigned conditions = 0;  // all that are asked
};

// Writes a program from its end to its beginning, so that where to go next is always known.
class regex_writer {
 public:
  constexpr regex_writer(const regex_tree& tree, std::size_t most) : tree_(tree), most_(most), ascii_of_(tree.sets.size()) {}

  // Returns: whether it has no more instructions than that.
  constexpr bool write(regex_program& out) {
    out_ = &out;
    out.start = write(tree_.root, add({}));
    return is_within_;
  }

 private:
  using kind = regex_node::kind;

  constexpr place_number add(const instruction& one) {
    if (out_->code.size() == most_) {
      is_within_ = false;
      return 0;
    }
    out_->code.push_back(one);
    return static_cast<place_number>(out_->code.size() - 1);
  }

  constexpr place_number fork(place_number next, place_number other) { return add({.what = instruction::kind::fork, .next = next, .other = other}); }
  constexpr place_number bytes(std::uint32_t set, place_number next) { return add({.what = instruction::kind::bytes, .value = set, .next = next}); }

  constexpr std::uint32_t index_of(const byte_set& set) {
    for (std::size_t i = 0; i != out_->sets.size(); ++i)
      if (out_->sets[i] == set) return static_cast<std::uint32_t>(i);
    out_->sets.push_back(set);
    return static_cast<std::uint32_t>(out_->sets.size() - 1);
  }
  constexpr std::uint32_t index_of(unsigned first, unsigned last) {
    byte_set set;
    set.add(first, last);
    return index_of(set);
  }

  constexpr place_number write(std::size_t index, place_number next) {
    const regex_node& node = tree_.nodes[index];
    if (!is_within_) return next;
    switch (node.what) {
      case kind::empty:
        return next;
      case kind::literal:
        return write_literal(node.value, next);
      case kind::set:
        return write_set(node.value, next);
      case kind::any_byte:
        return bytes(index_of(0, 0xFF), next);
      case kind::condition:
        out_->conditions |= node.value;
        return add({.what = instruction::kind::condition, .value = node.value, .next = next});
      case kind::concatenation:
        for (std::size_t i = node.last; i != no_node; i = tree_.nodes[i].before) next = write(i, next);
        return next;
      case kind::alternation:
        return write_alternation(node, next);
      case kind::repetition:
        return write_repetition(node, next);
    }
    return next;
  }

  constexpr place_number write_alternation(const regex_node& node, place_number next) {
    place_number all = write(node.last, next);
    for (std::size_t i = tree_.nodes[node.last].before; i != no_node; i = tree_.nodes[i].before) all = fork(write(i, next), all);
    return all;
  }

  // x{2,4} is xx(x(x)?)?, so that there are few places to be in at once.
  constexpr place_number write_repetition(const regex_node& node, place_number next) {
    place_number all = next;
    int before = node.least;
    if (node.most == unbounded) {
      all = fork(next, next);
      const place_number body = write(node.last, all);
      if (is_within_) out_->code[all].next = body;
      if (before > 0) {
        all = body;
        --before;
      }
    }
    for (int i = node.least; i < node.most && is_within_; ++i) all = fork(write(node.last, all), next);
    for (int i = 0; i < before && is_within_; ++i) all = write(node.last, all);
    return all;
  }

  constexpr place_number write_literal(std::uint32_t point, place_number next) {
    if (point < 0x80) return bytes(index_of(point, point), next);
    const encoded text(point);
    for (std::size_t i = text.size; i != 0; --i) next = bytes(index_of(text.bytes[i - 1], text.bytes[i - 1]), next);
    return next;
  }

  struct encoded {
    std::array<std::uint8_t, 4> bytes{};
    std::size_t size = 1;

    constexpr explicit encoded(std::uint32_t point) {
      if (point < 0x80) {
        bytes[0] = static_cast<std::uint8_t>(point);
        return;
      }
      size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      for (std::size_t i = size - 1; i != 0; --i, point >>= 6U) bytes[i] = static_cast<std::uint8_t>(0x80U | (point & 0x3FU));
      bytes[0] = static_cast<std::uint8_t>((0xF00U >> size & 0xFFU) | point);
    }
  };

  // Sets of code points: what is ASCII is one set of bytes; the rest are sequences of ranges of bytes that share their ends.

  constexpr place_number write_set(std::uint32_t index, place_number next) {
    const growing_array<code_range>& ranges = tree_.sets[index].ranges();
    std::uint32_t& ascii = ascii_of_[index];
    if (ascii == 0) {
      byte_set set;
      for (const code_range& each : ranges)
        if (each.first < 0x80) set.add(each.first, each.last < 0x80 ? each.last : 0x7F);
      ascii = index_of(set) + 1;
    }
    place_number all = bytes(ascii - 1, next);
    if (ranges.empty() || ranges.back().last < 0x80) return all;

    first_of_set_ = out_->code.size();
    leads_.clear();
    for (const code_range& each : ranges)
      if (each.last > 0x7F) write_range(each.first > 0x80 ? each.first : 0x80, each.last, next);
    for (const lead& each : leads_) all = fork(bytes(index_of(each.set), each.next), all);
    return all;
  }

  // The first bytes of sequences that go on in the same place.
  struct lead {
    byte_set set;
    place_number next = 0;
  };

  constexpr void add_lead(unsigned first, unsigned last, place_number next) {
    for (lead& each : leads_)
      if (each.next == next) return each.set.add(first, last);
    leads_.push_back({{}, next});
    leads_.back().set.add(first, last);
  }

  constexpr place_number shared(unsigned first, unsigned last, place_number next) {
    const std::uint32_t set = index_of(first, last);
    for (std::size_t i = first_of_set_; i < out_->code.size(); ++i) {
      const instruction& one = out_->code[i];
      if (one.what == instruction::kind::bytes && one.value == set && one.next == next) return static_cast<place_number>(i);
    }
    return bytes(set, next);
  }

  constexpr void write_range(std::uint32_t first, std::uint32_t last, place_number next) {
    if (first == 0x80 && last == last_code_point) return write_beyond_ascii(next);
    constexpr std::array<std::uint32_t, 2> longest_of{0x7FF, 0xFFFF};
    for (const std::uint32_t end : longest_of) {
      if (first <= end && end < last) {
        write_range(first, end, next);
        return write_range(end + 1, last, next);
      }
    }
    for (unsigned bits = 6; bits <= 18; bits += 6) {
      const std::uint32_t tail = (std::uint32_t{1} << bits) - 1;
      if ((first & ~tail) == (last & ~tail)) continue;
      if ((first & tail) != 0) {
        write_range(first, first | tail, next);
        return write_range((first | tail) + 1, last, next);
      }
      if ((last & tail) != tail) {
        write_range(first, (last & ~tail) - 1, next);
        return write_range(last & ~tail, last, next);
      }
    }
    const encoded low(first);
    const encoded high(last);
    for (std::size_t i = low.size - 1; i != 0; --i) next = shared(low.bytes[i], high.bytes[i], next);
    add_lead(low.bytes[0], high.bytes[0], next);
  }

  // Here RE2 does not look at what the first byte says of the second one, which makes the automaton a third as large.
  constexpr void write_beyond_ascii(place_number next) {
    next = shared(0x80, 0xBF, next);
    add_lead(0xC2, 0xDF, next);
    next = shared(0x80, 0xBF, next);
    add_lead(0xE0, 0xEF, next);
    next = shared(0x80, 0xBF, next);
    add_lead(0xF0, 0xF4, next);
  }

  const regex_tree& tree_;
  std::size_t most_;
  regex_program* out_ = nullptr;
  bool is_within_ = true;
  growing_array<std::uint32_t> ascii_of_;  // of each set of code points, the index of its ASCII bytes and 1; 0: not asked yet
  growing_array<lead> leads_;
  std::size_t first_of_set_ = 0;
};

}  // namespace ufb::detail
