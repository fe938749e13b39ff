// stream.hpp: values in order as they are asked for, and memory that does not grow with the input.
#include <doctest/doctest.h>

#include <algorithm>
#include <list>
#include <memory>
#include <ranges>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <type_traits>
#include <ufb/batches.hpp>
#include <ufb/memory_usage.hpp>
#include <ufb/pool.hpp>
#include <ufb/stream.hpp>
#include <utility>
#include <vector>

#include "effort.hpp"

#if defined(__cpp_impl_coroutine)
#include <coroutine>
#endif

namespace {

using numbers = std::vector<int>;

ufb::result<int> only_even(int number) {
  if (number % 2 == 0) return number;
  ufb::errors odd;
  odd.add({"", "even", "must be even", std::to_string(number)});
  return tl::unexpected(odd);
}

struct record {
  std::string name;
  std::string text;
};

}  // namespace

TEST_CASE("stream: what the function makes of each item, when it is asked for") {
  int given = 0;
  int called = 0;
  const auto give = [&]() -> std::optional<int> { return given == 4 ? std::nullopt : std::optional(given++); };
  auto doubled = ufb::stream(give, [&](int number) {
    ++called;
    return 2 * number;
  });
  static_assert(std::ranges::input_range<decltype(doubled)>);
  static_assert(std::is_same_v<std::ranges::range_reference_t<decltype(doubled)>, int&&>);
  CHECK(given == 0);
  numbers seen;
  for (const int number : doubled) {
    CHECK(called == static_cast<int>(seen.size()) + 1);
    CHECK(given == called);
    seen.push_back(number);
  }
  CHECK(seen == numbers{0, 2, 4, 6});
  CHECK(doubled.report().items == 4);
  CHECK(doubled.report().batches == 1);
  CHECK(doubled.report().end == ufb::run_end::complete);
}

TEST_CASE("stream: without a function the items themselves") {
  numbers all{1, 2, 3};
  for (int& each : ufb::stream(all)) each *= 10;
  CHECK(all == numbers{10, 20, 30});
  std::vector<ufb::result<int>> results;
  for (const int each : {1, 2, 3, 4}) results.push_back(only_even(each));
  auto good = ufb::stream(results, {.errors = ufb::on_error::skip});
  numbers seen;
  for (int& each : good) seen.push_back(each++);
  CHECK(seen == numbers{2, 4});
  CHECK(*results[1] == 3);
  CHECK(good.report().failed == 2);
}

TEST_CASE("stream: errors as the options say") {
  const numbers all{0, 2, 3, 4, 5};
  numbers seen;
  const auto run = [&](ufb::on_error errors) {
    auto even = ufb::stream(all, only_even, {.errors = errors});
    for (const int each : even) seen.push_back(each);
    return even.report();
  };
  CHECK_THROWS_AS(run(ufb::on_error::propagate), ufb::validation_error);
  CHECK(seen == numbers{0, 2});
  seen.clear();
  const ufb::batch_report stopped = run(ufb::on_error::stop);
  CHECK(seen == numbers{0, 2});
  CHECK(stopped.end == ufb::run_end::stopped_by_error);
  REQUIRE(stopped.errors.size() == 1);
  CHECK(stopped.errors[0].index == 2);
  CHECK(stopped.errors[0].message == "must be even (got 3)");
  seen.clear();
  CHECK(run(ufb::on_error::collect).errors.size() == 2);
  CHECK(seen == numbers{0, 2, 4});
}

TEST_CASE("stream: values that only move, and streams of streams") {
  const auto box = [](int number) { return std::make_unique<int>(number); };
  const auto open = [](std::unique_ptr<int> number) { return *number + 1; };
  numbers seen;
  for (const int each : ufb::stream(ufb::stream(std::list<int>{1, 2, 3}, box), open)) seen.push_back(each);
  CHECK(seen == numbers{2, 3, 4});
  std::vector<std::unique_ptr<int>> taken;
  for (auto&& each : ufb::stream(numbers{7, 8}, box)) taken.push_back(std::move(each));
  CHECK(*taken[1] == 8);
}

TEST_CASE("stream: is cancelled between two items, and may be left at any time") {
  std::stop_source source;
  numbers all(100);
  auto some = ufb::stream(all, {.stop = source.get_token(), .batch_size = 4});
  int seen = 0;
  for ([[maybe_unused]] const int each : some) {
    if (++seen == 10) source.request_stop();
  }
  CHECK(seen == 10);
  CHECK(some.report().end == ufb::run_end::cancelled);
  CHECK(some.report().batches == 3);
  auto left = ufb::stream(all);
  for ([[maybe_unused]] const int each : left) break;
  CHECK(left.report().items == 1);
  CHECK(left.report().end == ufb::run_end::unfinished);
  CHECK_THROWS_AS(ufb::stream(all, {.batch_size = 0}), std::invalid_argument);
}

#if defined(__cpp_impl_coroutine)

namespace {

// As much of C++23's std::generator as a test needs.
class squares {
 public:
  struct promise_type {
    std::unique_ptr<int> value;
    squares get_return_object() { return squares(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int number) {
      value = std::make_unique<int>(number);
      return {};
    }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
  class iterator {
   public:
    using value_type = std::unique_ptr<int>;
    using difference_type = std::ptrdiff_t;
    explicit iterator(std::coroutine_handle<promise_type> at) : at_(at) {}
    iterator(iterator&&) = default;
    iterator& operator=(iterator&&) = default;
    std::unique_ptr<int>&& operator*() const { return std::move(at_.promise().value); }
    iterator& operator++() {
      at_.resume();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& at, std::default_sentinel_t) { return at.at_.done(); }

   private:
    std::coroutine_handle<promise_type> at_;
  };

  explicit squares(std::coroutine_handle<promise_type> at) : at_(at) {}
  squares(squares&& other) noexcept : at_(std::exchange(other.at_, nullptr)) {}
  ~squares() {
    if (at_) at_.destroy();
  }
  iterator begin() {
    at_.resume();
    return iterator(at_);
  }
  std::default_sentinel_t end() const { return {}; }

 private:
  std::coroutine_handle<promise_type> at_;
};

squares squares_up_to(int count) {
  for (int i = 0; i != count; ++i) co_yield i * i;
}

}  // namespace

TEST_CASE("stream: over a coroutine, whose iterators only move") {
  numbers seen;
  squares some = squares_up_to(5);
  for (const int each : ufb::stream(some, [](std::unique_ptr<int> number) { return *number; })) seen.push_back(each);
  CHECK(seen == numbers{0, 1, 4, 9, 16});
  int sum = 0;
  squares others = squares_up_to(5);
  ufb::process_in_batches(others, 2, [&](std::span<std::unique_ptr<int>> batch) {
    for (const auto& each : batch) sum += *each;
  });
  CHECK(sum == 30);
}

#endif

TEST_CASE("stream: ten million records in memory for some") {
  const std::size_t count = ufb::test::effort(10'000'000);
  std::size_t given = 0;
  const auto give = [&]() -> std::optional<std::size_t> { return given == count ? std::nullopt : std::optional(given++); };
  const auto make = [](std::size_t number) -> ufb::result<ufb::pooled<record>> {
    auto made = ufb::make_pooled<record>();
    made->name.assign("record ");
    made->text.assign(40, static_cast<char>('a' + number % 26));  // on the heap
    if (number % 1000 == 999) {
      ufb::errors bad;
      bad.add({"text", "unlucky", "must not be the thousandth", ""});
      return tl::unexpected(bad);
    }
    return made;
  };
  std::vector<std::size_t> resident;
  const std::size_t before = ufb::get_memory_usage().rss_bytes;
  const auto watch = [&](const ufb::progress&) { resident.push_back(ufb::get_memory_usage().rss_bytes); };
  auto records = ufb::stream(give, make,
                             {.errors = ufb::on_error::collect, .max_errors = 100, .trim_every = 1'000'000, .on_progress = watch,
                              .progress_interval = std::chrono::milliseconds(10), .total = count});
  std::size_t letters = 0;
  const ufb::batch_report report = ufb::process_in_batches(records, 1000, [&](std::span<ufb::pooled<record>> batch) {
    for (const auto& each : batch) letters += each->text.size();
  });
  CHECK(records.report().items == count);
  CHECK(records.report().failed == count / 1000);
  CHECK(records.report().errors.size() == std::min<std::size_t>(count / 1000, 100));
  CHECK(report.items == count - count / 1000);
  CHECK(letters == 40 * report.items);
  REQUIRE_FALSE(resident.empty());
  if (!ufb::test::is_watched()) {
    CHECK(*std::max_element(resident.begin(), resident.end()) < before + (std::size_t{16} << 20));
    CHECK(report.peak_rss_bytes < before + (std::size_t{16} << 20));
  }
}
