// The smallest automaton that says the same (Hopcroft), its states in an order in which most bytes stay or go on by one.
// Called by detail/regex.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <ufb/detail/growing_array.hpp>
#include <ufb/detail/regex_states.hpp>

namespace ufb::detail {

// States that nothing tells apart, as blocks that are split until each is one state.
class regex_partition {
 public:
  constexpr explicit regex_partition(const regex_states& states)
      : states_(states), count_(states.count()), classes_(states.class_count), members_(count_), at_(count_), block_of_(count_) {
    index_predecessors();
    split_by_end();
    while (!open_.empty()) {
      const splitter one = open_.back();
      open_.pop_back();
      is_open_[one.block * classes_ + one.of] = 0;
      split_by(one);
    }
  }

  constexpr std::size_t count() const { return blocks_.size(); }
  constexpr std::size_t block_of(state_number one) const { return block_of_[one]; }
  constexpr state_number member_of(std::size_t index) const { return members_[blocks_[index].first]; }

 private:
  struct block {
    std::size_t first = 0;   // its members lie together
    std::size_t count = 0;
    std::size_t marked = 0;  // of them, from the first on
  };
  struct splitter {
    std::size_t block = 0;
    std::size_t of = 0;  // the class of bytes
  };

  // predecessors_[starts_[class][state]] and on: the states from which that class leads to that state.
  constexpr void index_predecessors() {
    starts_ = growing_array<std::size_t>(classes_ * (count_ + 1));
    predecessors_ = growing_array<state_number>(classes_ * count_);
    const state_number* const next = states_.next.data();
    state_number* const predecessors = predecessors_.data();
    for (std::size_t one = 0; one != classes_; ++one) {
      std::size_t* const starts = starts_.data() + one * (count_ + 1);
      for (std::size_t from = 0; from != count_; ++from) ++starts[next[from * classes_ + one]];
      for (std::size_t to = 1; to <= count_; ++to) starts[to] += starts[to - 1];
      for (std::size_t from = 0; from != count_; ++from) predecessors[one * count_ + --starts[next[from * classes_ + one]]] = static_cast<state_number>(from);
    }
  }

  constexpr void split_by_end() {
    std::size_t accepted = 0;
    for (const char each : states_.is_accepted) accepted += each != 0 ? 1U : 0U;
    std::size_t first = 0;
    std::size_t second = accepted;
    for (std::size_t one = 0; one != count_; ++one) {
      const bool is_second = accepted == 0 || states_.is_accepted[one] == 0;
      const std::size_t to = is_second ? second++ : first++;
      members_[to] = static_cast<state_number>(one);
      at_[one] = to;
      block_of_[one] = is_second && accepted != 0 ? 1 : 0;
    }
    if (accepted != 0) blocks_.push_back({0, accepted, 0});
    blocks_.push_back({accepted, count_ - accepted, 0});
    is_open_ = growing_array<char>(blocks_.size() * classes_);
    const std::size_t smaller = blocks_.size() == 2 && blocks_[1].count < blocks_[0].count ? 1 : 0;
    for (std::size_t one = 0; one != classes_; ++one) open(smaller, one);
  }

  constexpr void open(std::size_t index, std::size_t of) {
    is_open_[index * classes_ + of] = 1;
    open_.push_back({index, of});
  }

  // Tells states apart by whether that class leads into that block.
  constexpr void split_by(splitter by) {
    leading_.clear();
    const std::size_t* const starts = starts_.data() + by.of * (count_ + 1);
    const state_number* const predecessors = predecessors_.data() + by.of * count_;
    const block from = blocks_[by.block];
    for (std::size_t i = from.first; i != from.first + from.count; ++i)
      for (std::size_t j = starts[members_[i]]; j != starts[members_[i] + 1]; ++j) leading_.push_back(predecessors[j]);
    touched_.clear();
    for (const state_number one : leading_) mark(one);
    for (const std::size_t each : touched_) split(each);
  }

  constexpr void mark(state_number one) {
    block& of = blocks_[block_of_[one]];
    if (of.marked == 0) touched_.push_back(block_of_[one]);
    const std::size_t to = of.first + of.marked++;
    const std::size_t from = at_[one];
    const state_number other = members_[to];
    members_[from] = other;
    at_[other] = from;
    members_[to] = one;
    at_[one] = to;
  }

  constexpr void split(std::size_t index) {
    block& of = blocks_[index];
    const block apart{of.first, of.marked, 0};
    of.marked = 0;
    if (apart.count == of.count) return;
    of.first += apart.count;
    of.count -= apart.count;
    const bool is_smaller = apart.count <= of.count;
    const std::size_t added = blocks_.size();
    for (std::size_t i = apart.first; i != apart.first + apart.count; ++i) block_of_[members_[i]] = added;
    blocks_.push_back(apart);
    for (std::size_t one = 0; one != classes_; ++one) is_open_.push_back(0);
    for (std::size_t one = 0; one != classes_; ++one) open(is_open_[index * classes_ + one] != 0 || is_smaller ? added : index, one);
  }

  const regex_states& states_;
  std::size_t count_;
  std::size_t classes_;
  growing_array<std::size_t> starts_;
  growing_array<state_number> predecessors_;
  growing_array<state_number> members_;          // block by block
  growing_array<std::size_t> at_;         // of a state: its index there
  growing_array<std::size_t> block_of_;
  growing_array<block> blocks_;
  growing_array<char> is_open_;           // by block and class
  growing_array<splitter> open_;
  growing_array<state_number> leading_;
  growing_array<std::size_t> touched_;
};

// Returns: the smallest one, with state 0 from where nothing matches and state 1 where a text begins, and as few classes as it needs.
constexpr regex_states minimal(const regex_states& states) {
  const regex_partition blocks(states);
  const std::size_t dead = blocks.block_of(0);
  const auto next_of = [&](std::size_t block, std::size_t one) {
    return blocks.block_of(states.next[blocks.member_of(block) * states.class_count + one]);
  };
  std::array<std::size_t, regex_simulation::most_classes> weight{};  // the bytes of a class
  for (const unsigned char each : states.classes) ++weight[each];

  // Depth first, and first to where most bytes lead.
  growing_array<state_number> numbers(blocks.count());
  growing_array<std::size_t> order;
  growing_array<std::size_t> open{blocks.block_of(1)};
  growing_array<std::size_t> bytes(blocks.count());
  growing_array<std::size_t> targets;
  while (!open.empty()) {
    const std::size_t block = open.back();
    open.pop_back();
    if (numbers[block] != 0) continue;
    order.push_back(block);
    numbers[block] = static_cast<state_number>(order.size());
    targets.clear();
    for (std::size_t one = 0; one != states.class_count; ++one) {
      const std::size_t to = next_of(block, one);
      if (to == dead || numbers[to] != 0) continue;
      if (bytes[to] == 0) targets.push_back(to);
      bytes[to] += weight[one];
    }
    while (!targets.empty()) {
      std::size_t least = 0;
      for (std::size_t i = 1; i != targets.size(); ++i)
        if (bytes[targets[i]] < bytes[targets[least]]) least = i;
      open.push_back(targets[least]);
      bytes[targets[least]] = 0;
      targets[least] = targets.back();
      targets.pop_back();
    }
  }
  if (dead == order[0]) numbers[dead] = 0;  // nothing matches at all

  // Classes that lead to the same states everywhere are one. Class 0 is the one of most bytes, which need not be written; the others are in
  // the order in which a text needs them.
  regex_states out;
  growing_array<std::size_t> columns;
  growing_array<unsigned char> merged(states.class_count);
  growing_array<char> is_merged(states.class_count);
  const auto is_same = [&](std::size_t one, std::size_t other) {
    for (const std::size_t block : order)
      if (next_of(block, one) != next_of(block, other)) return false;
    return true;
  };
  const auto merge = [&](std::size_t one) {
    if (is_merged[one] != 0) return;
    std::size_t same = 0;
    while (same != columns.size() && !is_same(columns[same], one)) ++same;
    if (same == columns.size()) columns.push_back(one);
    merged[one] = static_cast<unsigned char>(same);
    is_merged[one] = 1;
  };
  std::size_t heaviest = 0;
  for (std::size_t one = 1; one != states.class_count; ++one)
    if (weight[one] > weight[heaviest]) heaviest = one;
  merge(heaviest);
  for (const std::size_t block : order)
    for (std::size_t one = 0; one != states.class_count; ++one)
      if (next_of(block, one) != dead) merge(one);
  for (std::size_t one = 0; one != states.class_count; ++one) merge(one);
  for (std::size_t byte = 0; byte != 256; ++byte) out.classes[byte] = merged[states.classes[byte]];
  out.class_count = columns.size();
  out.next = growing_array<state_number>(columns.size());
  out.is_accepted.push_back(0);
  for (const std::size_t block : order) {
    for (const std::size_t one : columns) out.next.push_back(numbers[next_of(block, one)]);
    out.is_accepted.push_back(states.is_accepted[blocks.member_of(block)]);
  }
  return out;
}

}  // namespace ufb::detail
