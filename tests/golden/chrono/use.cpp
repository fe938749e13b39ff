// A user of the glue that input.hpp gets.
#include "input.ufb.hpp"

#include <doctest/doctest.h>

#include <ufb/ufb.hpp>

using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::year;

TEST_CASE("defaults are what the struct says, in pooled objects too") {
  const auto check = [](const job& built) {
    CHECK(built.timeout == 5s);
    CHECK(built.jitter == 0s);
    CHECK(built.frames.count() == 4);
    CHECK(built.day == sys_days{year{2024} / 2 / 29});
    CHECK(!built.at);
    CHECK(built.up.time_since_epoch() == 1s);
    CHECK(built.every == 24h);
  };
  check(*ufb::build<job>().with_slot(30min).build());
  for (int i = 0; i < 2; ++i) {
    static_cast<void>(ufb::build<job>().with_slot(15min).with_timeout(1s).with_day(sys_days{year{2030} / 1 / 1}).build_pooled());
    check(**ufb::build<job>().with_slot(30min).build_pooled());
  }
}

TEST_CASE("bounds hold in the field's unit") {
  CHECK(ufb::build<job>().with_slot(15min).with_timeout(20ms).with_at(sys_days{year{2100} / 1 / 1}).build());
  const auto bad = ufb::build<job>()
                       .with_timeout(19ms)
                       .with_slot(20min)
                       .with_jitter(500ms)
                       .with_frames(std::chrono::duration<int, std::ratio<1, 60>>(2))
                       .with_day(sys_days{year{2019} / 12 / 31})
                       .with_at(sys_days{year{2100} / 1 / 1} + 12h)
                       .with_up({})
                       .with_every(2h)
                       .with_samples({1us, 1001ns, -1ns})
                       .build();
  REQUIRE(!bad);
  CHECK(ufb::to_string(bad.error()) ==
        "timeout: must be between 20ms and 120000ms (got 19ms)\n"
        "slot: must be a multiple of 15min (got 20min)\n"
        "jitter: must be less than 0.5s (got 0.5s)\n"
        "frames: must be at least 3[1/60]s (got 2[1/60]s)\n"
        "day: must be at least 2020-01-01T00:00:00Z (got 2019-12-31T00:00:00Z)\n"
        "at: must be less than 2100-01-01T12:00:00Z (got 2100-01-01T12:00:00Z)\n"
        "up: must be greater than 0s since the clock's epoch (got 0s since the clock's epoch)\n"
        "every: must be one of 1h, 24h (got 2h)\n"
        "samples[1]: must be at most 1000ns (got 1001ns)\n"
        "samples[2]: must not be negative (got -1ns)\n");
}
