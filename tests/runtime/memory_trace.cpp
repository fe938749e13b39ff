// memory_trace.hpp: each line is what was told, in the form that the header describes; what could not be written is said.
#include <doctest/doctest.h>

#include <atomic>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>
#include <thread>
#include <ufb/batch_run.hpp>
#include <ufb/memory_guard.hpp>
#include <ufb/memory_monitor.hpp>
#include <ufb/memory_trace.hpp>
#include <ufb/pool.hpp>
#include <vector>

using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

struct widget {
  int id = 0;
};

std::vector<json::object> lines_of(const std::string& text) {
  CHECK(text.ends_with('\n'));
  std::vector<json::object> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line).as_object());
  return lines;
}

std::size_t whole(const json::object& line, const char* name) { return line.at(name).to_number<std::size_t>(); }

// Returns: the row of the pool in the sample, or none.
const json::object* find_pool(const json::object& sample, std::string_view name) {
  const json::value* const pools = sample.if_contains("pools");
  if (pools == nullptr) return nullptr;
  for (const json::value& each : pools->as_array())
    if (std::string_view(each.at("name").as_string()).ends_with(name)) return &each.as_object();
  return nullptr;
}

}  // namespace

TEST_CASE("trace: the first line, and times that begin at 0 and never go back") {
  std::ostringstream out;
  ufb::memory_trace trace(out);
  trace.mark("one");
  trace.mark("two");
  const auto lines = lines_of(out.str());
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].at("ufb_memory_trace") == 1);
  CHECK(lines[0].at("started").as_string().size() == std::string_view("2026-01-31T12:00:00.123Z").size());
  CHECK(lines[0].size() == 2);
  CHECK(lines[1].at("at").as_double() >= 0);
  CHECK(lines[1].at("at").as_double() < 60);
  CHECK(lines[2].at("at").as_double() >= lines[1].at("at").as_double());
  CHECK(trace.is_whole());
}

TEST_CASE("trace: a sample has what was read, and nothing for what is not known") {
  std::ostringstream out;
  ufb::memory_trace trace(out);
  ufb::memory_usage usage{};
  usage.rss_bytes = 1000;
  usage.peak_rss_bytes = 2000;
  usage.mapped_bytes = 3000;
  usage.pool_bytes = 400;
  trace.add(usage, {});
  usage.heap_used_bytes = 5;
  usage.heap_total_bytes = 6;
  usage.external_bytes = 0;
  usage.limit_bytes = 18446744073709551615U;
  trace.add(usage, {});
  auto lines = lines_of(out.str());
  REQUIRE(lines.size() == 3);
  lines[1].erase("at");
  CHECK(json::value(lines[1]) == json::parse(R"({"rss":1000,"peak_rss":2000,"mapped":3000,"pool_bytes":400})"));
  CHECK(whole(lines[2], "heap_used") == 5);
  CHECK(whole(lines[2], "heap_total") == 6);
  CHECK(whole(lines[2], "external") == 0);
  CHECK(whole(lines[2], "limit") == 18446744073709551615U);
}

TEST_CASE("trace: pools are there when they are not as they were; types of one name count as one") {
  std::ostringstream out;
  ufb::memory_trace trace(out);
  ufb::pool_detail first{};
  first.name = "shop::user";
  first.object_bytes = 64;
  first.limit = 1000;
  first.objects = 1;
  first.live = 2;
  first.hits = 3;
  first.misses = 4;
  first.drops = 5;
  first.bytes_used = 6;
  first.bytes_retained = 7;
  first.bytes_reserved = 8;
  ufb::pool_detail second = first;
  second.object_bytes = 32;
  ufb::pool_detail other = first;
  other.name = "shop::\"order\"\n\xFF";
  trace.add(ufb::memory_usage{}, {other, first, second});
  trace.add(ufb::memory_usage{}, {other, first, second});
  second.live = 20;
  trace.add(ufb::memory_usage{}, {other, first, second});
  const auto lines = lines_of(out.str());
  REQUIRE(lines.size() == 4);
  CHECK(lines[1].at("pools").as_array().size() == 2);
  const json::object* const user = find_pool(lines[1], "user");
  REQUIRE(user != nullptr);
  CHECK(json::serialize(*user) == R"({"name":"shop::user","object_bytes":64,"limit":2000,"live":4,"idle":2,"hits":6,"misses":8,"drops":10,)"
                                  R"("bytes_used":12,"bytes_retained":14,"bytes_reserved":16})");
  CHECK(find_pool(lines[1], "shop::\"order\"\n\xEF\xBF\xBD") != nullptr);
  CHECK_FALSE(lines[2].contains("pools"));
  REQUIRE(lines[3].at("pools").as_array().size() == 1);
  CHECK(whole(*find_pool(lines[3], "user"), "live") == 22);
}

TEST_CASE("trace: events") {
  std::ostringstream out;
  ufb::memory_trace trace(out);
  const ufb::guard_stage stage{"trim", 0.8, 0.7, {}, false};
  trace.mark("quote \" back \\ \x01 \xC3\xA4 \xFF </script>");
  trace.cleared(4096);
  trace.add(ufb::memory_verdict{ufb::memory_state::growing, 20, {{ufb::memory_signal::live_objects, "shop::user", 2, 128, 64, 0.5}}});
  trace.add(ufb::memory_verdict{ufb::memory_state::stable, 21, {}});
  trace.add(ufb::guard_report{ufb::guard_event::acted_again, &stage, {100, 90, {}}, {100, 60, {}}, true, 30, 20, 10, 1});
  ufb::batch_report report;
  report.items = 1000;
  report.failed = 3;
  report.batches = 10;
  report.duration = 1500ms;
  report.peak_rss_bytes = 77;
  report.bytes_trimmed = 88;
  report.end = ufb::run_end::cancelled;
  trace.add("import", report);
  auto lines = lines_of(out.str());
  REQUIRE(lines.size() == 7);
  const auto is = [&](std::size_t i, const char* expected) {
    json::value line = lines[i];
    json::value wanted = json::parse(expected);
    line.as_object().erase("at");
    CHECK_MESSAGE(line == wanted, json::serialize(line));
  };
  is(1, R"({"event":"mark","text":"quote \" back \\ \u0001 ä � </script>"})");
  is(2, R"({"event":"clear","text":"pools cleared","returned":4096})");
  is(3, R"({"event":"verdict","text":"growing by 128 B a window (64 B/s), confidence 0.5, suspect shop::user","state":"growing","windows":20,)"
        R"("suspect":"shop::user","bytes_per_second":64.0,"confidence":0.5})");
  is(4, R"({"event":"verdict","text":"stable over 21 windows","state":"stable","windows":21})");
  is(5, R"({"event":"guard","text":"stage trim acted again","stage":"trim","what":"acted_again","acted":true,"used":60,"limit":100,"returned":30,)"
        R"("from_pools":20,"from_caches":10,"failed_caches":1})");
  is(6, R"({"event":"batches","text":"import","items":1000,"failed":3,"batches":10,"seconds":1.5,"peak_rss":77,"trimmed":88,"end":"cancelled"})");
}

TEST_CASE("trace: collapsed stacks") {
  std::ostringstream out;
  ufb::memory_trace trace(out);
  trace.add_stacks("main;load;std::vector<int, std::allocator<int> > 4096\nmain 1\nno number\n 5\nmain;x 12x\nmain -1\nlast;one 7");
  const auto lines = lines_of(out.str());
  REQUIRE(lines.size() == 4);
  CHECK(json::serialize(lines[1]) == R"({"stack":"main;load;std::vector<int, std::allocator<int> >","bytes":4096})");
  CHECK(json::serialize(lines[2]) == R"({"stack":"main","bytes":1})");
  CHECK(json::serialize(lines[3]) == R"({"stack":"last;one","bytes":7})");
}

TEST_CASE("trace: a monitor writes a sample a tick, and its verdict when that is news") {
  std::ostringstream out;
  ufb::memory_trace trace(out);
  {
    ufb::monitor_options options;
    options.ticks_a_window = 1;
    options.warm_up = 0;
    options.least_windows = 8;
    options.trace = &trace;
    ufb::memory_monitor monitor(std::move(options));
    std::vector<ufb::pooled<widget>> lost;
    for (int i = 0; i != 30; ++i) {
      lost.push_back(ufb::make_pooled<widget>());
      monitor.tick(ufb::memory_monitor::clock::time_point(1s * (i + 1)));
    }
  }
  std::size_t samples = 0, live = 0;
  std::vector<json::object> verdicts;
  for (const json::object& line : lines_of(out.str())) {
    if (line.contains("rss")) {
      ++samples;
      CHECK(whole(line, "rss") > 0);
      const json::object* const pool = find_pool(line, "::widget");
      REQUIRE(pool != nullptr);
      CHECK(whole(*pool, "live") == ++live);
    }
    if (const json::value* const event = line.if_contains("event"); event != nullptr && *event == "verdict") verdicts.push_back(line);
  }
  CHECK(samples == 30);
  REQUIRE_FALSE(verdicts.empty());
  CHECK(verdicts.size() < 5);
  CHECK(verdicts.back().at("state") == "growing");
  CHECK(std::string_view(verdicts.back().at("suspect").as_string()).ends_with("::widget"));
}

TEST_CASE("trace: lines of several threads are whole, and in the order of their times") {
  std::ostringstream out;
  ufb::memory_trace trace(out);
  std::vector<std::thread> threads;
  for (int i = 0; i != 4; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k != 200; ++k) trace.mark("a text that is not short, so that it would show if it were cut");
    });
  for (std::thread& each : threads) each.join();
  const auto lines = lines_of(out.str());
  CHECK(lines.size() == 801);
  for (std::size_t i = 2; i < lines.size(); ++i) CHECK(lines[i].at("at").as_double() >= lines[i - 1].at("at").as_double());
}

TEST_CASE("trace: a file has each line at once; what it held is gone") {
  const std::string path = "memory_trace_test.jsonl";
  { std::ofstream(path) << "what was there\n"; }
  const auto held = [&] {
    std::ifstream in(path);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  ufb::memory_trace trace(path);
  CHECK(lines_of(held()).size() == 1);
  trace.mark("here");
  trace.sample();
  CHECK(lines_of(held()).size() == 3);
  std::remove(path.c_str());
}

TEST_CASE("trace: what cannot be written is said, and nothing follows") {
  CHECK_THROWS_AS(ufb::memory_trace("no/such/folder/trace.jsonl"), std::system_error);
  std::ostringstream out;
  ufb::memory_trace trace(out);
  const std::string before = out.str();
  out.setstate(std::ios::badbit);
  trace.mark("lost");
  CHECK_FALSE(trace.is_whole());
  trace.add_stacks("main 1");
  trace.sample();
  CHECK(out.str() == before);
  if (std::ofstream("/dev/full")) CHECK_THROWS_AS(ufb::memory_trace("/dev/full"), std::system_error);
}
