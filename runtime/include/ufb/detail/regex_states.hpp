// A program's places, as the states of an automaton that is in one of them at a time: what bytes lead from which set of places to which.
// Called by detail/regex.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <ufb/detail/growing_array.hpp>
#include <ufb/detail/regex_program.hpp>

namespace ufb::detail {

using state_number = std::uint32_t;

// State 0 is no place_number: nothing leads out of it. State 1 is where a text begins.
struct regex_states {
  std::array<unsigned char, 256> classes{};  // of a byte: bytes of one class lead to the same states
  std::size_t class_count = 0;
  growing_array<state_number> next;        // by state and class
  growing_array<char> is_accepted;  // by state: whether a text may end

  constexpr std::size_t count() const { return is_accepted.size(); }
};

// What a pattern may cost before it is left to RE2.
struct regex_bound {
  std::size_t bytes;   // of the pattern
  std::size_t instructions;
  std::size_t states;  // before equal ones are made one
  std::size_t steps;   // of regex_simulation, each about 20 of clang's
};

class regex_simulation {
 public:
  static constexpr std::size_t most_classes = 64;  // a bit each

  constexpr regex_simulation(const regex_program& program, const regex_bound& bound)
      : program_(program), bound_(bound), words_(program.code.size() / 64 + 1), steps_(16 * program.code.size()), reached_(program.code.size()), buckets_(256), target_(words_ + 1) {}

  // Returns: whether it is within the bound.
  constexpr bool run(regex_states& out) {
    if (!classify(out)) return false;
    add_state(growing_array<std::uint64_t>(words_ + 1));
    growing_array<std::uint64_t> start(words_ + 1);
    add(start.data(), program_.start);
    set_context(start.data(), at_begin);
    add_state(start);
    out.next = growing_array<state_number>(out.class_count);
    out.is_accepted.push_back(0);
    for (state_number one = 1; one != state_count(); ++one)
      if (!follow(out, one)) return false;
    return true;
  }

 private:
  using kind = instruction::kind;

  // What was before a state; told apart only while a condition asks.
  enum context : std::uint64_t { unasked, at_begin, after_line, after_word, after_other };

  constexpr std::size_t state_count() const { return keys_.size() / (words_ + 1); }

  static constexpr bool is_word(unsigned byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte == '_';
  }

  // Bytes that are in the same sets are of one class.
  constexpr bool classify(regex_states& out) {
    growing_array<byte_set> sets = program_.sets;
    if ((program_.conditions & (word_boundary | no_word_boundary)) != 0) {
      byte_set word;
      word.add('0', '9');
      word.add('A', 'Z');
      word.add('_', '_');
      word.add('a', 'z');
      sets.push_back(word);
    }
    if ((program_.conditions & (begin_line | end_line)) != 0) {
      byte_set line;
      line.add('\n', '\n');
      sets.push_back(line);
    }
    std::array<std::uint32_t, 256> classes{};
    std::uint32_t count = 1;
    for (const byte_set& each : sets) {
      steps_ += 256;
      if (steps_ > bound_.steps) return false;
      growing_array<std::uint32_t> apart(count);  // of a class: what its bytes in this set become
      for (unsigned byte = 0; byte != 256; ++byte) {
        if (!each.has(byte)) continue;
        std::uint32_t& become = apart[classes[byte]];
        if (become == 0) become = count++;
        classes[byte] = become;
      }
    }
    // Some have no bytes left.
    growing_array<unsigned char> numbers(count);
    for (unsigned byte = 0; byte != 256; ++byte) {
      unsigned char& number = numbers[classes[byte]];
      if (number == 0) {
        if (out.class_count == most_classes) return false;
        number = static_cast<unsigned char>(++out.class_count);
        representatives_.push_back(byte);
      }
      out.classes[byte] = static_cast<unsigned char>(number - 1);
    }
    for (const byte_set& each : program_.sets) {
      std::uint64_t mask = 0;
      for (std::size_t i = 0; i != out.class_count; ++i) mask |= std::uint64_t{each.has(representatives_[i])} << i;
      masks_.push_back(mask);
    }
    return true;
  }

  // Adds where a place leads without a byte. Forks are not kept, conditions are: whether they hold is known when the next byte is.
  constexpr void add(std::uint64_t* to, place_number from) {
    growing_array<std::uint64_t>& places = reached_[from];
    if (places.empty()) {
      places = growing_array<std::uint64_t>(words_);
      growing_array<place_number> open{from};
      growing_array<place_number> forks;
      while (!open.empty()) {
        const place_number one = open.back();
        open.pop_back();
        ++steps_;
        const instruction& what = program_.code[one];
        std::uint64_t& word = places[one / 64];
        const std::uint64_t bit = std::uint64_t{1} << one % 64;
        if ((word & bit) != 0) continue;
        word |= bit;
        if (what.what != kind::fork) continue;
        forks.push_back(one);
        open.push_back(what.other);
        open.push_back(what.next);
      }
      for (const place_number each : forks) places[each / 64] &= ~(std::uint64_t{1} << each % 64);
    }
    const std::uint64_t* const words = places.data();
    for (std::size_t i = 0; i != words_; ++i) to[i] |= words[i];
    steps_ += words_;
  }

  template <class Function>
  constexpr void for_each_place(const std::uint64_t* places, Function function) const {
    for (std::size_t i = 0; i != words_; ++i)
      for (std::uint64_t word = places[i]; word != 0; word &= word - 1) function(static_cast<place_number>(i * 64 + trailing_zeros(word)));
  }

  static constexpr unsigned trailing_zeros(std::uint64_t word) { return static_cast<unsigned>(__builtin_ctzll(word)); }

  constexpr bool asks(const std::uint64_t* places) const {
    if (program_.conditions == 0) return false;
    bool any = false;
    for_each_place(places, [&](place_number one) { any = any || program_.code[one].what == kind::condition; });
    return any;
  }

  constexpr void set_context(std::uint64_t* places, context before) const { places[words_] = asks(places) ? before : unasked; }

  static constexpr unsigned holding(context before, bool is_end, unsigned byte) {
    unsigned holds = before == at_begin ? begin_text | begin_line : before == after_line ? unsigned{begin_line} : 0U;
    if (is_end) holds |= end_text | end_line;
    if (!is_end && byte == '\n') holds |= end_line;
    const bool is_boundary = (before == after_word) != (!is_end && is_word(byte));
    return holds | (is_boundary ? word_boundary : no_word_boundary);
  }

  // Goes on from those conditions that hold, and from those that are reached so.
  constexpr void pass(std::uint64_t* places, unsigned holds) {
    growing_array<place_number> open;
    growing_array<place_number> passed;
    const auto collect = [&](place_number one) {
      if (program_.code[one].what == kind::condition && (program_.code[one].value & holds) != 0) open.push_back(one);
    };
    for (;;) {
      open.clear();
      for_each_place(places, collect);
      bool is_new = false;
      for (const place_number one : open) {
        bool was_passed = false;
        for (const place_number other : passed) was_passed = was_passed || other == one;
        if (was_passed) continue;
        passed.push_back(one);
        add(places, program_.code[one].next);
        is_new = true;
      }
      if (!is_new) return;
    }
  }

  constexpr bool follow(regex_states& out, state_number from) {
    growing_array<std::uint64_t> places(words_ + 1);
    const auto load = [&] {
      const std::uint64_t* const key = keys_.data() + from * (words_ + 1);
      for (std::size_t i = 0; i <= words_; ++i) places[i] = key[i];
    };
    load();
    const auto before = static_cast<context>(places[words_]);
    if (before != unasked) pass(places.data(), holding(before, true, 0));
    bool is_accepted = false;
    ways_.clear();
    const auto collect = [&](place_number one) {
      const instruction& what = program_.code[one];
      if (what.what == kind::match) is_accepted = true;
      if (what.what == kind::bytes) ways_.push_back({masks_[what.value], what.next});
    };
    for_each_place(places.data(), collect);
    out.is_accepted.push_back(is_accepted ? 1 : 0);

    steps_ += 4 * out.class_count;  // to make equal states one
    for (std::size_t one = 0; one != out.class_count; ++one) {
      const unsigned byte = representatives_[one];
      if (before != unasked) {
        steps_ += 4 * words_ + 8;
        load();
        pass(places.data(), holding(before, false, byte));
        ways_.clear();
        for_each_place(places.data(), collect);
      }
      std::uint64_t* const target = clear_target();
      bool is_any = false;
      for (const way& each : ways_) {
        if ((each.classes >> one & 1U) == 0) continue;
        is_any = true;
        add(target, each.next);
      }
      steps_ += ways_.size() + 4;
      if (steps_ > bound_.steps) return false;
      if (!is_any) {
        out.next.push_back(0);
        continue;
      }
      set_context(target, byte == '\n' ? after_line : is_word(byte) ? after_word : after_other);
      out.next.push_back(add_state(target_));
      if (state_count() > bound_.states) return false;
    }
    return true;
  }

  constexpr std::uint64_t* clear_target() {
    std::uint64_t* const words = target_.data();
    for (std::size_t i = 0; i <= words_; ++i) words[i] = 0;
    return words;
  }

  constexpr state_number add_state(const growing_array<std::uint64_t>& key) {
    std::uint64_t hash = 0;
    const std::uint64_t* const words = key.data();
    for (std::size_t i = 0; i <= words_; ++i) hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15U;
    state_number& bucket = buckets_[hash >> 56U];
    for (state_number one = bucket; one != 0; one = chained_[one - 1]) {
      const std::uint64_t* const other = keys_.data() + (one - 1) * (words_ + 1);
      std::size_t same = 0;
      while (same <= words_ && words[same] == other[same]) ++same;
      steps_ += same;
      if (same > words_) return one - 1;
    }
    for (std::size_t i = 0; i <= words_; ++i) keys_.push_back(words[i]);
    chained_.push_back(bucket);
    bucket = static_cast<state_number>(state_count());
    return bucket - 1;
  }

  struct way {
    std::uint64_t classes = 0;
    place_number next = 0;
  };

  const regex_program& program_;
  const regex_bound& bound_;
  std::size_t words_;  // of a set of places
  std::size_t steps_;  // so far, with what was before and what comes behind
  growing_array<unsigned> representatives_;                // a byte of each class
  growing_array<std::uint64_t> masks_;                     // of each set of bytes: the classes in it
  growing_array<growing_array<std::uint64_t>> reached_;      // of a place, where it leads without a byte; empty: not asked yet
  growing_array<std::uint64_t> keys_;                      // of each state: its places, and its context
  growing_array<state_number> buckets_;                           // by hash: a state, from 1 on
  growing_array<state_number> chained_;                           // of a state: another one with the same hash, from 1 on
  growing_array<way> ways_;
  growing_array<std::uint64_t> target_;
};

}  // namespace ufb::detail
