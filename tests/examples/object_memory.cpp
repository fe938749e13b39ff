// 05_object_memory: what holds of its numbers on every machine. A mode adds nothing to an object, and a pool next to nothing to its objects.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "measure.hpp"

TEST_CASE("object_memory: no mode adds a byte to an object, nor a pool to one that is idle") {
  const std::vector<object_cost> all = measure();
  REQUIRE(all.size() == 12);
  for (std::size_t i = 0; i != all.size(); ++i) {
    const object_cost& by_hand = all[i / 4 * 4];
    const object_cost& interface = all[i / 4 * 4 + 1];
    const object_cost& each = all[i];
    CAPTURE(each.shape);
    CAPTURE(each.mode);
    CHECK(each.shape == by_hand.shape);
    CHECK(each.object_bytes == by_hand.object_bytes);
    REQUIRE(each.retained_bytes.has_value() == by_hand.retained_bytes.has_value());
    if (each.retained_bytes) {
      CHECK(*each.retained_bytes >= static_cast<double>(each.object_bytes) - 0.5);
      CHECK(std::abs(*each.retained_bytes - *by_hand.retained_bytes) < 0.5);
    } else if (i == 0) {
      MESSAGE("malloc does not say here what it has allocated");
    }
    if (i % 4 == 0) continue;

    const auto& [none, hundred, thousand] = each.pools;
    CHECK(none.idle == 0);
    CHECK(none.slot_bytes + none.owned_bytes + none.reserved_bytes == 0);
    REQUIRE(hundred.idle == 100);
    REQUIRE(thousand.idle == 1000);
    CHECK(hundred.slot_bytes >= 100 * each.object_bytes);
    CHECK(hundred.slot_bytes <= 101 * each.object_bytes);  // 1 % at most
    CHECK(thousand.slot_bytes == 10 * hundred.slot_bytes);
    CHECK(thousand.owned_bytes == 10 * hundred.owned_bytes);
    CHECK(thousand.slot_bytes == interface.pools[2].slot_bytes);
    CHECK(thousand.owned_bytes == interface.pools[2].owned_bytes);
    CHECK(thousand.reserved_bytes >= thousand.slot_bytes);
    CHECK(thousand.reserved_bytes <= thousand.slot_bytes + 2 * 65536);  // the slab that is not full, and one to spare
    if (each.shape != "S8") CHECK(thousand.owned_bytes == 0);           // short texts are in the object
  }
}
