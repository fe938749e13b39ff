// chrono: durations and time points: rules, defaults, and arguments in the field's own unit.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

using namespace std::chrono_literals;

constexpr auto kLongest = 2min;

struct [[ufb::builder]] job {
  [[ufb::range(20ms, kLongest)]] std::chrono::milliseconds timeout = 5s;
  [[using ufb: positive, multiple_of(15min)]] std::chrono::minutes slot;
  [[ufb::less_than(0.5s)]] std::chrono::duration<double> jitter{};
  [[ufb::min(std::chrono::duration<int, std::ratio<1, 60>>{3})]] std::chrono::duration<int, std::ratio<1, 60>> frames{4};
  [[ufb::min(std::chrono::year{2020} / 1 / 1)]] std::chrono::sys_days day = std::chrono::sys_days{std::chrono::year{2024} / 2 / 29};
  [[ufb::less_than(std::chrono::sys_days{std::chrono::year{2100} / 1 / 1} + 12h)]] std::optional<std::chrono::system_clock::time_point> at;
  [[ufb::greater_than(std::chrono::steady_clock::time_point{})]] std::chrono::time_point<std::chrono::steady_clock, std::chrono::seconds> up{1s};
  [[ufb::one_of(1h, 24h)]] std::chrono::hours every = 24h;
  [[using ufb: each, non_negative, max(1us)]] std::vector<std::chrono::nanoseconds> samples;
};
