// What memory did over time: a drawing, and the same in a table. Used by html.cpp, and by pools.cpp for a small one.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "trace.hpp"

namespace ufb::report {

/// The time that a page is about, in seconds.
struct span {
  double begin = 0;
  double end = 0;

  /// Returns: where a time is, from 0 to 1; in the middle where there is but one.
  double place_of(double at) const { return end > begin ? (at - begin) / (end - begin) : 0.5; }
};

/// Returns: from the first to the last sample or event.
span span_of(const trace& of);

/// Returns: the event's class: its kind, and "growing" for a verdict that memory does.
std::string style_of(const event& one);

/// A value at a time.
struct point {
  double at = 0;
  std::uint64_t value = 0;
};

/// Neighbouring samples that are drawn as one: [first, last).
using group = std::pair<std::size_t, std::size_t>;

/// Returns: `count` things in order, in no more than `most` groups of like size.
std::vector<group> grouped(std::size_t count, std::size_t most);

/// Returns: of each group its least and its greatest point, in the order in which they come; of one that is all the same, its first and last.
std::vector<point> thinned(const std::vector<point>& points, std::size_t most);

/// Returns: the outline through the points as an SVG path, 1000 wide and `height` high, where `top` is the value at its upper end.
std::string path_of(const std::vector<point>& points, span over, std::uint64_t top, double height);

/// Returns: the drawing with its legend, and the table with the samples, or with what was least and most in each group of them.
std::string timeline(const trace& of);

}  // namespace ufb::report
