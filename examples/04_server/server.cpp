// The routes: a form becomes a draft, the draft an order or all that is wrong with it.
#include "server.hpp"

#include <httplib.h>
#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <ufb/draft.hpp>
#include <ufb/health.hpp>
#include <ufb/prometheus.hpp>
#include <utility>

#include "order.ufb.hpp"

namespace shop {

namespace {

// A draft asks the rules when there is an object. Who sent the form wants to know all at once: so the rules are asked about what could be
// read, in an object whose other texts are empty.
ufb::errors with_violations(const httplib::Params& form, ufb::errors wrong) {
  auto rest = ufb::draft<order>();
  for (const auto& [field, text] : form) {
    if (ufb::draft<order>().set(field, text)) rest.set(field, text);
  }
  for (const std::string& field : rest.missing()) rest.set(field, "");
  const auto is_known = [count = wrong.size(), &wrong](const std::string& path) {
    return std::any_of(wrong.begin(), wrong.begin() + count, [&](const ufb::error& each) { return each.path == path; });
  };
  if (const ufb::result<order> made = std::move(rest).build(); !made) {
    for (const ufb::error& each : made.error()) {
      if (!is_known(each.path)) wrong.add(each);
    }
  }
  return wrong;
}

}  // namespace

class server::implementation {
 public:
  implementation(const std::string& host, int port) {
    http_.Post("/orders", [this](const httplib::Request& request, httplib::Response& response) { take_order(request, response); });
    http_.Get("/health", [this](const httplib::Request&, httplib::Response& response) { tell_health(response); });
    http_.Get("/metrics", [this](const httplib::Request&, httplib::Response& response) { tell_metrics(response); });
    http_.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) { response.status = 500; });
    http_.set_payload_max_length(64 * 1024);
    http_.set_keep_alive_max_count(10'000);
    http_.set_keep_alive_timeout(1);
    http_.set_tcp_nodelay(true);

    port_ = port;
    const bool is_bound = port == 0 ? (port_ = http_.bind_to_any_port(host.c_str())) > 0 : http_.bind_to_port(host.c_str(), port);
    if (!is_bound) throw std::runtime_error("cannot listen on " + host + ":" + std::to_string(port));
    thread_ = std::thread([this] {
      http_.listen_after_bind();
      has_ended_ = true;
    });
    while (!http_.is_running() && !has_ended_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

  ~implementation() {
    http_.stop();
    thread_.join();
  }

  int port() const noexcept { return port_; }
  std::uint64_t accepted() const noexcept { return accepted_; }

 private:
  void take_order(const httplib::Request& request, httplib::Response& response) {
    if (request.get_header_value("Content-Type").rfind("application/x-www-form-urlencoded", 0) != 0) {
      response.status = 415;
      return;
    }
    auto draft = ufb::draft<order>();
    for (const auto& [field, text] : request.params) draft.set(field, text);  // what cannot be read, or is no field, build_pooled() says
    const ufb::errors problems = draft.problems();
    ufb::result<ufb::pooled<order>> made = std::move(draft).build_pooled();
    if (!made) {
      response.status = 422;
      response.set_content(ufb::to_json(problems.empty() ? made.error() : with_violations(request.params, problems)), "application/json");
      return;
    }
    const std::uint64_t number = keep(std::move(*made));
    response.status = 201;
    response.set_content("{\"number\":" + std::to_string(number) + "}", "application/json");
  }

  // The newest hundred; a shop would store them.
  std::uint64_t keep(ufb::pooled<order> taken) {
    const std::lock_guard guard(lock_);
    newest_.push_back(std::move(taken));
    if (newest_.size() > 100) newest_.pop_front();
    return ++accepted_;
  }

  void tell_health(httplib::Response& response) {
    ufb::health_options options;
    options.service_id = "orders";
    options.version = "1";
    options.checks.push_back({"orders:accepted", ufb::health_status::pass, static_cast<double>(accepted()), "orders", {}});
    const ufb::health_report report = ufb::health(options);
    response.status = report.http_status();
    response.set_header("Cache-Control", "no-store");
    response.set_content(report.json, ufb::health_content_type);
  }

  void tell_metrics(httplib::Response& response) {
    std::ostringstream text;
    prometheus::TextSerializer().Serialize(text, metrics_->Collect());
    response.set_content(text.str(), "text/plain; version=0.0.4; charset=utf-8");
  }

  const std::shared_ptr<prometheus::Collectable> metrics_ = ufb::prometheus_collectable();
  std::mutex lock_;
  std::deque<ufb::pooled<order>> newest_;
  std::atomic<std::uint64_t> accepted_ = 0;
  httplib::Server http_;
  int port_ = 0;
  std::atomic<bool> has_ended_ = false;
  std::thread thread_;
};

server::server(const std::string& host, int port) : implementation_(std::make_unique<implementation>(host, port)) {}
server::~server() = default;
int server::port() const noexcept { return implementation_->port(); }
std::uint64_t server::accepted() const noexcept { return implementation_->accepted(); }

}  // namespace shop
