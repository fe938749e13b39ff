// prometheus.hpp: the text a scraper gets is well-formed to the letter, and its numbers are those of the pools and of the process.
#include <doctest/doctest.h>
#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <thread>
#include <ufb/memory_limit.hpp>
#include <ufb/memory_usage.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_stats.hpp>
#include <ufb/prometheus.hpp>
#include <vector>

#include "exposition.hpp"

namespace shop {

struct order {
  int number;
};
template <char Mark>
struct marked {
  int number;
};

}  // namespace shop

namespace {

std::string scraped(const prometheus::Collectable& from) {
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, from.Collect());
  return out.str();
}

}  // namespace

TEST_CASE("exposition: the reader of these tests refuses what is wrong") {
  const std::string head = "# HELP a_total Text.\n# TYPE a_total counter\n";
  const ufb::test::exposition good = ufb::test::read_exposition(head + "a_total{x=\"\\\"\\\\\\n\",y=\"\"} 1e3\na_total 2\n");
  CHECK(good.at("a_total", {{"x", "\"\\\n"}, {"y", ""}}) == 1000);
  CHECK(good.at("a_total") == 2);
  const auto refused = [](const std::string& text) {
    try {
      ufb::test::read_exposition(text);
      return false;
    } catch (const std::runtime_error&) {
      return true;
    }
  };
  for (const char* const sample : {"a_total 1", "a_total one\n", "a_total\n", "a_total{} 1\n", "a_total{x=1} 1\n", "a_total{x=\"1\"}1\n", "a_total 1 \n",
                                   "a_total{x=\"\\t\"} 1\n", "a_total{x=\"1} 1\n", "a_total{1=\"1\"} 1\n", "a_total{x=\"1\",x=\"1\"} 1\n",
                                   "a_total 1\na_total 1\n", "a_total -1\n", "b 1\n", "1 1\n", "\n", "# TYPE b gauge\nb 1\n", ""}) {
    CAPTURE(sample);
    CHECK(refused(head + sample));
  }
  CHECK(refused("# HELP a Text.\n# TYPE a counter\na 1\n"));
  CHECK(refused("# HELP a_total Text.\n# TYPE a_total gauge\na_total 1\n"));
}

TEST_CASE("prometheus_collectable: the text is well-formed, the names are the documented ones") {
  static_cast<void>(ufb::make_pooled<shop::order>(1));
  const auto metrics = ufb::prometheus_collectable();
  const ufb::test::exposition found = ufb::test::read_exposition(scraped(*metrics));
  for (const char* const name :
       {"ufb_pool_live_objects", "ufb_pool_idle_objects", "ufb_pool_limit_objects", "ufb_pool_capacity_objects", "ufb_pool_object_bytes",
        "ufb_pool_used_bytes", "ufb_pool_retained_bytes", "ufb_pool_reserved_bytes", "ufb_memory_limit_bytes", "ufb_memory_limit_used_bytes",
        "process_resident_memory_bytes", "process_virtual_memory_bytes"}) {
    CAPTURE(name);
    REQUIRE(found.types.count(name) == 1);
    CHECK(found.types.at(name) == "gauge");
  }
  for (const char* const name : {"ufb_pool_hits_total", "ufb_pool_misses_total", "ufb_pool_drops_total", "ufb_pool_clears_total",
                                 "ufb_pool_clears_at_low_hit_rate_total", "ufb_pool_remote_frees_total", "ufb_pool_created_total"}) {
    CAPTURE(name);
    REQUIRE(found.types.count(name) == 1);
    CHECK(found.types.at(name) == "counter");
  }
}

TEST_CASE("prometheus_collectable: a sample for each type, with the pool's numbers") {
  ufb::clear_pools();
  ufb::reset_pool_stats();
  for (int i = 0; i != 3; ++i) {
    ufb::make_pooled<shop::order>(i).reset();
    ufb::clear_pools();
  }
  std::vector<ufb::pooled<shop::order>> orders;
  for (int i = 0; i != 5; ++i) orders.push_back(ufb::make_pooled<shop::order>(i));
  orders.resize(3);
  orders.push_back(ufb::make_pooled<shop::order>(7));
  const auto quoted = ufb::make_pooled<shop::marked<'"'>>(1);
  const auto backslash = ufb::make_pooled<shop::marked<'\\'>>(1);
  const ufb::test::exposition found = ufb::test::read_exposition(scraped(*ufb::prometheus_collectable()));
  const std::vector<ufb::pool_detail> pools = ufb::get_detailed_pool_stats();
  CHECK(std::any_of(pools.begin(), pools.end(), [](const ufb::pool_detail& each) { return each.name.find('"') != std::string::npos; }));
  CHECK(std::any_of(pools.begin(), pools.end(), [](const ufb::pool_detail& each) { return each.name.find('\\') != std::string::npos; }));
  for (const ufb::pool_detail& each : pools) {
    const std::map<std::string, std::string> labels{{"type", each.name}};
    CHECK(found.at("ufb_pool_live_objects", labels) == static_cast<double>(each.live));
    CHECK(found.at("ufb_pool_idle_objects", labels) == static_cast<double>(each.objects));
    CHECK(found.at("ufb_pool_limit_objects", labels) == static_cast<double>(each.limit));
    CHECK(found.at("ufb_pool_capacity_objects", labels) == static_cast<double>(each.capacity));
    CHECK(found.at("ufb_pool_object_bytes", labels) == static_cast<double>(each.object_bytes));
    CHECK(found.at("ufb_pool_used_bytes", labels) == static_cast<double>(each.bytes_used));
    CHECK(found.at("ufb_pool_retained_bytes", labels) == static_cast<double>(each.bytes_retained));
    CHECK(found.at("ufb_pool_reserved_bytes", labels) == static_cast<double>(each.bytes_reserved));
    CHECK(found.at("ufb_pool_hits_total", labels) == static_cast<double>(each.hits));
    CHECK(found.at("ufb_pool_misses_total", labels) == static_cast<double>(each.misses));
    CHECK(found.at("ufb_pool_drops_total", labels) == static_cast<double>(each.drops));
    CHECK(found.at("ufb_pool_clears_total", labels) == static_cast<double>(each.clears));
    CHECK(found.at("ufb_pool_clears_at_low_hit_rate_total", labels) == static_cast<double>(each.clears_at_low_hit_rate));
    CHECK(found.at("ufb_pool_remote_frees_total", labels) == static_cast<double>(each.remote_frees));
    CHECK(found.at("ufb_pool_created_total", labels) == static_cast<double>(each.created));
  }
  CHECK(found.at("ufb_pool_live_objects", {{"type", "shop::order"}}) == 4);
  CHECK(found.at("ufb_pool_clears_total", {{"type", "shop::order"}}) == 3);
  CHECK(found.at("ufb_pool_clears_at_low_hit_rate_total", {{"type", "shop::order"}}) == 2);
}

TEST_CASE("prometheus_collectable: the process's memory, in bytes, and its limit where there is one") {
  const auto metrics = ufb::prometheus_collectable();
  const ufb::test::exposition found = ufb::test::read_exposition(scraped(*metrics));
  const auto rss = static_cast<double>(ufb::get_memory_usage().rss_bytes);
  CHECK(found.at("process_resident_memory_bytes") > rss / 2);
  CHECK(found.at("process_resident_memory_bytes") < rss * 2);
  CHECK(found.at("process_virtual_memory_bytes") >= found.at("process_resident_memory_bytes"));
  const auto limit = ufb::get_memory_limit();
  REQUIRE(limit);
  CHECK(found.at("ufb_memory_limit_bytes") == static_cast<double>(limit->limit_bytes));

  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_AS, &before) == 0);
  CHECK((found.types.count("process_virtual_memory_max_bytes") == 1) == (before.rlim_cur != RLIM_INFINITY));
  if (before.rlim_cur == RLIM_INFINITY) {
    rlimit limited = before;
    limited.rlim_cur = rlim_t{1} << 50;
    REQUIRE(setrlimit(RLIMIT_AS, &limited) == 0);
    const ufb::test::exposition limited_found = ufb::test::read_exposition(scraped(*metrics));
    setrlimit(RLIMIT_AS, &before);
    CHECK(limited_found.at("process_virtual_memory_max_bytes") == static_cast<double>(rlim_t{1} << 50));
  }
}

TEST_CASE("prometheus_collectable: threads may collect while others pool") {
  const auto metrics = ufb::prometheus_collectable();
  std::thread other([] {
    for (int i = 0; i != 2000; ++i) static_cast<void>(ufb::make_pooled<shop::order>(i));
  });
  for (int i = 0; i != 20; ++i) CHECK_NOTHROW(ufb::test::read_exposition(scraped(*metrics)));
  other.join();
}

TEST_CASE("prometheus_collectable: promtool agrees, where it is installed") {
  if (std::system("command -v promtool >/dev/null 2>&1") != 0) {
    MESSAGE("there is no promtool here");
    return;
  }
  std::FILE* const tool = popen("promtool check metrics >&2", "w");
  REQUIRE(tool != nullptr);
  const std::string text = scraped(*ufb::prometheus_collectable());
  CHECK(std::fwrite(text.data(), 1, text.size(), tool) == text.size());
  CHECK(pclose(tool) == 0);
}
