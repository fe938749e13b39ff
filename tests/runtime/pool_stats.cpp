// pool_stats.hpp: the sums are exact, say what they say they do, and can be reset and printed.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <ufb/pool.hpp>
#include <vector>

namespace stats_test {

struct order {
  std::uint64_t words[10];
};
struct invoice {
  std::string text;
};
template <class T>
struct tagged {
  int number;
};

}  // namespace stats_test

namespace {

using stats_test::invoice;
using stats_test::order;

const ufb::pool_detail* find(const std::vector<ufb::pool_detail>& details, std::string_view name) {
  const auto found = std::find_if(details.begin(), details.end(), [&](const ufb::pool_detail& one) { return one.name == name; });
  return found == details.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("statistics: a pool is called what its type is called, to its end") {
  using stats_test::tagged;
  CHECK(ufb::pool<tagged<int[3]>>::stats().name.starts_with("stats_test::tagged<int"));
  CHECK(ufb::pool<tagged<int[3]>>::stats().name.ends_with("[3]>"));
}

TEST_CASE("statistics: totals are the sums of the pools") {
  const ufb::pool_stats before = ufb::get_pool_stats();
  std::vector<ufb::pooled<order>> orders;
  for (int i = 0; i != 30; ++i) orders.push_back(ufb::make_pooled<order>());
  orders.resize(10);
  for (int i = 0; i != 5; ++i) orders.push_back(ufb::make_pooled<order>());
  auto bill = ufb::make_pooled<invoice>("text");

  const ufb::pool_stats after = ufb::get_pool_stats();
  CHECK(after.total_pools == before.total_pools + 2);
  CHECK(after.total_objects == before.total_objects + 15);
  CHECK(after.total_live == before.total_live + 16);
  CHECK(after.total_misses == before.total_misses + 31);
  CHECK(after.total_hits == before.total_hits + 5);
  CHECK(after.total_drops == before.total_drops);
  CHECK(after.bytes_idle == before.bytes_idle + 15 * sizeof(order));
  CHECK(after.bytes_live == before.bytes_live + 15 * sizeof(order) + sizeof(invoice));
  CHECK(after.bytes_reserved == before.bytes_reserved + 2 * 65536);

  const std::vector<ufb::pool_detail> details = ufb::get_detailed_pool_stats();
  CHECK(details.size() == after.total_pools);
  CHECK(std::is_sorted(details.begin(), details.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
  const ufb::pool_detail* const one = find(details, "stats_test::order");
  REQUIRE(one != nullptr);
  CHECK(one->object_bytes == 80);
  CHECK(one->limit == 1000);
  CHECK(one->objects == 15);
  CHECK(one->live == 15);
  CHECK(one->hits == 5);
  CHECK(one->misses == 30);
  CHECK(one->hit_rate == doctest::Approx(5.0 / 35));
  CHECK(find(details, "stats_test::invoice")->live == 1);
}

TEST_CASE("statistics: a reset starts the counts again and leaves the objects") {
  struct object {
    int value;
  };
  auto live = ufb::make_pooled<object>(1);
  ufb::make_pooled<object>(2).reset();
  ufb::pool<object>::set_limit(0);
  CHECK(ufb::pool<object>::stats().drops == 1);
  ufb::pool<object>::set_limit(10);
  ufb::make_pooled<object>(2).reset();
  ufb::reset_pool_stats();
  ufb::pool_detail now = ufb::pool<object>::stats();
  CHECK(now.hits == 0);
  CHECK(now.misses == 0);
  CHECK(now.drops == 0);
  CHECK(now.hit_rate == 0);
  CHECK(now.objects == 1);
  CHECK(now.live == 1);
  CHECK(ufb::get_pool_stats().average_hit_rate == 0);
  ufb::make_pooled<object>(3).reset();
  now = ufb::pool<object>::stats();
  CHECK(now.hits == 1);
  CHECK(now.hit_rate == 1);
  CHECK(ufb::get_pool_stats().average_hit_rate == 1);
}

TEST_CASE("statistics: what was made, the room there is, and how much of it is used") {
  struct object {
    std::uint64_t words[8];
  };
  std::vector<ufb::pooled<object>> many;
  for (int i = 0; i != 1500; ++i) many.push_back(ufb::make_pooled<object>());
  many.resize(600);
  const ufb::pool_detail now = ufb::pool<object>::stats();
  CHECK(now.live == 600);
  CHECK(now.objects == 900);
  CHECK(now.created == 1500);
  CHECK(now.bytes_used == 1500 * 64);
  CHECK(now.bytes_reserved == 2 * 65536);
  CHECK(now.capacity >= 2 * 1000);
  CHECK(now.capacity * 64 <= now.bytes_reserved);
  CHECK(now.utilisation == doctest::Approx(600.0 / static_cast<double>(now.capacity)));
  ufb::reset_pool_stats();
  CHECK(ufb::pool<object>::stats().created == 1500);
  many.clear();
  ufb::pool<object>::clear();
  const ufb::pool_detail after = ufb::pool<object>::stats();
  CHECK(after.capacity == 0);
  CHECK(after.utilisation == 0);
  CHECK(after.bytes_used == 0);
  CHECK(after.created == 1500);
}

TEST_CASE("statistics: objects that another thread released than the one that took them") {
  struct object {
    int value;
  };
  std::vector<ufb::pooled<object>> mine;
  for (int i = 0; i != 700; ++i) mine.push_back(ufb::make_pooled<object>(i));
  mine.resize(600);
  CHECK(ufb::pool<object>::stats().remote_frees == 0);
  std::thread([&] {
    mine.resize(250);
    for (int i = 0; i != 1000; ++i) ufb::make_pooled<object>(i).reset();  // its own, in slots that were others'
    mine.push_back(ufb::make_pooled<object>(1));
  }).join();
  CHECK(ufb::pool<object>::stats().remote_frees == 350);
  const ufb::pool_stats before = ufb::get_pool_stats();
  mine.clear();
  CHECK(ufb::pool<object>::stats().remote_frees == 351);
  CHECK(ufb::get_pool_stats().total_remote_frees == before.total_remote_frees + 1);
  ufb::reset_pool_stats();
  CHECK(ufb::pool<object>::stats().remote_frees == 0);
}

TEST_CASE("statistics: the most that were live, idle and reserved at a time") {
  struct object {
    std::uint64_t words[8];
  };
  const auto take = [](std::size_t n) {
    std::vector<ufb::pooled<object>> many;
    for (std::size_t i = 0; i != n; ++i) many.push_back(ufb::make_pooled<object>());
    return many;
  };
  for (const std::size_t n : {1u, 40u, 33u, 48u, 49u, 500u, 3000u}) {
    CAPTURE(n);
    ufb::pool<object>::clear();
    ufb::reset_pool_stats();
    (void)take(n);
    (void)take(n / 2);
    const ufb::pool_detail now = ufb::pool<object>::stats();
    CHECK(now.live == 0);
    CHECK(now.most_live == n);
    CHECK(now.most_objects == std::min<std::size_t>(n, 1000));
    CHECK(now.most_bytes_reserved == (n < 1000 ? 1u : 3u) * 65536);
    CHECK(ufb::get_pool_stats().most_bytes_reserved >= now.most_bytes_reserved);
  }
  const auto live = take(20);
  ufb::reset_pool_stats();
  ufb::pool<object>::clear();
  const ufb::pool_detail now = ufb::pool<object>::stats();
  CHECK(now.most_live == 20);
  CHECK(now.most_objects == 980);
  CHECK(now.most_bytes_reserved > 65536);
  ufb::reset_pool_stats();
  CHECK(ufb::pool<object>::stats().most_bytes_reserved == 65536);
  CHECK(ufb::pool<object>::stats().most_objects == 0);
  (void)take(10);
  CHECK(ufb::pool<object>::stats().most_live == 30);
}

TEST_CASE("clear_pools: every pool lets go of what is idle") {
  ufb::make_pooled<order>().reset();
  ufb::make_pooled<invoice>().reset();
  CHECK(ufb::get_pool_stats().total_objects >= 2);
  CHECK(ufb::clear_pools() > 0);
  CHECK(ufb::get_pool_stats().total_objects == 0);
  CHECK(ufb::pool<order>::stats().bytes_reserved == 0);
  CHECK(ufb::clear_pools() == 0);
}

namespace {

template <class T>
void take_and_release(int n) {
  std::vector<ufb::pooled<T>> many;
  for (int i = 0; i != n; ++i) many.push_back(ufb::make_pooled<T>());
}

}  // namespace

TEST_CASE("clears: counted where something idle went") {
  struct object {
    int value = 0;
  };
  const auto clears = [] { return ufb::pool<object>::stats().clears; };
  ufb::pool<object>::clear();
  CHECK(clears() == 0);  // nothing there
  take_and_release<object>(100);
  ufb::pool<object>::clear();
  CHECK(clears() == 1);
  ufb::pool<object>::clear();
  ufb::clear_pools();
  CHECK(clears() == 1);
  take_and_release<object>(1);  // in this thread's cache only
  ufb::clear_pools();
  CHECK(clears() == 2);
  auto live = ufb::make_pooled<object>();
  ufb::clear_pools();
  CHECK(clears() == 2);
  std::thread([&] {
    live.reset();
    std::thread([] { ufb::clear_pools(); }).join();  // what the other keeps goes later, but this is when it was asked
  }).join();
  CHECK(clears() == 3);
  ufb::pool<object>::clear();
  CHECK(clears() == 3);
  ufb::reset_pool_stats();
  CHECK(clears() == 0);
}

TEST_CASE("clears: a trim that leaves something idle is none") {
  struct object {
    std::uint64_t words[32];
  };
  ufb::pool<object>::set_limit(2000);
  take_and_release<object>(2000);
  CHECK(ufb::pool<object>::trim(100'000) >= 100'000);
  CHECK(ufb::pool<object>::stats().objects != 0);
  CHECK(ufb::pool<object>::stats().clears == 0);
  ufb::pool<object>::trim(100'000'000);
  CHECK(ufb::pool<object>::stats().objects == 0);
  CHECK(ufb::pool<object>::stats().clears == 1);
}

TEST_CASE("clears: one that follows another is at a low hit rate where most requests between them were misses") {
  struct object {
    int value = 0;
  };
  const auto low = [] { return ufb::pool<object>::stats().clears_at_low_hit_rate; };
  ufb::clear_pools();
  ufb::reset_pool_stats();
  take_and_release<object>(100);  // misses
  ufb::pool<object>::clear();
  CHECK(low() == 0);  // it follows none
  take_and_release<object>(100);
  ufb::pool<object>::clear();
  CHECK(low() == 1);
  take_and_release<object>(100);
  take_and_release<object>(100);  // as many hits
  ufb::pool<object>::clear();
  CHECK(low() == 1);
  take_and_release<object>(101);
  take_and_release<object>(100);  // one less
  ufb::clear_pools();
  CHECK(low() == 2);
  const ufb::pool_stats all = ufb::get_pool_stats();
  CHECK(all.total_clears == 4);
  CHECK(all.total_clears_at_low_hit_rate == 2);
  take_and_release<object>(100);
  ufb::reset_pool_stats();
  CHECK(low() == 0);
  ufb::pool<object>::clear();
  CHECK(low() == 0);  // the first since the reset
  CHECK(ufb::get_pool_stats().total_clears == 1);
}

TEST_CASE("statistics: every number, for people") {
  std::ostringstream out;
  out << ufb::pool_stats{.total_pools = 1, .total_objects = 2, .total_live = 3, .total_hits = 4, .total_misses = 5, .total_drops = 6,
                         .total_clears = 16, .total_clears_at_low_hit_rate = 17, .total_remote_frees = 7, .total_created = 8, .total_capacity = 9, .utilisation = 0.25, .average_hit_rate = 0.75,
                         .bytes_idle = 10, .bytes_live = 11, .bytes_used = 12, .bytes_retained = 13, .bytes_reserved = 14,
                         .most_bytes_reserved = 15};
  CHECK(out.str() ==
        "pools: 1\n"
        "objects: 2 idle, 3 live, 8 created, room for 9 (utilisation 0.25)\n"
        "requests: 4 hits, 5 misses (hit rate 0.75), 6 drops, 7 remote frees\n"
        "clears: 16, 17 at a low hit rate\n"
        "bytes: 10 idle, 11 live, 12 used, 13 retained, 14 reserved (at most 15)");
  out.str("");
  out << ufb::pool_detail{.name = "shop::user", .object_bytes = 80, .limit = 1000, .objects = 1, .live = 2, .hits = 3, .misses = 4,
                          .drops = 5, .clears = 15, .clears_at_low_hit_rate = 16, .hit_rate = 0.5, .remote_frees = 6, .created = 7, .capacity = 8, .utilisation = 0.25, .bytes_used = 9,
                          .bytes_retained = 10, .bytes_reserved = 11, .most_objects = 12, .most_live = 13, .most_bytes_reserved = 14};
  CHECK(out.str() ==
        "shop::user of 80 B: 1 idle of at most 1000 (most 12), 2 live (most 13), 7 created, room for 8 (utilisation 0.25), 3 hits, 4 misses "
        "(hit rate 0.5), 5 drops, 6 remote frees, 15 clears (16 at a low hit rate), 9 B used, 10 B retained, 11 B reserved (most 14 B)");
}
