// pool.hpp against a model: a stack of idle slots whose bottom falls out beyond the limit. With one thread a pool is exactly that, whatever
// is done with it and however large its objects are. A failure names the seed and the step.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <random>
#include <ufb/pool.hpp>
#include <utility>
#include <vector>

#include "effort.hpp"

namespace {

struct refused {};

// Its check is wrong whenever its memory was given to somebody else. `alive` counts those of this size.
template <std::size_t Bytes>
struct item {
  static inline std::size_t alive = 0;
  static inline std::size_t broken = 0;

  explicit item(std::uint64_t number) noexcept : id(number), check(~number) { ++alive; }
  explicit item(refused) { throw refused(); }
  item(const item&) = delete;
  item& operator=(const item&) = delete;
  ~item() {
    if (check != ~id) ++broken;
    check = 0;
    --alive;
  }

  std::uint64_t id;
  std::uint64_t check;
  std::array<std::byte, Bytes - 16> rest;
};

template <std::size_t Bytes>
class model {
 public:
  using object = item<Bytes>;

  explicit model(std::uint64_t seed) : random_(seed) {
    ufb::pool<object>::set_limit(limit_);
    ufb::pool<object>::clear();
    ufb::reset_pool_stats();
    ufb::detail::pool_gate<object>::learn(&keep_even);
  }

  void run(std::size_t steps) {
    for (std::size_t step = 0; step != steps; ++step) {
      CAPTURE(step);
      if (step % 2000 == 0) wanted_ = below(10) == 0 ? 0 : below(3000);
      act(live_.size() < wanted_);
      if (step < 300 || step % 97 == 0) compare();
    }
    while (!live_.empty()) release(live_.size() - 1);
    compare();
    clear();
    compare();
    REQUIRE(ufb::pool<object>::stats().bytes_reserved == 0);
    REQUIRE(object::alive == 0);
    REQUIRE(object::broken == 0);
  }

 private:
  static std::size_t even(object& value) noexcept { return value.id % 2 == 0 ? std::size_t{0} : ~std::size_t{0}; }
  static constexpr ufb::detail::pool_operations<object> keep_even{.make_idle = even, .used = even};

  struct idle_slot {
    object* slot;  // null: not known which
    bool living;
    std::uint64_t id;
  };

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  // Once in a while something rare; else towards the wanted number of live objects, with noise and in bursts.
  void act(bool grow) {
    const std::size_t dice = below(1000);
    if (dice == 0) return clear();
    if (dice == 1) return set_limit();
    if (dice == 2) return reset_counts();
    if (dice < 20) return abandon();
    if (dice < 40) return fail();
    if (dice < 60 && !live_.empty()) return release_and_adopt();
    if (dice < 70) {
      for (std::size_t n = below(300); n != 0; --n) make();
      return;
    }
    if (dice < 80) {
      for (std::size_t n = std::min(below(300), live_.size()); n != 0; --n) release(dice % 2 == 0 ? live_.size() - 1 : 0);
      return;
    }
    if (grow == (below(4) != 0)) return dice % 2 == 0 ? make() : build();
    if (!live_.empty()) release(below(live_.size()));
  }

  // The slot that comes next: the newest idle one, or one that nobody had.
  idle_slot take() {
    if (idle_.empty()) {
      ++misses_;
      return {nullptr, false, 0};
    }
    ++hits_;
    const idle_slot top = idle_.back();
    idle_.pop_back();
    return top;
  }

  void give(object* slot, bool living, std::uint64_t id) {
    idle_.push_back({slot, living, id});
    shrink();
  }

  void shrink() {
    for (; idle_.size() > limit_; ++drops_) idle_.pop_front();
  }

  void make() {
    const idle_slot expected = take();
    live_.push_back(ufb::make_pooled<object>(next_id_++));
    if (expected.slot != nullptr) REQUIRE(live_.back().get() == expected.slot);
  }

  // As build_pooled() does: an object that is still alive has the values that it was released with, and is given new ones.
  void build() {
    const idle_slot expected = take();
    ufb::detail::recycled_slot<object> slot(&keep_even);
    if (expected.slot != nullptr) REQUIRE(slot.get() == expected.slot);
    REQUIRE(slot.holds_object() == expected.living);
    if (slot.holds_object()) {
      REQUIRE(slot.get()->id == expected.id);
      slot.get()->id = next_id_;
      slot.get()->check = ~next_id_;
    } else {
      ::new (static_cast<void*>(slot.get())) object(next_id_);
      slot.constructed();
    }
    ++next_id_;
    live_.push_back(std::move(slot).hand_over());
  }

  // A slot that nobody was handed goes back as it is.
  void abandon() {
    const idle_slot expected = take();
    object* address = nullptr;
    {
      ufb::detail::recycled_slot<object> slot(&keep_even);
      address = slot.get();
      REQUIRE(slot.holds_object() == expected.living);
    }
    give(address, expected.living, expected.id);
  }

  // A constructor that throws leaves the slot raw, also where there was an object.
  void fail() {
    const idle_slot expected = take();
    REQUIRE_THROWS_AS((void)ufb::make_pooled<object>(refused()), refused);
    give(expected.slot, false, 0);
  }

  void release(std::size_t index) {
    std::swap(live_[index], live_.back());
    ufb::pooled<object> gone = std::move(live_.back());
    live_.pop_back();
    REQUIRE(gone->check == ~gone->id);
    const std::uint64_t id = gone->id;
    object* const address = gone.get();
    gone.reset();
    give(address, id % 2 == 0, id);
  }

  void release_and_adopt() {
    ufb::pooled<object>& one = live_[below(live_.size())];
    one = ufb::pooled<object>::adopt(one.release());
  }

  void clear() {
    ufb::pool<object>::clear();
    idle_.clear();
  }

  void set_limit() {
    limit_ = below(4) == 0 ? below(20) : below(3000);
    ufb::pool<object>::set_limit(limit_);
    REQUIRE(ufb::pool<object>::limit() == limit_);
    shrink();
  }

  void reset_counts() {
    ufb::reset_pool_stats();
    hits_ = misses_ = drops_ = 0;
  }

  void compare() {
    const ufb::pool_detail stats = ufb::pool<object>::stats();
    REQUIRE(stats.objects == idle_.size());
    REQUIRE(stats.live == live_.size());
    REQUIRE(stats.hits == hits_);
    REQUIRE(stats.misses == misses_);
    REQUIRE(stats.drops == drops_);
    REQUIRE(stats.bytes_reserved >= (idle_.size() + live_.size()) * Bytes);
    std::size_t alive = live_.size();
    for (const idle_slot& each : idle_) alive += each.living ? 1 : 0;
    REQUIRE(object::alive == alive);
    REQUIRE(object::broken == 0);
  }

  std::mt19937_64 random_;
  std::deque<idle_slot> idle_;  // the oldest first
  std::vector<ufb::pooled<object>> live_;
  std::size_t limit_ = 1000;
  std::size_t wanted_ = 0;
  std::uint64_t hits_ = 0, misses_ = 0, drops_ = 0, next_id_ = 0;
};

template <std::size_t Bytes>
void run_seeds(std::size_t steps) {
  for (const std::uint64_t seed : {1u, 2u, 3u, 20240607u}) {
    CAPTURE(seed);
    model<Bytes>(seed).run(ufb::test::effort(steps));
  }
}

}  // namespace

TEST_CASE("model: small objects, a thousand a slab") { run_seeds<16>(60'000); }
TEST_CASE("model: objects of several cache lines") { run_seeds<200>(40'000); }
TEST_CASE("model: objects of a page, of which a thread keeps few vacant") { run_seeds<4000>(20'000); }
TEST_CASE("model: objects of which a thread keeps none vacant") { run_seeds<20'000>(8000); }
