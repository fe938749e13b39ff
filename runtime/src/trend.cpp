// The estimators of trend.hpp.
#include "trend.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace ufb::detail {

namespace {

// Requires: not empty. Effects: reorders.
double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 != 0) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

double median_slope(std::span<const double> values) {
  std::vector<double> slopes;
  slopes.reserve(values.size() * (values.size() - 1) / 2);
  for (std::size_t i = 0; i != values.size(); ++i) {
    for (std::size_t j = i + 1; j != values.size(); ++j) slopes.push_back((values[j] - values[i]) / static_cast<double>(j - i));
  }
  return median(slopes);
}

// Returns: the sum of the squares around the mean.
double squares(std::span<const double> values) {
  double mean = 0, sum = 0;
  for (const double each : values) mean += each / static_cast<double>(values.size());
  for (const double each : values) sum += (each - mean) * (each - mean);
  return sum;
}

// Returns: by how much the variance of a sum is greater because each number depends on the one before, apart from the slope. Where the slope
// leaves less than a tenth of the squares unexplained this matters less, and along a line not at all.
double dependence(std::span<const double> values, double slope) {
  std::vector<double> rest(values.begin(), values.end());
  double mean = 0, products = 0;
  for (std::size_t i = 0; i != rest.size(); ++i) mean += (rest[i] -= slope * static_cast<double>(i)) / static_cast<double>(rest.size());
  for (std::size_t i = 1; i != rest.size(); ++i) products += (rest[i] - mean) * (rest[i - 1] - mean);
  const double unexplained = squares(rest), all = squares(values);
  if (unexplained <= 0 || all <= 0) return 1;
  const double correlation = std::clamp(products / unexplained, 0.0, 0.9);
  return 1 + ((1 + correlation) / (1 - correlation) - 1) * std::min(1.0, 10 * unexplained / all);
}

// Returns: the standardised count of rising pairs less falling ones; 6 of 20 numbers in order.
double kendall(std::span<const double> values, double slope) {
  double sum = 0;
  for (std::size_t i = 0; i != values.size(); ++i) {
    for (std::size_t j = i + 1; j != values.size(); ++j) sum += values[j] > values[i] ? 1 : values[j] < values[i] ? -1 : 0;
  }
  const auto part = [](double n) { return n * (n - 1) * (2 * n + 5); };
  double variance = part(static_cast<double>(values.size()));
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  for (auto start = sorted.begin(); start != sorted.end();) {
    const auto end = std::upper_bound(start, sorted.end(), *start);
    variance -= part(static_cast<double>(end - start));
    start = end;
  }
  variance = variance / 18 * dependence(values, slope);
  return sum > 0 && variance > 0 ? (sum - 1) / std::sqrt(variance) : 0;
}

}  // namespace

trend fit_trend(std::span<const double> values) {
  const double slope = median_slope(values);
  const double confidence = std::erf(kendall(values, slope) / std::sqrt(2.0));
  const std::size_t half = values.size() / 2;
  const bool goes_on = slope > 0 && median_slope(values.first(half)) >= slope / 3 && median_slope(values.last(half)) >= slope / 3;
  return {slope, confidence, goes_on};
}

}  // namespace ufb::detail
