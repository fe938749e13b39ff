// How pools grow, and that they stop: the same after 100 operations as after 10 000, the peak of what was alive at a time, and never more
// idle than the limit.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <ufb/aggregate.hpp>
#include <ufb/build.hpp>
#include <ufb/pool.hpp>
#include <ufb/pool_stats.hpp>
#include <vector>

namespace {

struct user {
  std::string name;
  std::string email;
  int age = 0;
};
struct order {
  long id = 0;
  std::vector<std::string> items;
};

ufb::pool_detail pool_of(const std::string& type) {
  for (const ufb::pool_detail& each : ufb::get_detailed_pool_stats()) {
    if (each.name.ends_with("::" + type)) return each;
  }
  FAIL("no pool of " << type);
  return {};
}

// One request of a server: so many users, alive together, then gone.
void serve(std::size_t users) {
  std::vector<ufb::pooled<user>> alive;
  for (std::size_t i = 0; i != users; ++i) {
    const std::string name = "user " + std::to_string(i);
    alive.push_back(ufb::build<user>().with<&user::name>(name).with<&user::email>(name).with<&user::age>(30).build_pooled());
  }
}

}  // namespace

TEST_CASE("pools grow to what is alive at a time, and not with what was done") {
  constexpr std::size_t peak = 8;
  const auto after = [](int operations) {
    for (int i = 0; i != operations; ++i) serve(1 + static_cast<std::size_t>(i) % peak);
    return pool_of("user");
  };
  const ufb::pool_detail early = after(100);
  CHECK(early.objects == peak);
  CHECK(early.live == 0);
  CHECK(early.created == peak);
  const ufb::pool_detail late = after(10'000);
  CHECK(late.objects == early.objects);
  CHECK(late.live == 0);
  CHECK(late.created == early.created);
  CHECK(late.capacity == early.capacity);
  CHECK(late.bytes_reserved == early.bytes_reserved);
  CHECK(late.drops == 0);
  CHECK(late.hit_rate > 0.999);
}

TEST_CASE("never more is idle than the limit, whatever was alive") {
  constexpr std::size_t limit = 100;
  ufb::set_pool_limit<order>(limit);
  std::size_t most_idle = 0;
  for (std::size_t alive = 1; alive < 3000; alive = alive * 3 / 2 + 1) {
    std::vector<ufb::pooled<order>> orders;
    for (std::size_t i = 0; i != alive; ++i) orders.push_back(ufb::build<order>().with<&order::id>(long(i)).build_pooled());
    while (!orders.empty()) {
      orders.pop_back();
      most_idle = std::max(most_idle, pool_of("order").objects);
    }
    CHECK(pool_of("order").objects == std::min(alive, limit));
    CHECK(pool_of("order").live == 0);
  }
  CHECK(most_idle == limit);
  CHECK(pool_of("order").most_objects == limit);
  CHECK(pool_of("order").drops > 0);
}
