// batches.hpp: any range, by item or by batch; errors, trims, progress, cancellation and the report.
#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <forward_list>
#include <list>
#include <memory>
#include <numeric>
#include <span>
#include <sstream>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <ufb/batches.hpp>
#include <ufb/lines.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_stats.hpp>
#include <ufb/stream.hpp>
#include <vector>

namespace {

using numbers = std::vector<int>;

numbers counted(int count) {
  numbers all(static_cast<std::size_t>(count));
  std::iota(all.begin(), all.end(), 0);
  return all;
}

ufb::errors refuse(const std::string& code) {
  ufb::errors found;
  found.add({"number", code, "must not be " + code, ""});
  return found;
}

struct row {
  std::string text;
};

}  // namespace

TEST_CASE("process_in_batches: each item once, in order") {
  for (const int count : {0, 1, 9, 10, 11, 100}) {
    const numbers all = counted(count);
    numbers seen;
    const ufb::batch_report report = ufb::process_in_batches(all, 10, [&](int number) { seen.push_back(number); });
    CHECK(seen == all);
    CHECK(report.items == all.size());
    CHECK(report.failed == 0);
    CHECK(report.batches == (all.size() + 9) / 10);
    CHECK(report.end == ufb::run_end::complete);
    CHECK(report.peak_rss_bytes > 0);
    CHECK(report.duration.count() > 0);
  }
}

TEST_CASE("process_in_batches: items that are adjacent are passed in place, by batch") {
  numbers all = counted(25);
  std::vector<std::size_t> sizes;
  const auto raise = [&](std::span<int> batch) {
    sizes.push_back(batch.size());
    CHECK(batch.data() == all.data() + 10 * (sizes.size() - 1));
    for (int& each : batch) each += 100;
  };
  const ufb::batch_report report = ufb::process_in_batches(all, 10, raise);
  CHECK(sizes == std::vector<std::size_t>{10, 10, 5});
  CHECK(report.items == 25);
  CHECK(report.batches == 3);
  CHECK(all.front() == 100);
  CHECK(all.back() == 124);
  const numbers& constant = all;
  long sum = 0;
  ufb::process_in_batches(constant, 7, [&](std::span<const int> batch) { sum += std::accumulate(batch.begin(), batch.end(), 0L); });
  CHECK(sum == 25 * 100 + 300);
}

TEST_CASE("process_in_batches: ranges of every kind") {
  const auto sum = [](auto&& range) {
    long items = 0;
    long batches = 0;
    ufb::process_in_batches(range, 3, [&](int each) { items += each; });
    ufb::process_in_batches(range, 3, [&](std::span<const int> batch) {
      CHECK(batch.size() <= 3);
      batches += std::accumulate(batch.begin(), batch.end(), 0L);
    });
    CHECK(batches == items);
    return items;
  };
  CHECK(sum(std::list<int>{1, 2, 3, 4}) == 10);
  CHECK(sum(std::deque<int>{1, 2, 3, 4}) == 10);
  CHECK(sum(std::forward_list<int>{1, 2, 3, 4}) == 10);
  const int row[] = {1, 2, 3, 4};
  CHECK(sum(row) == 10);
#if !defined(__clang__) || __clang_major__ >= 16  // older ones do not compile these views
  CHECK(sum(std::ranges::iota_view<int, int>(1, 5)) == 10);
  std::istringstream text("1 2 3 4");
  long read = 0;
  ufb::process_in_batches(std::ranges::basic_istream_view<int, char>(text), 3, [&](int each) { read += each; });
  CHECK(read == 10);
#endif

  std::vector<bool> bits(5, true);
  int set = 0;
  ufb::process_in_batches(bits, 2, [&](bool bit) { set += bit; });
  CHECK(set == 5);
}

TEST_CASE("process_in_batches: from a function, of items that only move") {
  int next = 0;
  const auto give = [&]() -> std::optional<std::unique_ptr<int>> {
    if (next == 10) return std::nullopt;
    return std::make_unique<int>(next++);
  };
  std::vector<std::unique_ptr<int>> taken;
  CHECK(ufb::process_in_batches(give, 4, [&](std::unique_ptr<int> each) { taken.push_back(std::move(each)); }).items == 10);
  CHECK(*taken[9] == 9);
  next = 0;
  std::vector<std::size_t> sizes;
  const auto take = [&](std::span<std::unique_ptr<int>> batch) {
    sizes.push_back(batch.size());
    for (auto& each : batch) taken.push_back(std::move(each));
  };
  CHECK(ufb::process_in_batches(give, 4, take).batches == 3);
  CHECK(sizes == std::vector<std::size_t>{4, 4, 2});
  CHECK(*taken[19] == 9);
}

TEST_CASE("process_in_batches: over a stream of what a parser makes of lines") {
  std::istringstream in("1\n2\nx\n4\n5\n");
  const auto parse = [](std::string_view line) -> ufb::result<int> {
    if (line == "x") return tl::unexpected(refuse("x"));
    return std::stoi(std::string(line));
  };
  auto parsed = ufb::stream(ufb::lines(in), parse, {.errors = ufb::on_error::collect});
  std::vector<numbers> batches;
  const auto report = ufb::process_in_batches(parsed, 3, [&](std::span<int> batch) { batches.emplace_back(batch.begin(), batch.end()); });
  CHECK(batches == std::vector<numbers>{{1, 2, 4}, {5}});
  CHECK(report.items == 4);
  CHECK(parsed.report().items == 5);
  REQUIRE(parsed.report().errors.size() == 1);
  CHECK(parsed.report().errors[0].index == 2);
  CHECK(parsed.report().errors[0].violations[0].code == "x");
}

TEST_CASE("process_in_batches: an item's error, thrown or returned") {
  const numbers all = counted(10);
  numbers seen;
  const auto pick = [&](int number) -> ufb::errors {
    seen.push_back(number);
    if (number == 3) throw std::runtime_error("three");
    return number == 5 ? refuse("five") : ufb::errors();
  };

  SUBCASE("goes on to the caller") {
    CHECK_THROWS_WITH_AS(ufb::process_in_batches(all, 4, pick), "three", std::runtime_error);
    CHECK(seen == numbers{0, 1, 2, 3});
    const auto returned = [&](int number) -> ufb::result<void> {
      if (number == 5) return tl::unexpected(refuse("five"));
      return {};
    };
    CHECK_THROWS_WITH_AS(ufb::process_in_batches(all, 4, returned), "number: must not be five\n", ufb::validation_error);
  }
  SUBCASE("stops") {
    const ufb::batch_report report = ufb::process_in_batches(all, 4, pick, {.errors = ufb::on_error::stop});
    CHECK(seen == numbers{0, 1, 2, 3});
    CHECK(report.end == ufb::run_end::stopped_by_error);
    CHECK(report.items == 4);
    CHECK(report.failed == 1);
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].index == 3);
    CHECK(report.errors[0].message == "three");
  }
  SUBCASE("is skipped") {
    const ufb::batch_report report = ufb::process_in_batches(all, 4, pick, {.errors = ufb::on_error::skip});
    CHECK(seen == all);
    CHECK(report.items == 10);
    CHECK(report.failed == 2);
    CHECK(report.errors.empty());
    CHECK(report.batches == 3);
  }
  SUBCASE("is collected") {
    const ufb::batch_report report = ufb::process_in_batches(all, 4, pick, {.errors = ufb::on_error::collect});
    CHECK(report.end == ufb::run_end::complete);
    REQUIRE(report.errors.size() == 2);
    CHECK(report.errors[0].index == 3);
    CHECK(report.errors[0].violations.empty());
    CHECK(report.errors[1].index == 5);
    CHECK(report.errors[1].message == "number: must not be five");
    CHECK(report.errors[1].violations == refuse("five"));
  }
}

TEST_CASE("process_in_batches: what is thrown may be anything; a validation_error keeps its violations") {
  const auto fail = [](int number) {
    if (number == 0) throw 42;
    throw ufb::validation_error(refuse("it"));
  };
  const ufb::batch_report report = ufb::process_in_batches(counted(2), 4, fail, {.errors = ufb::on_error::collect});
  REQUIRE(report.errors.size() == 2);
  CHECK(report.errors[0].message == "an exception that is no std::exception");
  CHECK(report.errors[1].violations == refuse("it"));
  CHECK_THROWS_AS(ufb::process_in_batches(counted(2), 4, fail), int);
}

TEST_CASE("process_in_batches: the error of a batch is that of all its items") {
  const auto fail = [](std::span<const int> batch) { return batch.front() == 4 ? refuse("four") : ufb::errors(); };
  const numbers all = counted(10);
  const ufb::batch_report report = ufb::process_in_batches(all, 4, fail, {.errors = ufb::on_error::collect});
  CHECK(report.items == 10);
  CHECK(report.failed == 4);
  REQUIRE(report.errors.size() == 1);
  CHECK(report.errors[0].index == 4);
  CHECK(report.errors[0].items == 4);
}

TEST_CASE("process_in_batches: what the range throws goes on to the caller, whatever errors do") {
  int next = 0;
  const auto give = [&]() -> std::optional<int> {
    if (next == 5) throw std::runtime_error("torn file");
    return next++;
  };
  int seen = 0;
  CHECK_THROWS_WITH_AS(ufb::process_in_batches(give, 2, [&](int) { ++seen; }, {.errors = ufb::on_error::skip}), "torn file", std::runtime_error);
  CHECK(seen == 5);
}

TEST_CASE("process_in_batches: nothing is read beyond the item that ended the run") {
  int given = 0;
  const auto give = [&]() -> std::optional<int> { return given++; };
  std::stop_source source;
  const auto stop_at_five = [&](int number) {
    if (number == 5) source.request_stop();
  };
  const ufb::batch_report report = ufb::process_in_batches(give, 4, stop_at_five, {.stop = source.get_token()});
  CHECK(report.end == ufb::run_end::cancelled);
  CHECK(report.items == 6);
  CHECK(report.batches == 2);
  CHECK(given == 6);
  CHECK(ufb::process_in_batches(give, 4, stop_at_five, {.stop = source.get_token()}).items == 0);
}

TEST_CASE("process_in_batches: progress after each batch and at the end") {
  std::vector<ufb::progress> told;
  const auto tell = [&](const ufb::progress& now) { told.push_back(now); };
  const auto nothing = [](int) {};
  ufb::batch_options options{.on_progress = tell, .progress_interval = std::chrono::milliseconds(0)};
  ufb::process_in_batches(counted(25), 10, nothing, options);
  REQUIRE(told.size() == 4);
  for (std::size_t i = 0; i != told.size(); ++i) {
    CHECK(told[i].items == std::min<std::size_t>((i + 1) * 10, 25));
    CHECK(told[i].total == 25u);
    CHECK(told[i].finished == (i == 3));
    CHECK(told[i].items_per_second > 0);
    CHECK(told[i].eta);
  }
  CHECK(told[3].eta == std::chrono::seconds(0));

  told.clear();
  int next = 0;
  const auto give = [&]() -> std::optional<int> { return next == 5 ? std::nullopt : std::optional(next++); };
  ufb::process_in_batches(give, 10, nothing, options);
  REQUIRE(told.size() == 2);
  CHECK_FALSE(told[1].total);
  CHECK_FALSE(told[1].eta);

  told.clear();
  next = 0;
  options.total = 50;
  ufb::process_in_batches(give, 10, nothing, options);
  CHECK(told.back().total == 50u);
  CHECK(told.back().eta);

  told.clear();
  options.progress_interval = std::chrono::hours(1);
  ufb::process_in_batches(counted(25), 1, nothing, options);
  CHECK(told.size() == 1);  // the last
  options.on_progress = [](const ufb::progress&) { throw std::runtime_error("closed"); };
  CHECK_THROWS_WITH_AS(ufb::process_in_batches(counted(25), 1, nothing, options), "closed", std::runtime_error);
}

TEST_CASE("process_in_batches: pools are trimmed every so many items") {
  ufb::clear_pools();
  const auto fill_pool = [] {
    std::vector<ufb::pooled<row>> rows;
    for (int i = 0; i != 500; ++i) rows.push_back(ufb::make_pooled<row>());
  };
  const auto use = [&](int number) {
    if (number % 100 == 0) fill_pool();
  };
  std::vector<std::size_t> idle;
  const auto tell = [&](const ufb::progress&) { idle.push_back(ufb::get_pool_stats().total_objects); };
  const std::chrono::milliseconds always(0);
  const ufb::batch_report kept = ufb::process_in_batches(counted(400), 100, use, {.on_progress = tell, .progress_interval = always});
  CHECK(kept.bytes_trimmed == 0);
  CHECK(idle == std::vector<std::size_t>(5, 500));
  idle.clear();
  const ufb::batch_report trimmed =
      ufb::process_in_batches(counted(400), 100, use, {.trim_every = 200, .on_progress = tell, .progress_interval = always});
  CHECK(idle == std::vector<std::size_t>{500, 0, 500, 0, 0});
  if (ufb::get_detailed_pool_stats().front().bytes_reserved != 0) CHECK(trimmed.bytes_trimmed > 0);
}

TEST_CASE("process_in_batches: a batch of nothing is refused") {
  CHECK_THROWS_WITH_AS(ufb::process_in_batches(counted(3), 0, [](int) {}), "ufb: a batch has at least one item", std::invalid_argument);
  CHECK_THROWS_AS(ufb::process_in_batches(counted(3), 0, [](std::span<const int>) {}), std::invalid_argument);
}
