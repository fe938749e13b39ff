// The statistics behind memory_monitor, on rows of numbers of every shape that a program's memory has.
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <functional>
#include <random>
#include <trend.hpp>
#include <vector>

namespace {

using row = std::vector<double>;

std::mt19937 generator(1);
double noise() {
  static std::normal_distribution<double> normal;
  return normal(generator);
}
int below(int end) { return static_cast<int>(generator() % static_cast<unsigned>(end)); }

row make(int count, const std::function<double(int)>& at) {
  row values;
  for (int i = 0; i != count; ++i) values.push_back(std::round(at(i)));
  return values;
}

bool is_found(const row& values) {
  const ufb::detail::trend found = ufb::detail::fit_trend(values);
  return found.goes_on && found.confidence >= 0.9999;
}

// Returns: in how many of 300 rows of 20, 30 and 60 numbers each a trend is found.
int found_in(const std::function<row(int)>& make_row) {
  int found = 0;
  for (const int count : {20, 30, 60}) {
    for (int i = 0; i != 100; ++i) found += is_found(make_row(count));
  }
  return found;
}

}  // namespace

TEST_CASE("trend: slope and confidence of what is known") {
  const ufb::detail::trend line = ufb::detail::fit_trend(make(20, [](int i) { return 5 + 3 * i; }));
  CHECK(line.slope == 3);
  CHECK(line.confidence > 0.999999);
  CHECK(line.goes_on);
  for (int start = 0; start != 50; ++start) {  // whatever is rounded on the way
    for (const double pace : {1.0, 3.0, 0.7, 1e9}) {
      row values;
      for (int i = 0; i != 23; ++i) values.push_back(start + pace * i);
      CHECK(ufb::detail::fit_trend(values).confidence > 0.999999);
    }
  }
  const ufb::detail::trend flat = ufb::detail::fit_trend(row(20, 7));
  CHECK(flat.slope == 0);
  CHECK(flat.confidence == 0);
  CHECK_FALSE(flat.goes_on);
  const ufb::detail::trend falling = ufb::detail::fit_trend(make(20, [](int i) { return -i; }));
  CHECK(falling.slope == -1);
  CHECK(falling.confidence == 0);
  CHECK_FALSE(falling.goes_on);
  // 8 numbers in order: 28 rising pairs, a variance of 8 * 7 * 21 / 18, and (28 - 1) / sqrt of it is 3.3406.
  CHECK(ufb::detail::fit_trend(make(8, [](int i) { return i; })).confidence == doctest::Approx(std::erf(3.34064 / std::sqrt(2.0))));
}

TEST_CASE("trend: outliers do not move the slope") {
  row values = make(30, [](int i) { return 2 * i; });
  values[0] = 1e9;
  values[29] = -1e9;
  values[15] = 1e9;
  CHECK(ufb::detail::fit_trend(values).slope == doctest::Approx(2).epsilon(0.1));
}

TEST_CASE("trend: none in noise, steps, plateaus, and what comes again and again") {
  CHECK(found_in([](int n) { return make(n, [](int) { return 100 + 20 * noise(); }); }) == 0);
  CHECK(found_in([](int n) {
          const double pace = 1 + below(n / 3);
          return make(n, [=](int i) { return 1000 * (1 - std::exp(-i / pace)) + 2 * noise(); });
        }) == 0);
  CHECK(found_in([](int n) {
          const int first = below(n), second = below(n);
          return make(n, [=](int i) { return (i >= first ? 100 : 0) + (i >= second ? 100 : 0) + 2 * noise(); });
        }) == 0);
  for (const int period : {3, 7, 13}) {
    CHECK(found_in([=](int n) {
            const int phase = below(period);
            return make(n, [=](int i) { return 10 * ((i + phase) % period); });
          }) == 0);
  }
}

TEST_CASE("trend: what wavers around a steep line, each number like the one before, is one all the same") {
  CHECK(found_in([](int n) {
          double off = 0;
          return make(n, [&](int i) { return 300'000 * i + (off = 0.95 * off + 10'000 * noise()); });
        }) == 300);
}

TEST_CASE("trend: few in what depends on what was before") {
  const auto walk = [](double memory) {
    return [memory](int n) {
      double now = 0;
      for (int i = 0; i != 100; ++i) now = memory * now + 10 * noise();
      return make(n, [&](int) { return now = memory * now + 10 * noise(); });
    };
  };
  CHECK(found_in(walk(0.5)) <= 1);
  CHECK(found_in(walk(0.8)) <= 4);
  CHECK(found_in(walk(0.95)) <= 9);
}

TEST_CASE("trend: every leak that is one a window or more, and those that hide in noise in time") {
  for (const double pace : {0.2, 0.5, 1.0, 3.0, 1000.0}) {
    CHECK(found_in([=](int n) {
            const int phase = below(5);
            return make(n, [=](int i) { return std::floor(0.2 * phase + pace * i); });
          }) == 300);
  }
  int found = 0;
  for (int i = 0; i != 100; ++i) found += is_found(make(60, [](int at) { return at + 5 * noise(); }));
  CHECK(found == 100);
}
