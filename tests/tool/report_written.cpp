// That `ufb report` reads what ufb::memory_trace writes, every kind of line, and finds the same in it.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <sstream>
#include <string>
#include <ufb/batches.hpp>
#include <ufb/memory_guard.hpp>
#include <ufb/memory_monitor.hpp>
#include <ufb/memory_trace.hpp>
#include <ufb/pool.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "report/read.hpp"
#include "report/render.hpp"

namespace ufb::test {
namespace {

using namespace std::chrono_literals;

struct parcel {
  double weight = 0;
};

TEST_CASE("what a program writes is what the report reads") {
  std::ostringstream out;
  memory_trace trace(out);
  monitor_options options;
  options.ticks_a_window = 1;
  options.warm_up = 0;
  options.least_windows = 8;
  options.heap = heap_detail::ask;
  options.trace = &trace;
  memory_monitor monitor(std::move(options));
  std::vector<pooled<parcel>> kept;
  trace.mark("begin \" </script> \xFF\x01");
  for (int i = 0; i != 20; ++i) {
    kept.push_back(make_pooled<parcel>());
    monitor.tick(memory_monitor::clock::time_point(1s * (i + 1)));
  }
  kept.resize(5);
  trace.cleared(clear_pools());

  guard_options guarded;
  guarded.limit = given_limit(std::size_t{1} << 10);  // which is exceeded
  guarded.on_event = [&](const guard_report& report) { trace.add(report); };
  memory_guard guard(std::move(guarded));
  guard.tick();

  std::vector<int> items(1000);
  trace.add("import", process_in_batches(items, 100, [](int) {}));
  trace.add_stacks("main;load;parse 4096\nmain;load 1\n");
  trace.sample();
  REQUIRE(trace.is_whole());

  const auto read = report::read(out.str());
  const auto* wrong = std::get_if<report::problem>(&read);
  REQUIRE_MESSAGE(wrong == nullptr, wrong->line << ":" << wrong->column << ": " << wrong->text);
  const auto& found = std::get<report::trace>(read);
  CHECK(found.samples.size() == 21);
  const auto pool = std::ranges::find_if(found.pools, [](const report::pool& one) { return one.name.ends_with("::parcel"); });
  REQUIRE(pool != found.pools.end());
  CHECK(pool->most_live == 20);
  CHECK(pool->last.live == 5);
  CHECK(pool->last.object_bytes == sizeof(parcel));
  const auto count = [&](const char* kind) { return std::ranges::count(found.events, kind, &report::event::kind); };
  CHECK(count("mark") == 1);
  CHECK(count("clear") == 1);
  CHECK(count("verdict") >= 1);
  CHECK(count("guard") == 3);  // all its stages
  CHECK(count("batches") == 1);
  CHECK(found.events.front().text == "begin \" </script> \xEF\xBF\xBD\x01");
  CHECK(found.stacks.size() == 2);
  CHECK(report::to_html(found, "t").find("::parcel") != std::string::npos);
}

}  // namespace
}  // namespace ufb::test
