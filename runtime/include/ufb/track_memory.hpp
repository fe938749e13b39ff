// Runs a function, says how long it took and what memory it took, and returns that with the function's result. Called by users to
// measure a step of a program by hand.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/memory_usage.hpp>
#include <utility>

namespace ufb {

/// What happened between the start and the end of one function; negative where memory was given back.
struct memory_record {
  std::string name;
  std::chrono::nanoseconds duration;
  std::optional<std::int64_t> heap_used_bytes;
  std::int64_t rss_bytes;
  std::optional<std::int64_t> external_bytes;
  std::optional<std::uint64_t> allocations;  // absent without a counter
  bool threw;                                // the function ended with an exception
};

/// The record and what the function returned.
template <class Result>
struct tracked : memory_record {
  Result result;
};
template <>
struct tracked<void> : memory_record {};

/// Whether trim_memory() runs before each of the two measurements, so that they do not differ by what is merely kept for reuse.
enum class settle { no, yes };

/// Prints "Memory Usage for NAME:" and a line for each of Duration, Heap Used, RSS, External, Allocations.
std::ostream& operator<<(std::ostream& out, const memory_record& record);

/// Effects: `count` is asked how many allocations the process has made so far; null: nobody is. The target ufb::allocation_counter, which
///   counts calls of operator new, does this for programs that link it. Returns: the counter before.
using allocation_counter = std::uint64_t (*)() noexcept;
allocation_counter set_allocation_counter(allocation_counter count) noexcept;

namespace detail {

// One measurement: asks for memory in the constructor and in stop(), both outside the time that is measured.
class memory_track {
 public:
  explicit memory_track(settle settled) noexcept;
  memory_record stop(std::string_view name, bool threw);  // Throws: std::bad_alloc

 private:
  settle settled_;
  memory_usage before_;
  std::optional<std::uint64_t> allocations_;
  std::chrono::steady_clock::time_point start_;  // last, so that it starts last
};

std::ostream& standard_output() noexcept;  // std::cout

}  // namespace detail

/// Effects: calls function() between two measurements and prints the record to `out`, also when the function throws.
/// Returns: the record, with function()'s result in `.result` where it has one.
/// Throws: what function() throws; std::bad_alloc.
/// Complexity: function(), and before and after it, outside of the time that is measured, glibc's mallinfo2, which on a large fragmented
///   heap takes up to 2 s; trim_memory() as well with settle::yes.
template <class Function>
auto track_memory(std::string_view name, Function&& function, std::ostream& out = detail::standard_output(),
                  settle settled = settle::no) -> tracked<std::invoke_result_t<Function>> {
  using result = std::invoke_result_t<Function>;
  detail::memory_track track(settled);
  const auto call = [&]() -> result {
    UFB_TRY {
      return std::forward<Function>(function)();
    } UFB_CATCH(...) {
      out << track.stop(name, true);
      UFB_RETHROW;
    }
  };
  if constexpr (std::is_void_v<result>) {
    call();
    const memory_record record = track.stop(name, false);
    out << record;
    return {record};
  } else {
    tracked<result> done{memory_record(), call()};
    static_cast<memory_record&>(done) = track.stop(name, false);
    out << static_cast<const memory_record&>(done);
    return done;
  }
}

}  // namespace ufb
