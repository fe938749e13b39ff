// memory_monitor.hpp: what does not come back is found, named and measured, one object among a hundred thousand too; and what merely goes
// up and down, or grows once, is not.
#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <deque>
#include <effort.hpp>
#include <memory>
#include <random>
#include <semaphore>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <ufb/aggregate.hpp>
#include <ufb/build.hpp>
#include <ufb/memory_monitor.hpp>
#include <ufb/pool.hpp>
#include <ufb/trim_memory.hpp>
#include <vector>

using namespace std::chrono_literals;
using ufb::memory_signal;
using ufb::memory_state;

namespace {

struct user {
  std::string name;
  std::string email;
  int age = 0;
};
struct session {
  long id = 0;
  std::array<char, 200> text{};
};
struct order {
  std::string item;
};

template <class T>
std::vector<ufb::pooled<T>> lost;  // that nobody releases before the test is over

ufb::pooled<user> build_user(const std::string& name) {
  return ufb::build<user>().with<&user::name>(name).with<&user::email>(name).with<&user::age>(30).build_pooled();
}

// A monitor whose windows are the test's, a second each.
struct scene {
  std::vector<ufb::memory_verdict> changes;
  ufb::memory_monitor::clock::time_point now{1h};
  ufb::memory_monitor monitor;

  explicit scene(ufb::heap_detail heap = ufb::heap_detail::leave_out) : monitor(options(heap)) {}

  ufb::monitor_options options(ufb::heap_detail heap) {
    ufb::monitor_options options;
    options.ticks_a_window = 1;
    options.heap = heap;
    options.on_change = [this](const ufb::memory_verdict& verdict) { changes.push_back(verdict); };
    return options;
  }

  void end_window() {
    now += 1s;
    monitor.tick(now);
  }
};

const ufb::memory_growth* find(const ufb::memory_verdict& verdict, memory_signal signal) {
  for (const ufb::memory_growth& each : verdict.growing) {
    if (each.signal == signal) return &each;
  }
  return nullptr;
}

// Returns: whether nothing grows; where a tool watches, resident memory is the tool's.
bool is_stable(const ufb::memory_verdict& verdict) {
  return verdict.state == memory_state::stable || (ufb::test::is_watched() && verdict.state == memory_state::growing && verdict.suspect().empty());
}

}  // namespace

TEST_CASE("monitor: one object that is lost in 100 000 builds is found, by its type") {
  scene scene;
  const std::string name = "Ada Lovelace";
  const std::size_t builds = ufb::test::effort(100'000);
  for (int window = 0; window != 5 + 20; ++window) {
    CHECK(scene.monitor.verdict().state == memory_state::warming_up);
    for (std::size_t i = 0; i != builds; ++i) {
      ufb::pooled<user> one = build_user(name);
      const ufb::pooled<order> other = ufb::make_pooled<order>();
      if (i == builds / 2) lost<user>.push_back(std::move(one));
    }
    scene.end_window();
  }
  const ufb::memory_verdict verdict = scene.monitor.verdict();
  CHECK(verdict.state == memory_state::growing);
  CHECK(verdict.windows == 20);
  if (!ufb::test::is_watched()) CHECK(verdict.growing.size() == 1);  // resident memory does not see it
  REQUIRE_FALSE(verdict.growing.empty());
  CHECK(verdict.suspect().ends_with("::user"));
  CHECK(verdict.growing[0].signal == memory_signal::live_objects);
  CHECK(verdict.growing[0].objects_per_window == doctest::Approx(1));
  CHECK(verdict.growing[0].bytes_per_window == doctest::Approx(sizeof(user)));
  CHECK(verdict.growing[0].bytes_per_second == doctest::Approx(sizeof(user)));
  CHECK(verdict.growing[0].confidence > 0.9999);
  REQUIRE_FALSE(scene.changes.empty());
  CHECK(scene.changes.back().suspect() == verdict.suspect());

  // Once it is mended, the windows say so after a while.
  for (int window = 0; window != 60; ++window) scene.end_window();
  CHECK(is_stable(scene.monitor.verdict()));
  CHECK(scene.changes.back().suspect().empty());
  lost<user>.clear();
}

TEST_CASE("monitor: nothing is found in a hundred runs without a leak") {
  std::mt19937 random(7);
  const std::string name = "Ada Lovelace";
  const std::size_t runs = ufb::test::effort(100);
  for (std::size_t run = 0; run != runs; ++run) {
    scene scene;
    std::deque<ufb::pooled<user>> queue;    // of any length, now and then
    std::vector<ufb::pooled<session>> open;  // grows to what there is to have, and stays
    std::vector<ufb::pooled<order>> batch;   // piles up for some windows, and goes
    const std::size_t most_open = random() % 200, batch_windows = 1 + random() % 8;
    for (std::size_t window = 0; window != 5 + 60; ++window) {
      const std::size_t length = random() % 100;
      for (int i = 0; i != 200; ++i) {
        queue.push_back(build_user(name));
        if (queue.size() > length) queue.pop_front();
        if (open.size() < most_open && random() % 10 == 0) open.push_back(ufb::make_pooled<session>());
      }
      while (queue.size() > length) queue.pop_front();
      for (int i = 0; i != 5; ++i) batch.push_back(ufb::make_pooled<order>());
      if (window % batch_windows == 0) batch.clear();
      scene.end_window();
      const ufb::memory_verdict verdict = scene.monitor.verdict();
      CHECK_MESSAGE((verdict.state == memory_state::warming_up || is_stable(verdict)), "run " << run << ", window " << window << ": " << verdict);
    }
    CHECK(is_stable(scene.monitor.verdict()));
  }
}

TEST_CASE("monitor: a leak shows through what goes up and down, and the greatest comes first") {
  std::mt19937 random(11);
  scene scene;
  for (int window = 0; window != 5 + 40; ++window) {
    lost<user>.push_back(ufb::make_pooled<user>());
    for (int i = 0; i != 3; ++i) lost<session>.push_back(ufb::make_pooled<session>());
    std::vector<ufb::pooled<user>> passing(random() % 6);
    for (auto& each : passing) each = ufb::make_pooled<user>();
    scene.end_window();
  }
  const ufb::memory_verdict verdict = scene.monitor.verdict();
  REQUIRE(verdict.growing.size() >= 2);
  CHECK(verdict.suspect().ends_with("::session"));
  CHECK(verdict.growing[0].objects_per_window == doctest::Approx(3));
  CHECK(verdict.growing[1].type.ends_with("::user"));
  CHECK(std::abs(verdict.growing[1].objects_per_window - 1) < 0.3);
  lost<user>.clear();
  lost<session>.clear();
}

TEST_CASE("monitor: the least of a window counts, whatever is alive at some of its ticks") {
  ufb::monitor_options options;
  options.ticks_a_window = 4;
  ufb::memory_monitor monitor(std::move(options));
  std::vector<ufb::pooled<session>> alive;
  for (int window = 0; window != 5 + 30; ++window) {
    for (int tick = 0; tick != 4; ++tick) {
      // More and more, but for one tick.
      for (int i = 0; i != (tick == 2 ? 0 : window * 3); ++i) alive.push_back(ufb::make_pooled<session>());
      monitor.tick();
      alive.clear();
    }
  }
  CHECK(monitor.verdict().windows == 30);
  CHECK(is_stable(monitor.verdict()));
}

TEST_CASE("monitor: memory that is lost elsewhere is found by the heap, and by what is resident") {
  if (ufb::test::is_watched()) return;  // malloc is the tool's
  ufb::trim_memory();  // what is lost takes new memory from the first window on
  scene scene(ufb::heap_detail::ask);
  std::vector<std::unique_ptr<char[]>> kept;
  constexpr std::size_t bytes = 300'000;
  for (int window = 0; window != 5 + 30; ++window) {
    for (int i = 0; i != 300; ++i) kept.emplace_back(static_cast<char*>(std::memset(new char[1000], 1, 1000)));
    scene.end_window();
  }
  const ufb::memory_verdict verdict = scene.monitor.verdict();
  CHECK(verdict.state == memory_state::growing);
  CHECK(verdict.suspect().empty());
  for (const memory_signal signal : {memory_signal::heap, memory_signal::resident}) {
    CAPTURE(static_cast<int>(signal));
    const ufb::memory_growth* const growth = find(verdict, signal);
    REQUIRE(growth != nullptr);
    CHECK(growth->bytes_per_window > 0.8 * bytes);
    CHECK(growth->bytes_per_window < 1.3 * bytes);
  }
}

TEST_CASE("monitor: the thread finds it too") {
  std::binary_semaphore found{0};
  std::atomic<bool> is_released = false;
  ufb::monitor_options options;
  options.interval = 1ms;
  options.ticks_a_window = 2;
  options.on_change = [&](const ufb::memory_verdict& verdict) {
    if (verdict.suspect().ends_with("::session") && !is_released.exchange(true)) found.release();
  };
  ufb::memory_monitor monitor(std::move(options));
  monitor.start();
  monitor.start();
  bool is_found = false;
  for (int i = 0; i != 60'000 && !is_found; ++i) {
    lost<session>.push_back(ufb::make_pooled<session>());
    is_found = found.try_acquire_for(1ms);
  }
  CHECK(is_found);
  monitor.stop();
  lost<session>.clear();
}

TEST_CASE("monitor: options that make no sense are refused") {
  const auto with = [](std::size_t ticks, std::size_t least, std::size_t most) {
    ufb::monitor_options options;
    options.ticks_a_window = ticks;
    options.least_windows = least;
    options.most_windows = most;
    return ufb::memory_monitor(std::move(options)).verdict().windows;
  };
  CHECK(with(1, 8, 8) == 0);
  CHECK_THROWS_AS(with(0, 20, 60), std::invalid_argument);
  CHECK_THROWS_AS(with(1, 7, 60), std::invalid_argument);
  CHECK_THROWS_AS(with(1, 20, 19), std::invalid_argument);
}

TEST_CASE("monitor: one line for people") {
  std::ostringstream out;
  out << ufb::memory_verdict{memory_state::warming_up, 3, {}} << '\n' << ufb::memory_verdict{memory_state::stable, 20, {}} << '\n';
  out << ufb::memory_verdict{memory_state::growing, 20, {{memory_signal::live_objects, "shop::user", 2, 128, 64, 0.5}}} << '\n';
  out << ufb::memory_verdict{memory_state::growing, 20, {{memory_signal::heap, "", 0, 128, 64, 0.5}}};
  CHECK(out.str() ==
        "warming up: 3 windows\nstable over 20 windows\ngrowing by 128 B a window (64 B/s), confidence 0.5, suspect shop::user\n"
        "growing by 128 B a window (64 B/s), confidence 0.5, by heap");
}
