// batch_run.hpp: the report as it is printed, and the options that are the same for batches and streams.
#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>
#include <string>
#include <ufb/batch_run.hpp>
#include <ufb/batches.hpp>
#include <vector>

namespace {

std::string printed(const ufb::batch_report& report) {
  std::ostringstream out;
  out << report;
  return out.str();
}

}  // namespace

TEST_CASE("batch_report: is printed as a block") {
  ufb::batch_report report;
  report.items = 2500;
  report.failed = 11;
  report.errors.push_back({17, 1, "email: must be an e-mail address", {}});
  report.errors.push_back({1000, 10, "no connection", {}});
  report.batches = 3;
  report.duration = std::chrono::microseconds(1250);
  report.items_per_second = 2'000'000;
  report.peak_rss_bytes = 3 << 19;
  report.bytes_trimmed = 1 << 18;
  report.end = ufb::run_end::complete;
  CHECK(printed(report) ==
        "Processed 2500 items in 3 batches:\n"
        "  Duration: 1.25 ms\n"
        "  Rate: 2000000 items/s\n"
        "  Errors: 11\n"
        "    item 17: email: must be an e-mail address\n"
        "    item 1000 to 1009: no connection\n"
        "  Peak RSS: 1.50 MB\n"
        "  Trimmed: 0.25 MB\n");
  report.items = report.batches = 1;
  report.end = ufb::run_end::cancelled;
  CHECK(printed(report).starts_with("Processed 1 item in 1 batch, cancelled:\n"));
  report.end = ufb::run_end::stopped_by_error;
  CHECK(printed(report).starts_with("Processed 1 item in 1 batch, stopped by an error:\n"));
  CHECK(printed({}).starts_with("Processed 0 items in 0 batches so far:\n"));
}

TEST_CASE("batch_options: errors are kept up to max_errors, and counted beyond") {
  const std::vector<int> numbers(100, 7);
  const auto refuse = [](int) { throw std::runtime_error("two\nlines\n"); };
  const ufb::batch_report some = ufb::process_in_batches(numbers, 10, refuse, {.errors = ufb::on_error::collect, .max_errors = 3});
  CHECK(some.failed == 100);
  REQUIRE(some.errors.size() == 3);
  CHECK(some.errors[2].index == 2);
  CHECK(some.errors[2].message == "two; lines");
  CHECK(ufb::process_in_batches(numbers, 10, refuse, {.errors = ufb::on_error::collect}).errors.size() == 100);
  const ufb::batch_report none = ufb::process_in_batches(numbers, 10, refuse, {.errors = ufb::on_error::skip});
  CHECK(none.failed == 100);
  CHECK(none.errors.empty());
}
