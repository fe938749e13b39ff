// 04_server over loopback: good orders and bad ones, thousands from several clients at once, health and metrics, and a clean end.
#include <doctest/doctest.h>
#include <httplib.h>

#include <atomic>
#include <string>
#include <thread>
#include <ufb/pool.hpp>
#include <ufb/pool_stats.hpp>
#include <vector>

#include "effort.hpp"
#include "exposition.hpp"
#include "order.hpp"
#include "server.hpp"

namespace {

constexpr const char* form = "application/x-www-form-urlencoded";
constexpr const char* good_order = "customer=Ada+Lovelace&email=ada%40example.org&product=EN-1843&quantity=2&by=express";

class client : public httplib::Client {
 public:
  explicit client(const shop::server& server) : httplib::Client("127.0.0.1", server.port()) {
    set_keep_alive(true);
    set_tcp_nodelay(true);
    set_read_timeout(60);
  }
};

struct answer {
  int status = 0;
  std::string type;
  std::string body;
};

answer of(const httplib::Result& result) {
  REQUIRE_MESSAGE(result, httplib::to_string(result.error()));
  return {result->status, result->get_header_value("Content-Type"), result->body};
}

std::size_t live_orders() {
  for (const ufb::pool_detail& each : ufb::get_detailed_pool_stats()) {
    if (each.name == "shop::order") return each.live;
  }
  return 0;
}

}  // namespace

TEST_CASE("server: a good order is accepted") {
  const shop::server server("127.0.0.1", 0);
  client client(server);
  const answer first = of(client.Post("/orders", good_order, form));
  CHECK(first.status == 201);
  CHECK(first.type == "application/json");
  CHECK(first.body == "{\"number\":1}");
  const std::string whole = std::string(good_order) +
                            "&ship_to.street=12+St+James+Sq.&ship_to.postal_code=10115&ship_to.city=K%C3%B6ln&not_before=2024-02-29&note=ring+twice";
  CHECK(of(client.Post("/orders", whole, form)).body == "{\"number\":2}");
  CHECK(server.accepted() == 2);
  CHECK(live_orders() == 2);
}

TEST_CASE("server: a bad order comes back with all that is wrong") {
  const shop::server server("127.0.0.1", 0);
  client client(server);
  const answer bad = of(client.Post("/orders", "customer=+&product=en-1843&quantity=many&colour=red&ship_to.city=Bonn", form));
  CHECK(bad.status == 422);
  CHECK(bad.type == "application/json");
  for (const char* const part :
       {R"("path":"email","code":"required")", R"("path":"quantity","code":"type")", R"("value":"\"colour\"")",
        R"("path":"ship_to.street","code":"required")", R"("path":"ship_to.postal_code","code":"required")",
        R"("path":"customer","code":"utf8_length")", R"("path":"product","code":"pattern")"}) {
    CAPTURE(bad.body);
    CHECK_MESSAGE(bad.body.find(part) != std::string::npos, part);
  }
  CHECK(bad.body.find(R"("path":"ship_to.postal_code","code":"pattern")") == std::string::npos);  // it was not there
  const answer ruled = of(client.Post("/orders", "customer=Ada&email=ada%40&product=en-1843&quantity=100&by=7", form));
  CHECK(ruled.status == 422);
  for (const char* const part : {R"("path":"email","code":"email")", R"("path":"product","code":"pattern")", R"("path":"quantity","code":"range")"}) {
    CAPTURE(ruled.body);
    CHECK_MESSAGE(ruled.body.find(part) != std::string::npos, part);
  }
  CHECK(of(client.Post("/orders", "", form)).status == 422);
  CHECK(server.accepted() == 0);
  CHECK(live_orders() == 0);
}

TEST_CASE("server: what is no order at all") {
  const shop::server server("127.0.0.1", 0);
  client client(server);
  CHECK(of(client.Post("/orders", "{\"customer\":\"Ada\"}", "application/json")).status == 415);
  CHECK(of(client.Get("/orders")).status == 404);
  CHECK(of(client.Get("/nowhere")).status == 404);
  CHECK(of(client.Post("/orders", "note=" + std::string(100'000, 'x'), form)).status == 413);
  std::string bytes = "customer=";
  for (int i = 1; i != 256; ++i) bytes += static_cast<char>(i == '&' ? 'x' : i);
  CHECK(of(client.Post("/orders", bytes, form)).status == 422);
  CHECK(of(client.Post("/orders", "%=%&&==&%zz=%&customer=%00", form)).status == 422);
  CHECK(of(client.Post("/orders", good_order, form)).status == 201);
  CHECK_THROWS_AS(shop::server("256.0.0.1", 0), std::runtime_error);
}

TEST_CASE("server: thousands of requests from several clients, then health, metrics and the end") {
  ufb::reset_pool_stats();
  constexpr std::size_t clients = 4;
  const std::size_t each = ufb::test::effort(1500);
  std::atomic<std::size_t> good = 0;
  std::atomic<std::size_t> bad = 0;
  std::atomic<std::size_t> other = 0;
  int port = 0;
  {
    const shop::server server("127.0.0.1", 0);
    port = server.port();
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i != clients; ++i) {
      threads.emplace_back([&, i] {
        client client(server);
        for (std::size_t n = 0; n != each; ++n) {
          const bool is_bad = (n + i) % 3 == 0;
          const httplib::Result result = client.Post("/orders", is_bad ? "customer=Ada&email=ada%40" : good_order, form);
          const int status = result ? result->status : 0;
          (status == 201 && !is_bad ? good : status == 422 && is_bad ? bad : other)++;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(other == 0);
    CHECK(good + bad == clients * each);
    CHECK(bad >= clients * each / 4);
    CHECK(server.accepted() == good);
    CHECK(live_orders() == std::min<std::size_t>(good, 100));

    client client(server);
    const answer health = of(client.Get("/health"));
    CHECK(health.status == 200);
    CHECK(health.type == "application/health+json");
    CHECK(health.body.find(R"("serviceId":"orders")") != std::string::npos);
    CHECK(health.body.find(R"("pools:live":[)") != std::string::npos);
    CHECK(health.body.find(R"("componentId":"shop::order")") != std::string::npos);

    const answer metrics = of(client.Get("/metrics"));
    CHECK(metrics.status == 200);
    CHECK(metrics.type == "text/plain; version=0.0.4; charset=utf-8");
    const ufb::test::exposition found = ufb::test::read_exposition(metrics.body);
    const std::map<std::string, std::string> orders{{"type", "shop::order"}};
    CHECK(found.at("ufb_pool_live_objects", orders) == static_cast<double>(live_orders()));
    CHECK(found.at("ufb_pool_hits_total", orders) + found.at("ufb_pool_misses_total", orders) >= static_cast<double>(good));
    CHECK(found.at("process_resident_memory_bytes") > 0);
  }
  CHECK(live_orders() == 0);
  httplib::Client late("127.0.0.1", port);
  CHECK_FALSE(late.Get("/health"));
}
