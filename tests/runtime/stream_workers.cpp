// stream.hpp, batches.hpp with workers: the same values in the same order as without, bounded, and nothing is left behind when it ends early.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <list>
#include <memory>
#include <mutex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <thread>
#include <ufb/batches.hpp>
#include <ufb/lines.hpp>
#include <ufb/pool.hpp>
#include <ufb/stream.hpp>
#include <vector>

#include "effort.hpp"

namespace {

using numbers = std::vector<int>;

struct record {
  std::string text;
};

auto count_to(int count) {
  return [count, next = 0]() mutable -> std::optional<int> { return next == count ? std::nullopt : std::optional(next++); };
}

struct fixed {
  int number = 3;
  fixed() = default;
  fixed(const fixed&) = delete;
};

// Of values that can be neither copied nor moved.
struct fixed_range {
  struct iterator {
    using value_type = fixed;
    using difference_type = std::ptrdiff_t;
    int at = 0;
    fixed operator*() const { return {}; }
    iterator& operator++() {
      ++at;
      return *this;
    }
    void operator++(int) { ++at; }
    bool operator==(std::default_sentinel_t) const { return at == 3; }
  };
  iterator begin() const { return {}; }
  std::default_sentinel_t end() const { return {}; }
};

}  // namespace

TEST_CASE("workers: values come in the order of the range") {
  const int count = static_cast<int>(ufb::test::effort(200'000));
  for (const unsigned workers : {1u, 2u, 7u}) {
    for (const std::size_t size : {std::size_t{1}, std::size_t{100}, std::size_t{1'000'000}}) {
      const int some = size == 1 ? count / 20 : count;
      const auto slow_now_and_then = [](int number) {
        if (number % 9973 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return std::make_unique<int>(number);
      };
      auto values = ufb::stream(count_to(some), slow_now_and_then, {.batch_size = size, .workers = workers});
      int next = 0;
      bool is_in_order = true;
      for (const std::unique_ptr<int>& each : values) is_in_order = is_in_order && *each == next++;
      CHECK(is_in_order);
      CHECK(next == some);
      CHECK(values.report().items == static_cast<std::uint64_t>(some));
      CHECK(values.report().batches == (static_cast<std::size_t>(some) + size - 1) / size);
    }
  }
}

TEST_CASE("workers: the function runs in them, the range is read and values are taken here") {
  const std::thread::id here = std::this_thread::get_id();
  std::mutex lock;
  std::set<std::thread::id> seen;
  auto give = [&, next = 0]() mutable -> std::optional<int> {
    CHECK(std::this_thread::get_id() == here);
    return next == 100 ? std::nullopt : std::optional(next++);
  };
  const auto note = [&](int) {
    const std::lock_guard guard(lock);
    seen.insert(std::this_thread::get_id());
  };
  ufb::process_in_batches(give, 5, note, {.workers = 3});
  CHECK(seen.count(here) == 0);
  CHECK(!seen.empty());
  CHECK(seen.size() <= 3);
}

TEST_CASE("workers: no more than read_ahead batches are in memory") {
  int given = 0;
  const auto give = [&]() -> std::optional<int> { return given == 1000 ? std::nullopt : std::optional(given++); };
  auto values = ufb::stream(give, [](int number) { return number; }, {.batch_size = 10, .workers = 2, .read_ahead = 3});
  int taken = 0;
  int most = 0;
  for ([[maybe_unused]] const int each : values) {
    ++taken;
    most = std::max(most, given - (taken - 1) / 10 * 10);
  }
  CHECK(taken == 1000);
  CHECK(most == 30);
}

TEST_CASE("workers: items in their place are passed there, others as values") {
  std::vector<std::unique_ptr<int>> boxes;
  for (int i = 0; i != 100; ++i) boxes.push_back(std::make_unique<int>(i));
  const auto raise = [](std::unique_ptr<int>& each) { *each += 1000; };
  CHECK(ufb::process_in_batches(boxes, 7, raise, {.workers = 2}).items == 100);
  CHECK(*boxes[99] == 1099);
  const auto clear = [](std::span<std::unique_ptr<int>> batch) {
    for (auto& each : batch) each.reset();
  };
  const ufb::batch_report report = ufb::process_in_batches(boxes, 7, clear, {.workers = 2});
  CHECK(report.items == 100);
  CHECK(report.batches == 15);
  CHECK(boxes[99] == nullptr);

  std::istringstream in("1\n22\n333\n");
  std::vector<std::size_t> sizes;
  for (const std::size_t each : ufb::stream(ufb::lines(in), [](std::string_view line) { return line.size(); }, {.workers = 2})) sizes.push_back(each);
  CHECK(sizes == std::vector<std::size_t>{1, 2, 3});
  std::list<std::string> texts(50, "a text that has to be on the heap, as it is long");
  std::atomic<std::size_t> bytes = 0;
  ufb::process_in_batches(texts, 8, [&](std::span<const std::string> batch) {
    for (const std::string& each : batch) bytes += each.size();
  }, {.workers = 2});
  CHECK(bytes == 50 * texts.front().size());
}

TEST_CASE("workers: items that cannot be kept are refused, unless there are none") {
  int sum = 0;
  const auto add = [&](const fixed& each) { sum += each.number; };
  CHECK(ufb::process_in_batches(fixed_range(), 2, add).items == 3);
  CHECK(sum == 9);
  CHECK_THROWS_AS(ufb::process_in_batches(fixed_range(), 2, add, {.workers = 1}), std::logic_error);
}

TEST_CASE("workers: errors are the items', in order") {
  const auto odd = [](int number) -> ufb::result<int> {
    if (number % 100 == 17) throw std::runtime_error("17");
    if (number % 100 == 5) {
      ufb::errors five;
      five.add({"", "five", "must not be five", ""});
      return tl::unexpected(five);
    }
    return number;
  };
  const auto run = [&](ufb::on_error errors, numbers& seen) {
    auto values = ufb::stream(count_to(1000), odd, {.errors = errors, .batch_size = 7, .workers = 3});
    for (const int each : values) seen.push_back(each);
    return values.report();
  };
  numbers collected;
  const ufb::batch_report all = run(ufb::on_error::collect, collected);
  CHECK(collected.size() == 980);
  CHECK(all.items == 1000);
  REQUIRE(all.errors.size() == 20);
  for (std::size_t i = 0; i != 20; ++i) CHECK(all.errors[i].index == i / 2 * 100 + (i % 2 == 0 ? 5 : 17));
  numbers stopped;
  const ufb::batch_report some = run(ufb::on_error::stop, stopped);
  CHECK(stopped == numbers{0, 1, 2, 3, 4});
  CHECK(some.items == 6);
  CHECK(some.end == ufb::run_end::stopped_by_error);
  numbers thrown;
  CHECK_THROWS_AS(run(ufb::on_error::propagate, thrown), ufb::validation_error);
  CHECK(thrown == numbers{0, 1, 2, 3, 4});
  numbers skipped;
  CHECK(run(ufb::on_error::skip, skipped).failed == 20);
}

TEST_CASE("workers: what the range throws comes after what was read before") {
  auto give = [next = 0]() mutable -> std::optional<int> {
    if (next == 25) throw std::runtime_error("torn file");
    return next++;
  };
  int taken = 0;
  auto values = ufb::stream(give, [](int number) { return number; }, {.batch_size = 10, .workers = 2});
  const auto take_all = [&] {
    for ([[maybe_unused]] const int each : values) ++taken;
  };
  CHECK_THROWS_WITH_AS(take_all(), "torn file", std::runtime_error);
  CHECK(taken == 25);
}

TEST_CASE("workers: end with the stream, when it is left and when it is cancelled") {
  std::atomic<int> called = 0;
  {
    auto values = ufb::stream(count_to(1'000'000), [&](int number) { return called++, number; }, {.batch_size = 100, .workers = 2});
    for (const int each : values)
      if (each == 150) break;
  }
  const int called_then = called;
  CHECK(called_then <= 600);
  CHECK(called == called_then);

  std::stop_source source;
  std::uint64_t taken = 0;
  auto values = ufb::stream(count_to(1'000'000), [](int number) { return number; }, {.stop = source.get_token(), .batch_size = 100, .workers = 2});
  for ([[maybe_unused]] const int each : values)
    if (++taken == 150) source.request_stop();
  CHECK(taken >= 150);
  CHECK(taken <= 600);
  CHECK(values.report().end == ufb::run_end::cancelled);
  CHECK(values.report().items == taken);
}

TEST_CASE("workers: pooled values are made there and released here") {
  const int count = static_cast<int>(ufb::test::effort(200'000));
  const auto make = [](int number) {
    auto made = ufb::make_pooled<record>();
    made->text = std::to_string(number);
    return made;
  };
  auto records = ufb::stream(count_to(count), make, {.trim_every = 50'000, .workers = 2});
  int next = 0;
  bool is_in_order = true;
  for (const ufb::pooled<record>& each : records) is_in_order = is_in_order && each->text == std::to_string(next++);
  CHECK(is_in_order);
  CHECK(next == count);
  CHECK(ufb::pool<record>::stats().live == 0);
}
