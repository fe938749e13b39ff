// health.hpp: the document has the form of the draft, says what is so, and its status is the worst there is.
#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <limits>
#include <regex>
#include <sstream>
#include <string>
#include <ufb/health.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_stats.hpp>
#include <vector>

namespace json = boost::json;

namespace shop {

struct order {
  int number;
};

}  // namespace shop

namespace {

json::object document(const ufb::health_report& report) { return json::parse(report.json).as_object(); }

// The one entry of a check; of several, that of the component.
const json::object& entry(const json::object& of, std::string_view check, std::string_view component = {}) {
  REQUIRE(of.at("checks").as_object().contains(check));
  const json::array& entries = of.at("checks").at(check).as_array();
  for (const json::value& each : entries) {
    if (component.empty() || each.at("componentId").as_string() == component) return each.as_object();
  }
  FAIL(check);
  return entries.front().as_object();
}

constexpr std::size_t tebibyte = std::size_t{1} << 40;

}  // namespace

TEST_CASE("health: passes, with resident memory, under a limit that is far away") {
  const ufb::health_report report = ufb::health({.limit_bytes = tebibyte});
  CHECK(report.status == ufb::health_status::pass);
  CHECK(report.http_status() == 200);
  CHECK(ufb::health_content_type == std::string("application/health+json"));
  const json::object all = document(report);
  CHECK(all.at("status") == "pass");
  const json::object& rss = entry(all, "memory:rss");
  CHECK(rss.at("observedUnit") == "bytes");
  CHECK(rss.at("componentType") == "system");
  CHECK(rss.at("observedValue").to_number<std::size_t>() > 100'000);
  CHECK(rss.at("status") == "pass");
  CHECK(std::regex_match(rss.at("time").as_string().c_str(), std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)")));
  CHECK(entry(all, "memory:utilization").at("observedUnit") == "percent");
  std::ostringstream printed;
  printed << report;
  CHECK(printed.str() == report.json);
}

TEST_CASE("health: the keys of the heap are there when they are asked for, and malloc says") {
  const ufb::memory_usage usage = ufb::get_memory_usage(ufb::heap_detail::ask);
  const json::object all = document(ufb::health({.limit_bytes = tebibyte, .heap = ufb::heap_detail::ask}));
  const auto is_there = [&](const char* key, bool is_known) {
    CHECK(all.at("checks").as_object().contains(key) == is_known);
    if (is_known) CHECK(entry(all, key).at("observedUnit") == "bytes");
  };
  is_there("memory:heapUsed", usage.heap_used_bytes.has_value());
  is_there("memory:heapTotal", usage.heap_total_bytes.has_value());
  is_there("memory:external", usage.external_bytes.has_value());
  if (usage.allocator == ufb::heap_allocator::glibc) CHECK(usage.heap_used_bytes.has_value());
}

TEST_CASE("health: warns and fails by the share of the limit") {
  const std::size_t rss = ufb::get_memory_usage().rss_bytes;
  const ufb::health_report warned = ufb::health({.limit_bytes = rss + rss / 9});  // 90 %
  CHECK(warned.status == ufb::health_status::warn);
  CHECK(warned.http_status() == 200);
  const json::object all = document(warned);
  CHECK(all.at("status") == "warn");
  CHECK(entry(all, "memory:utilization").at("status") == "warn");
  const std::string output(entry(all, "memory:utilization").at("output").as_string());
  CHECK(output.find(" of " + std::to_string(rss + rss / 9) + " bytes are used (limit: given)") != std::string::npos);
  CHECK(entry(all, "memory:rss").at("status") == "pass");

  const ufb::health_report failed = ufb::health({.limit_bytes = rss / 2});
  CHECK(failed.status == ufb::health_status::fail);
  CHECK(failed.http_status() == 503);
  CHECK(document(failed).at("status") == "fail");
  CHECK(ufb::health({.warn_share = 3, .fail_share = 4, .limit_bytes = rss / 2}).status == ufb::health_status::pass);
  CHECK(ufb::health({.limit_bytes = 0}).status == ufb::health_status::fail);
}

TEST_CASE("health: the limit that holds, where none is given") {
  const json::object all = document(ufb::health({.warn_share = 2, .fail_share = 2}));
  CHECK(all.at("status") == "pass");
  CHECK(entry(all, "memory:utilization").at("observedValue").to_number<double>() > 0);
}

TEST_CASE("health: an entry a pool") {
  ufb::clear_pools();
  ufb::reset_pool_stats();
  const json::object before = document(ufb::health());
  {
    const auto first = ufb::make_pooled<shop::order>(1);
    std::vector<ufb::pooled<shop::order>> others;
    for (int i = 0; i != 3; ++i) others.push_back(ufb::make_pooled<shop::order>(i));
    others.clear();
    others.push_back(ufb::make_pooled<shop::order>(3));
    const json::object all = document(ufb::health());
    CHECK(entry(all, "pools:live", "shop::order").at("observedValue") == 2);
    CHECK(entry(all, "pools:live", "shop::order").at("observedUnit") == "objects");
    CHECK(entry(all, "pools:live", "shop::order").at("componentType") == "component");
    CHECK(entry(all, "pools:limit", "shop::order").at("observedValue") == 1000);
    if (ufb::pool<shop::order>::stats().objects != 0) {  // pools are on
      CHECK(entry(all, "pools:idle", "shop::order").at("observedValue") == 2);
      CHECK(entry(all, "pools:hitRate", "shop::order").at("observedValue") == 20.0);
      CHECK(entry(all, "pools:reserved", "shop::order").at("observedValue").to_number<std::size_t>() >= 65536);
    }
  }
  const json::object after = document(ufb::health());
  CHECK(entry(after, "pools:live", "shop::order").at("observedValue") == 0);
  CHECK_FALSE(after.at("checks").as_object().contains("pools:clears"));
  for (int i = 0; i != 2; ++i) {
    ufb::clear_pools();
    ufb::make_pooled<shop::order>(1).reset();
    if (ufb::pool<shop::order>::stats().objects == 0) return;  // pools are off
  }
  const json::object once = document(ufb::health());
  CHECK(entry(once, "pools:clears", "shop::order").at("observedValue") == 2);
  CHECK(entry(once, "pools:clears", "shop::order").at("observedUnit") == "clears");
  CHECK(entry(once, "pools:clearsAtLowHitRate", "shop::order").at("observedValue") == 1);
  CHECK(entry(once, "pools:clearsAtLowHitRate", "shop::order").at("status") == "pass");
}

TEST_CASE("health: checks of the program, and what it says of itself") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const ufb::health_report report = ufb::health({.limit_bytes = tebibyte,
                                                 .version = "1",
                                                 .release_id = "1.2.3",
                                                 .service_id = "orders",
                                                 .description = "takes \"orders\"\xff",
                                                 .checks = {{"queue:length", ufb::health_status::warn, 17.0, "orders", "long"},
                                                            {"queue:length", ufb::health_status::pass, nan, "orders", "hidden"},
                                                            {"disk:space", ufb::health_status::pass, {}, {}, {}}}});
  CHECK(report.status == ufb::health_status::warn);
  const json::object all = document(report);
  CHECK(all.at("version") == "1");
  CHECK(all.at("releaseId") == "1.2.3");
  CHECK(all.at("serviceId") == "orders");
  CHECK(all.at("description") == "takes \"orders\"\xEF\xBF\xBD");
  const json::array& lengths = all.at("checks").at("queue:length").as_array();
  REQUIRE(lengths.size() == 2);
  CHECK(lengths[0].at("observedValue") == 17.0);
  CHECK(lengths[0].at("output") == "long");
  CHECK_FALSE(lengths[1].as_object().contains("observedValue"));
  CHECK_FALSE(lengths[1].as_object().contains("output"));
  CHECK_FALSE(document(ufb::health()).contains("version"));
}
