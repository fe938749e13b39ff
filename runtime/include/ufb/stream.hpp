// stream(): what a function makes of the items of a range, one after the other, as a range. Called by users whose input does not fit into
// memory, in a loop or as the range of process_in_batches().
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <iterator>
#include <memory>
#include <ranges>
#include <type_traits>
#include <ufb/batch_run.hpp>
#include <ufb/detail/stream/pipeline.hpp>
#include <ufb/detail/stream/source.hpp>
#include <utility>

namespace ufb {

/// A single-pass range of values; each is made when it is asked for, and lives until the next one is.
template <class Pipeline>
class streamed {
 public:
  class iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using reference = typename Pipeline::reference;
    using value_type = std::remove_cvref_t<reference>;
    using difference_type = std::ptrdiff_t;

    explicit iterator(Pipeline& of) : of_(&of), is_at_end_(!of.next()) {}
    reference operator*() const noexcept { return of_->get(); }
    iterator& operator++() {
      is_at_end_ = !of_->next();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& at, std::default_sentinel_t) noexcept { return at.is_at_end_; }

   private:
    Pipeline* of_;
    bool is_at_end_;
  };

  template <class... Arguments>
  explicit streamed(std::in_place_t, Arguments&&... arguments) : pipeline_(std::make_unique<Pipeline>(std::forward<Arguments>(arguments)...)) {}

  /// Requires: called once. Throws, here and in the iterator's ++: what the range throws; what the function throws, or a validation_error, with
  ///   on_error::propagate; what on_progress throws.
  iterator begin() { return iterator(*pipeline_); }
  std::default_sentinel_t end() const noexcept { return {}; }

  /// Returns: what happened so far, and after the end all of it.
  const batch_report& report() const noexcept { return pipeline_->report(); }

 private:
  std::unique_ptr<Pipeline> pipeline_;  // workers know where it is
};

/// Returns: a range of what function(item) returns for each item of `range`, in its order; of a ufb::result the values, as its errors, like
///   exceptions, are the item's and treated as the options say. What the function returns by value is handed out as an rvalue:
///   `for (auto&& order : ufb::stream(lines, parse))`. Items are read, and the function is called, when a value is asked for. After each
///   batch_size items pools are trimmed and progress is told, as the options say. With workers, several call the function at once, each
///   for a batch of its own; values come in the order of the range all the same, no more than read_ahead batches before they are asked for.
/// Requires: `range` is an input range, or a function that returns a std::optional, empty at the end. What is passed as an lvalue outlives
///   the stream. With workers, the function can be called at the same time.
/// Throws: std::invalid_argument for a batch_size of 0; std::logic_error for workers and items that cannot be kept, or a function that
///   cannot take them; std::system_error without threads.
/// Complexity: memory for one item and its value, with workers for read_ahead batches.
template <class Range, class Function>
  requires(!std::same_as<std::remove_cvref_t<Function>, batch_options>)
auto stream(Range&& range, Function&& function, batch_options options = {}) {
  if constexpr (detail::giver<Range>) {
    using given = detail::given<Range>;
    using pipeline = detail::pipeline<given, Function, false>;
    return streamed<pipeline>(std::in_place, given(std::forward<Range>(range)), std::forward<Function>(function), std::move(options), std::nullopt);
  } else {
    static_assert(std::ranges::input_range<Range>, "ufb: items come from an input range, or from a function that returns std::optional");
    using pipeline = detail::pipeline<Range, Function, false>;
    const auto total = detail::size_of_range(range);
    return streamed<pipeline>(std::in_place, std::forward<Range>(range), std::forward<Function>(function), std::move(options), total);
  }
}

/// Returns: the same of the items themselves; of a range of ufb::result, the values.
template <class Range>
auto stream(Range&& range, batch_options options = {}) {
  return stream(std::forward<Range>(range), std::identity(), std::move(options));
}

}  // namespace ufb
