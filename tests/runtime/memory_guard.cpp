// memory_guard.hpp: when stages are entered, act and are left, by a clock and a limit of the test's own; and what their actions do to pools,
// caches and resident memory.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <effort.hpp>
#include <limits>
#include <memory_limit.hpp>
#include <memory_resource>
#include <new>
#include <stdexcept>
#include <string>
#include <thread>
#include <ufb/memory_guard.hpp>
#include <ufb/memory_usage.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_resource.hpp>
#include <ufb/pool_stats.hpp>
#include <vector>

#include "fake_system.hpp"

using namespace std::chrono_literals;
using ufb::guard_action;
using ufb::guard_event;

namespace {

constexpr std::size_t mebibyte = 1 << 20;

// A limit of 1000 bytes, of which the test says how many are used, and a record of what the guard did.
struct scene {
  std::size_t used = 0;
  std::vector<std::string> events;
  std::vector<ufb::guard_report> reports;
  ufb::memory_guard::clock::time_point now{std::chrono::hours(1)};

  ufb::guard_options options(std::vector<ufb::guard_stage> stages) {
    ufb::guard_options options;
    options.stages = std::move(stages);
    options.limit = [this] { return std::optional(ufb::memory_limit{1000, used, ufb::limit_source::given}); };
    options.on_event = [this](const ufb::guard_report& report) {
      constexpr std::array names{"enters ", "again ", "leaves "};
      events.push_back(names[static_cast<std::size_t>(report.event)] + report.stage->name + (report.acted ? "" : ", idle"));
      reports.push_back(report);
    };
    return options;
  }

  // Returns: the events of a look at a time when so much is used.
  std::vector<std::string> at(ufb::memory_guard& guard, std::size_t bytes, std::chrono::milliseconds later = 0ms) {
    events.clear();
    used = bytes;
    now += later;
    guard.tick(now);
    return events;
  }
};

using texts = std::vector<std::string>;

struct record {
  std::array<char, 1000> text;
};
struct other_record {
  std::array<char, 1000> text;
};

template <class T>
void leave_idle(std::size_t count) {
  ufb::set_pool_limit<T>(1'000'000);
  std::vector<ufb::pooled<T>> many(count);
  for (auto& each : many) {
    each = ufb::make_pooled<T>();
    each->text.fill('x');
  }
}

ufb::memory_guard guard_of_stages(std::vector<ufb::guard_stage> stages) {
  ufb::guard_options options;
  options.stages = std::move(stages);
  return ufb::memory_guard(std::move(options));
}

}  // namespace

TEST_CASE("guard: a stage holds from where it is entered until it is left below") {
  scene at;
  ufb::memory_guard guard(at.options({{"trim", 0.80, 0.70, {guard_action::trim_pools}, false}}));
  CHECK(at.at(guard, 799).empty());
  CHECK(at.at(guard, 800) == texts{"enters trim"});
  CHECK(guard.stages_held() == 1);
  for (const std::size_t between : {799u, 750u, 700u}) CHECK(at.at(guard, between, 1h).empty());
  CHECK(guard.stages_held() == 1);
  CHECK(at.at(guard, 699) == texts{"leaves trim, idle"});
  CHECK(guard.stages_held() == 0);
  CHECK(at.at(guard, 750, 1h).empty());
  CHECK(at.at(guard, 1500) == texts{"enters trim"});
}

TEST_CASE("guard: a stage acts once in a minimum interval, however often it is entered") {
  scene at;
  ufb::guard_options options = at.options({{"trim", 0.80, 0.70, {guard_action::trim_pools}, false}});
  options.minimum_interval = 10s;
  ufb::memory_guard guard(std::move(options));
  CHECK(at.at(guard, 900) == texts{"enters trim"});
  CHECK(at.at(guard, 900, 9999ms).empty());
  CHECK(at.at(guard, 900, 1ms) == texts{"again trim"});
  CHECK(at.at(guard, 100, 1s) == texts{"leaves trim, idle"});
  CHECK(at.at(guard, 900, 1s) == texts{"enters trim, idle"});
  CHECK(at.at(guard, 900, 7s).empty());
  CHECK(at.at(guard, 900, 1s) == texts{"again trim"});
}

TEST_CASE("guard: all stages together act so often in a span of time and no more") {
  scene at;
  ufb::guard_options options = at.options({{"one", 0.5, 0.4, {guard_action::trim_pools}, false}, {"two", 0.8, 0.7, {guard_action::clear_pools}, false}});
  options.minimum_interval = 0ms;
  options.most_acts = 5;
  options.most_acts_in = 60s;
  ufb::memory_guard guard(std::move(options));
  CHECK(at.at(guard, 900) == texts{"enters one", "enters two"});
  CHECK(at.at(guard, 900, 1s) == texts{"again one", "again two"});
  CHECK(at.at(guard, 900, 1s) == texts{"again one"});
  CHECK(at.at(guard, 900, 1s).empty());
  CHECK(at.at(guard, 900, 56s).empty());
  CHECK(at.at(guard, 900, 1s) == texts{"again one", "again two"});
}

TEST_CASE("guard: a stage that gives back enough leaves nothing to do for the next") {
  scene at;
  ufb::guard_options options = at.options({{"some", 0.80, 0.70, {guard_action::flush_caches}, false}, {"more", 0.90, 0.80, {guard_action::flush_caches}, false}});
  std::size_t cached = 500;
  std::vector<std::size_t> wanted;
  options.caches = {[&](std::size_t bytes) -> std::size_t {
                      wanted.push_back(bytes);
                      const std::size_t flushed = std::min(bytes, cached);
                      cached -= flushed;
                      at.used -= flushed;
                      return flushed;
                    },
                    [&](std::size_t) -> std::size_t { throw std::runtime_error("no"); }};
  ufb::memory_guard guard(std::move(options));
  CHECK(at.at(guard, 950) == texts{"enters some"});
  CHECK(wanted == std::vector<std::size_t>{251});  // to below 700, and then the second cache is not asked
  CHECK(at.reports.back().before.used_bytes == 950);
  CHECK(at.reports.back().after.used_bytes == 699);
  CHECK(at.reports.back().cache_bytes == 251);
  CHECK(at.reports.back().failed_caches == 0);
  CHECK(at.at(guard, 990, 1h) == texts{"again some"});
  CHECK(at.at(guard, 990, 1h) == texts{"again some", "enters more"});  // the caches have nothing left
  CHECK(at.reports.back().failed_caches == 1);
  CHECK(at.reports.back().cache_bytes == 0);
}

TEST_CASE("guard: actions of a stage run in their order, until little enough is used") {
  scene at;
  ufb::guard_options options = at.options({{"all", 0.80, 0.70, {guard_action::flush_caches, guard_action::clear_pools}, false}});
  std::size_t lets_go = 300;
  options.caches = {[&](std::size_t) {
    at.used -= lets_go;
    return lets_go;
  }};
  ufb::memory_guard guard(std::move(options));
  leave_idle<record>(1000);
  at.at(guard, 900);
  CHECK(ufb::get_pool_stats().total_objects == 1000);
  lets_go = 100;
  at.at(guard, 900, 1h);
  CHECK(ufb::get_pool_stats().total_objects == 0);
}

TEST_CASE("guard: pools let go of as much as is needed, and what is said to be returned really is") {
  if (ufb::test::is_watched()) return;
  const std::size_t before = ufb::get_memory_usage().rss_bytes;
  leave_idle<record>(64'000);
  const std::size_t full = ufb::get_memory_usage().rss_bytes;
  REQUIRE(full >= before + 60 * mebibyte);
  ufb::guard_options options;
  const std::size_t limit = full * 10 / 9;  // 90 % used; 70 % is some of the idle objects less
  options.limit = ufb::given_limit(limit);
  options.stages = {{"trim", 0.80, 0.70, {guard_action::trim_pools}, false}};
  std::vector<ufb::guard_report> reports;
  options.on_event = [&](const ufb::guard_report& report) { reports.push_back(report); };
  ufb::memory_guard guard(std::move(options));
  const std::size_t returned = guard.tick();
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].before.source == ufb::limit_source::given);
  CHECK(reports[0].returned_bytes == returned);
  CHECK(reports[0].pool_bytes >= returned / 10 * 9);
  const std::size_t now = ufb::get_memory_usage().rss_bytes;
  CHECK(now < limit / 10 * 7 + mebibyte);
  CHECK(now > limit / 10 * 7 - 4 * mebibyte);
  CHECK(returned <= full - now + mebibyte);
  CHECK(returned >= full - now - mebibyte);
  CHECK(ufb::get_pool_stats().total_objects > 0);
  ufb::clear_pools();
}

TEST_CASE("guard: while growth is refused, pools map nothing, and then they do again") {
  scene at;
  const std::vector<ufb::guard_stage> stages = {{"refuse", 0.95, 0.85, {guard_action::refuse_growth}, false}};
  ufb::memory_guard guard(at.options(stages));
  const auto fill = [] {  // more than a region has room for
    std::vector<ufb::pooled<record>> many;
    for (int i = 0; i != 40'000; ++i) many.push_back(ufb::make_pooled<record>());
  };
  fill();
  CHECK_FALSE(guard.refuses_growth());
  ufb::clear_pools();
  CHECK(at.at(guard, 950) == texts{"enters refuse"});
  CHECK(guard.refuses_growth());
  CHECK_THROWS_AS(fill(), std::bad_alloc);
  CHECK(ufb::get_pool_stats().total_live == 0);
  {
    ufb::memory_guard second(at.options(stages));
    second.tick(at.now);
    CHECK(at.at(guard, 100) == texts{"leaves refuse, idle"});
    CHECK_FALSE(guard.refuses_growth());
    CHECK_THROWS_AS(fill(), std::bad_alloc);  // the second one still does, until it ends
  }
  CHECK_NOTHROW(fill());

  // A program's own source of memory stays what it is, also where it is set meanwhile.
  CHECK(ufb::set_pool_upstream(std::pmr::new_delete_resource()) == nullptr);
  at.at(guard, 950, 1h);
  CHECK(at.at(guard, 100, 1h) == texts{"leaves refuse, idle"});
  CHECK(ufb::set_pool_upstream(nullptr) == std::pmr::new_delete_resource());
  at.at(guard, 950, 1h);
  ufb::set_pool_upstream(std::pmr::new_delete_resource());
  at.at(guard, 100, 1h);
  CHECK(ufb::set_pool_upstream(nullptr) == std::pmr::new_delete_resource());
}

TEST_CASE("guard: memory that is said to be short") {
  scene at;
  ufb::guard_options options = at.options({{"first", 0.80, 0.70, {guard_action::trim_pools}, true}, {"second", 0.90, 0.80, {guard_action::clear_pools}, false}});
  options.minimum_interval = 10s;
  ufb::memory_guard guard(std::move(options));
  leave_idle<record>(1000);
  CHECK(at.at(guard, 100).empty());
  guard.report_pressure();
  CHECK(at.at(guard, 100) == texts{"enters first"});
  CHECK(ufb::get_pool_stats().total_objects == 0);
  CHECK(at.at(guard, 100, 5s).empty());
  guard.report_pressure();
  CHECK(at.at(guard, 100, 5s) == texts{"again first"});
  CHECK(at.at(guard, 100, 9999ms).empty());
  CHECK(at.at(guard, 100, 1ms) == texts{"leaves first, idle"});
}

TEST_CASE("guard: callbacks may use the guard; a look in a look does nothing") {
  scene at;
  ufb::memory_guard* self = nullptr;
  std::size_t inner = 1, held = 0;
  ufb::guard_options options = at.options({{"trim", 0.80, 0.70, {guard_action::flush_caches}, false}});
  options.caches = {[&](std::size_t) -> std::size_t {
    inner = self->tick();
    held = self->stages_held();
    self->report_pressure();
    self->stop();
    std::thread([&] { inner += self->tick(); }).join();  // nor does one of another thread, which does not wait
    return 0;
  }};
  options.on_event = [&](const ufb::guard_report&) { throw std::runtime_error("dropped"); };
  ufb::memory_guard guard(std::move(options));
  self = &guard;
  at.at(guard, 900);
  CHECK(inner == 0);
  CHECK(held == 1);
}

TEST_CASE("guard: the limit of a cgroup, changing under it") {
  ufb::test::fake_system system;
  system.mount_v2("/a/b").v2("/a/b", "max", 500).v2("/a", "max", 600);
  const ufb::detail::limit_finder finder(system.root());
  scene at;
  ufb::guard_options options = at.options({{"trim", 0.80, 0.70, {guard_action::trim_pools}, false}});
  options.limit = [&] { return finder.find(); };
  ufb::memory_guard guard(std::move(options));
  CHECK(at.at(guard, 0).empty());
  system.v2("/a", "700", 600);  // 85 %, of all in the cgroup above
  CHECK(at.at(guard, 0) == texts{"enters trim"});
  CHECK(at.reports.back().before.limit_bytes == 700);
  CHECK(at.reports.back().before.source == ufb::limit_source::cgroup_v2);
  system.v2("/a", "700", 600, 200);  // page cache
  CHECK(at.at(guard, 0, 1h) == texts{"leaves trim, idle"});
  system.v2("/a/b", "0", 500);
  CHECK(at.at(guard, 0, 1h) == texts{"enters trim"});
  CHECK(at.reports.back().before.limit_bytes == 0);
  system.mount_v1("/c").v1("/c", 1000, 100);
  CHECK(at.at(guard, 0, 1h) == texts{});  // mounts that come later are not seen, and there is no limit any more: all stays as it is
  CHECK(guard.stages_held() == 1);
}

TEST_CASE("guard: a function for the limit that throws is one that knows none") {
  ufb::guard_options options;
  options.limit = []() -> std::optional<ufb::memory_limit> { throw std::runtime_error("no"); };
  ufb::memory_guard guard(std::move(options));
  CHECK(guard.tick() == 0);
  CHECK(guard.stages_held() == 0);
}

TEST_CASE("guard: stages that make no sense are refused, by name") {
  CHECK_THROWS_WITH_AS(guard_of_stages({{"x", 0.7, 0.7, {}, false}}), "ufb::memory_guard: the stage x must be left below where it is entered",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(guard_of_stages({{"x", 0.9, 0.8, {}, false}, {"y", 0.8, 0.7, {}, false}}),
                       "ufb::memory_guard: the stage y must be entered above 0 and not before the stage above it", std::invalid_argument);
  CHECK_THROWS_AS(guard_of_stages({{"x", 0, -1, {}, false}}), std::invalid_argument);
  CHECK_THROWS_AS(guard_of_stages({{"x", std::numeric_limits<double>::quiet_NaN(), 0, {}, false}}), std::invalid_argument);
}

TEST_CASE("guard: by default it has three stages and the system's limit") {
  const ufb::guard_options options;
  REQUIRE(options.stages.size() == 3);
  CHECK(options.stages[0].enter == 0.80);
  CHECK(options.stages[0].leave == 0.70);
  ufb::memory_guard guard;
  CHECK(options.limit()->limit_bytes == ufb::get_memory_limit()->limit_bytes);
}
