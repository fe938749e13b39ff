// Where the items of a run come from: a range as it is, a function that gives one item after the other, or a range cut into batches.
// Used by process_in_batches() and stream().
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <optional>
#include <ranges>
#include <span>
#include <type_traits>
#include <ufb/detail/traits.hpp>
#include <utility>
#include <vector>

namespace ufb::detail {

// A function that returns an optional, empty at the end.
template <class Source>
concept giver = !std::ranges::input_range<Source> && std::invocable<Source&> && is_optional<std::invoke_result_t<Source&>>;

// The common part of single-pass ranges here: Derived has fetch(), which says whether there is another item, and item().
template <class Derived, class Item>
class single_pass {
 public:
  class iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = std::remove_cvref_t<Item>;
    using difference_type = std::ptrdiff_t;

    explicit iterator(Derived& of) : of_(&of), is_at_end_(!of.fetch()) {}
    Item operator*() const { return of_->item(); }
    iterator& operator++() {
      is_at_end_ = !of_->fetch();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& at, std::default_sentinel_t) noexcept { return at.is_at_end_; }

   private:
    Derived* of_;
    bool is_at_end_;
  };

  iterator begin() { return iterator(static_cast<Derived&>(*this)); }
  std::default_sentinel_t end() const noexcept { return {}; }
};

// What a function gives, as a range. Function may be a reference.
template <class Function>
class given : public single_pass<given<Function>, typename std::invoke_result_t<Function&>::value_type&&> {
 public:
  explicit given(Function&& function) : function_(std::forward<Function>(function)) {}

  bool fetch() {
    item_.reset();  // before the next one is made: one at a time is in memory
    item_ = std::invoke(function_);
    return item_.has_value();
  }
  auto&& item() { return std::move(*item_); }

 private:
  Function function_;
  std::invoke_result_t<Function&> item_;
};

// A position in any input range that is read when the next item is wanted and not before.
template <class Range>
class cursor {
 public:
  explicit cursor(Range& range) : range_(&range) {}

  bool fetch() {
    if (is_at_end_) return false;
    if (at_) {
      ++*at_;
    } else {
      at_.emplace(std::ranges::begin(*range_));
    }
    is_at_end_ = *at_ == std::ranges::end(*range_);
    return !is_at_end_;
  }
  std::ranges::range_reference_t<Range> item() { return **at_; }

 private:
  Range* range_;
  std::optional<std::ranges::iterator_t<Range>> at_;
  bool is_at_end_ = false;
};

// The items of a range in vectors of `size`.
template <class Range>
class collected_batches : public single_pass<collected_batches<Range>, std::vector<std::ranges::range_value_t<Range>>&&> {
 public:
  using element = std::ranges::range_value_t<Range>;
  static_assert(!std::same_as<element, bool>, "ufb: there is no std::span of a std::vector<bool>: use char");

  collected_batches(Range& range, std::size_t size) : from_(range), size_(size) {}

  bool fetch() {
    batch_.clear();
    while (batch_.size() != size_ && from_.fetch()) batch_.emplace_back(from_.item());
    return !batch_.empty();
  }
  std::vector<element>&& item() noexcept { return std::move(batch_); }

 private:
  cursor<Range> from_;
  std::size_t size_;
  std::vector<element> batch_;
};

// The items of a range that has them in a row, where they are.
template <class Range>
class adjacent_batches : public single_pass<adjacent_batches<Range>, std::span<std::remove_reference_t<std::ranges::range_reference_t<Range>>>> {
 public:
  using element = std::remove_reference_t<std::ranges::range_reference_t<Range>>;

  adjacent_batches(Range& range, std::size_t size) : rest_(std::ranges::data(range), static_cast<std::size_t>(std::ranges::size(range))), size_(size) {}

  bool fetch() noexcept {
    batch_ = rest_.first(rest_.size() < size_ ? rest_.size() : size_);
    rest_ = rest_.subspan(batch_.size());
    return !batch_.empty();
  }
  std::span<element> item() const noexcept { return batch_; }

 private:
  std::span<element> rest_;
  std::size_t size_;
  std::span<element> batch_;
};

template <class Range>
using batches_of = std::conditional_t<std::ranges::contiguous_range<Range> && std::ranges::sized_range<Range>, adjacent_batches<Range>,
                                      collected_batches<Range>>;

template <class Range>
std::optional<std::uint64_t> size_of_range(Range& range) {
  if constexpr (std::ranges::sized_range<Range>) {
    return static_cast<std::uint64_t>(std::ranges::size(range));
  } else {
    return std::nullopt;
  }
}

}  // namespace ufb::detail
