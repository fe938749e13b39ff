// Reads a range, calls the function on each item, here or in workers, and hands out what it gave, in the order of the range.
// The one engine of process_in_batches() and stream().
#pragma once

#include <atomic>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <ranges>
#include <stdexcept>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/stream/crew.hpp>
#include <ufb/detail/stream/outcome.hpp>
#include <ufb/detail/stream/run.hpp>
#include <ufb/detail/stream/source.hpp>
#include <utility>
#include <vector>

namespace ufb::detail {

// Range and Function may be references. Where IsBatched, each item is a batch of the user's items.
template <class Range, class Function, bool IsBatched>
class pipeline {
  using range = std::remove_reference_t<Range>;
  using item = std::ranges::range_reference_t<range>;
  using item_value = std::ranges::range_value_t<range>;

  // What a worker gets: the item of the range itself where it stays in its place; else a value, as an lvalue where the range has lvalues.
  static constexpr bool stays = std::ranges::forward_range<range> && std::is_lvalue_reference_v<item>;
  using read_item = kept<std::conditional_t<stays, item, item_value>>;
  using passed_item = std::conditional_t<std::is_lvalue_reference_v<item>, item, item_value&&>;

  using value = typename outcome_of<std::invoke_result_t<Function&, item>>::value;
  static constexpr bool gives = !std::is_void_v<value>;
  using given_value = kept<std::conditional_t<gives, value, char>>;

  // Workers need items that can be kept, and a function that gives the same for those.
  static constexpr bool allows_workers = [] {
    if constexpr (stays || (std::constructible_from<item_value, item> && std::move_constructible<item_value>)) {
      if constexpr (std::invocable<Function&, passed_item>)
        return std::same_as<typename outcome_of<std::invoke_result_t<Function&, passed_item>>::value, value>;
    }
    return false;
  }();

 public:
  using reference = typename given_value::reference;

  // Throws: std::invalid_argument, std::logic_error, std::system_error, as the user's functions say.
  pipeline(Range&& from, Function&& function, batch_options options, std::optional<std::uint64_t> total)
      : range_(std::forward<Range>(from)), function_(std::forward<Function>(function)), from_(range_), run_(std::move(options), total) {
    if (run_.options().workers != 0) start_workers();
  }
  pipeline(const pipeline&) = delete;
  pipeline& operator=(const pipeline&) = delete;
  ~pipeline() { is_abandoned_.store(true, std::memory_order_relaxed); }

  // Effects: goes on to the next value; where the function gives none, to the end. Returns: whether there is one.
  // Throws: what the range and the callback throw; errors of items, as the options say.
  bool next() {
    if constexpr (allows_workers) {
      if (crew_ != nullptr) return next_of_workers();
    }
    return next_here();
  }

  // Requires: next() was true.
  reference get() noexcept {
    if constexpr (allows_workers) {
      if (crew_ != nullptr) return batches_[first_].values[given_ - 1].get();
    }
    return value_->get();
  }

  const batch_report& report() const noexcept { return run_.report(); }

 private:
  static std::uint64_t items_in([[maybe_unused]] const auto& one) noexcept {
    if constexpr (IsBatched) {
      return one.size();
    } else {
      return 1;
    }
  }

  std::size_t batch_size() const noexcept { return IsBatched ? 1 : run_.options().batch_size; }

  bool next_here() {
    value_.reset();
    while (run_.goes_on() && from_.fetch()) {
      auto&& one = from_.item();
      const std::uint64_t at = run_.report().items;
      const std::uint64_t items = items_in(one);
      failure what = attempt(function_, static_cast<item&&>(one), [&](given_value&& made) { value_.emplace(std::move(made)); });
      run_.count(items);
      if (what) [[unlikely]]
        run_.fail(at, items, std::move(what));
      if (++in_batch_ == batch_size()) {
        in_batch_ = 0;
        run_.end_batch();
      }
      if (value_) return true;
    }
    if (std::exchange(in_batch_, 0) != 0) run_.end_batch();
    run_.finish();
    return false;
  }

  struct failed_item {
    std::uint64_t at;
    std::uint64_t items;
    failure what;
  };

  struct batch : crew_job {
    pipeline* owner = nullptr;
    std::uint64_t at = 0;    // of its first item
    std::uint64_t done = 0;  // items
    std::vector<read_item> items;
    std::vector<given_value> values;
    std::vector<failed_item> failed;
    std::exception_ptr broken;  // out of memory for the above
  };

  static void work(crew_job& self) noexcept {
    auto& mine = static_cast<batch&>(self);
    pipeline& all = *mine.owner;
    UFB_TRY {
      for (read_item& each : mine.items) {
        if (all.is_abandoned_.load(std::memory_order_relaxed) || all.run_.options().stop.stop_requested()) return;
        auto&& one = each.get();
        const std::uint64_t items = items_in(one);
        failure what = attempt(all.function_, static_cast<passed_item>(one), [&](given_value&& made) { mine.values.push_back(std::move(made)); });
        mine.done += items;
        if (!what) continue;
        mine.failed.push_back({mine.at + mine.done - items, items, std::move(what)});
        if (all.run_.ends_with_an_error()) return;
      }
    } UFB_CATCH(...) {
      mine.broken = std::current_exception();
    }
  }

  void start_workers() {
    if constexpr (allows_workers) {
      const batch_options& options = run_.options();
      room_ = options.read_ahead != 0 ? options.read_ahead : std::size_t{2} * options.workers;
      batches_ = std::make_unique<batch[]>(room_);
      crew_ = std::make_unique<crew>(options.workers);
    } else {
      UFB_THROW(std::logic_error("ufb: workers need items that can be kept, and a function that takes and gives the same for those"));
    }
  }

  bool next_of_workers() {
    for (;;) {
      if (is_giving_) {
        batch& one = batches_[first_];
        if (given_ != one.values.size()) {
          ++given_;
          return true;
        }
        is_giving_ = false;
        first_ = (first_ + 1) % room_;
        --waiting_;
        settle(one);
      }
      if (!run_.goes_on()) break;
      read_ahead();
      if (waiting_ == 0) {
        if (broken_ != nullptr) std::rethrow_exception(std::exchange(broken_, nullptr));
        break;
      }
      crew_->wait(batches_[first_]);
      is_giving_ = true;
      given_ = 0;
    }
    is_abandoned_.store(true, std::memory_order_relaxed);
    run_.finish();
    return false;
  }

  // Only as many batches are in memory as there is room for: the range waits for the workers, and these wait for whoever takes the values.
  void read_ahead() {
    while (!is_read_ && waiting_ != room_) {
      batch& one = batches_[(first_ + waiting_) % room_];
      one.run = work;
      one.owner = this;
      one.at = read_;
      one.done = 0;
      one.items.clear();
      UFB_TRY {
        while (one.items.size() != batch_size() && !run_.options().stop.stop_requested()) {
          is_read_ = !from_.fetch();
          if (is_read_) break;
          auto&& read = from_.item();
          const std::uint64_t items = items_in(read);
          one.items.push_back(make_kept<std::conditional_t<stays, item, item_value>>(static_cast<item&&>(read)));
          read_ += items;
        }
      } UFB_CATCH(...) {  // what was read before comes first
        is_read_ = true;
        broken_ = std::current_exception();
      }
      if (one.items.empty()) return;
      crew_->submit(one);
      ++waiting_;
    }
  }

  void settle(batch& one) {
    one.values.clear();
    run_.count(one.done);
    for (failed_item& each : std::exchange(one.failed, {})) run_.fail(each.at, each.items, std::move(each.what));
    if (one.broken != nullptr) std::rethrow_exception(std::exchange(one.broken, nullptr));
    if (one.done != 0) run_.end_batch();
  }

  Range range_;
  Function function_;
  cursor<range> from_;
  batch_run run_;
  std::optional<given_value> value_;
  std::size_t in_batch_ = 0;

  // With workers: batches_[first_] and the waiting_ - 1 behind it, round, were read and not settled; waiting_ <= room_.
  std::atomic<bool> is_abandoned_ = false;
  std::size_t room_ = 0;
  std::size_t first_ = 0;
  std::size_t waiting_ = 0;
  std::size_t given_ = 0;  // values of the first one
  bool is_giving_ = false;
  bool is_read_ = false;
  std::uint64_t read_ = 0;     // items
  std::exception_ptr broken_;  // the range threw
  std::unique_ptr<batch[]> batches_;
  std::unique_ptr<crew> crew_;  // last, so that it ends first
};

}  // namespace ufb::detail
