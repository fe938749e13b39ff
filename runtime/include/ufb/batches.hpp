// process_in_batches(): a function on all items of a range, a batch at a time, with an account of it. Called by jobs that read more than fits
// into memory.
#pragma once

#include <concepts>
#include <cstddef>
#include <functional>
#include <ranges>
#include <span>
#include <type_traits>
#include <ufb/batch_run.hpp>
#include <ufb/detail/stream/pipeline.hpp>
#include <ufb/detail/stream/source.hpp>
#include <ufb/errors.hpp>
#include <ufb/result.hpp>
#include <utility>

namespace ufb {

namespace detail {

template <class Range, class Function>
batch_report run_in_batches(Range& range, std::size_t size, Function& function, batch_options options) {
  using element = std::remove_reference_t<std::ranges::range_reference_t<Range>>;
  using adjacent = std::conditional_t<std::ranges::contiguous_range<Range> && std::ranges::sized_range<Range>, std::span<element>,
                                      std::span<std::ranges::range_value_t<Range>>>;
  const std::optional<std::uint64_t> total = size_of_range(range);
  options.batch_size = size;
  const auto run = [&](auto&& source, auto&& call, auto is_batched) {
    using called = std::invoke_result_t<decltype(call)&, std::ranges::range_reference_t<std::remove_reference_t<decltype(source)>>>;
    static_assert(std::is_void_v<typename outcome_of<called>::value>,
                  "ufb: the function of process_in_batches returns nothing, ufb::errors or ufb::result<void>: what gives values is for ufb::stream");
    pipeline<decltype(source), decltype(call), is_batched> all(std::forward<decltype(source)>(source), std::forward<decltype(call)>(call),
                                                               std::move(options), total);
    all.next();
    return all.report();
  };
  if constexpr (std::invocable<Function&, std::ranges::range_reference_t<Range>>) {
    return run(range, function, std::false_type());
  } else {
    static_assert(std::invocable<Function&, adjacent>, "ufb: the function of process_in_batches takes an item, or a std::span of items");
    if (size == 0) return batch_run(std::move(options), total).report();  // says so
    batches_of<Range> batches(range, size);
    const auto call = [&function](auto&& batch) -> decltype(auto) { return std::invoke(function, adjacent(batch)); };
    return run(batches, call, std::true_type());
  }
}

}  // namespace detail

/// Effects: calls function(item) for each item of the range, or, where it takes a std::span of items instead, function(batch), in the order of
///   the range. Of a range whose items are adjacent, a batch is these; of others, it holds copies, or what the range gave away. After each
///   batch, as the options say: pools are trimmed, and progress is told. The function returns nothing, or ufb::errors or ufb::result<void>
///   of which any error is the item's, or the batch's. With workers, several call the function at once, each for a batch of its own.
/// Requires: `range` is an input range, of items that can be moved into a batch where the function takes batches of one whose items are not
///   adjacent; or a function that returns a std::optional, empty at the end. With workers, the function can be called at the same time.
/// Returns: the report. With workers, if the run ends early, up to read_ahead batches more may have been worked on.
/// Throws: what the range throws; what the function throws, or a validation_error, with on_error::propagate; what on_progress throws;
///   std::invalid_argument for a size of 0; std::logic_error for workers and items that cannot be kept; std::system_error without threads.
/// Complexity: the items; memory for one batch where the function takes batches, with workers for read_ahead batches, else for one item.
template <class Range, class Function>
batch_report process_in_batches(Range&& range, std::size_t size, Function&& function, batch_options options = {}) {
  if constexpr (detail::giver<Range>) {
    detail::given<Range&> given(range);
    return detail::run_in_batches(given, size, function, std::move(options));
  } else {
    static_assert(std::ranges::input_range<Range>, "ufb: items come from an input range, or from a function that returns std::optional");
    return detail::run_in_batches(range, size, function, std::move(options));
  }
}

}  // namespace ufb
