// What idle objects own: whatever the container, either it is counted, bounded by retained_bytes and part of the budget, or the object ends.
#include <doctest/doctest.h>

#include <boost/circular_buffer.hpp>
#include <boost/container/deque.hpp>
#include <boost/container/devector.hpp>
#include <boost/container/flat_map.hpp>
#include <boost/container/small_vector.hpp>
#include <boost/container/stable_vector.hpp>
#include <boost/container/static_vector.hpp>
#include <boost/container/string.hpp>
#include <boost/container/vector.hpp>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <forward_list>
#include <functional>
#include <limits>
#include <list>
#include <map>
#include <memory_resource>
#include <new>
#include <queue>
#include <set>
#include <stack>
#include <string>
#include <tuple>
#include <ufb/build.hpp>
#include <ufb/pool.hpp>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

namespace {

std::size_t owned = 0;  // bytes

// Stateless, and so the pool takes it for the standard's.
template <class T>
struct counting {
  using value_type = T;
  counting() = default;
  template <class U>
  counting(const counting<U>&) noexcept {}

  T* allocate(std::size_t n) {
    owned += n * sizeof(T);
    return static_cast<T*>(::operator new(n * sizeof(T)));
  }
  void deallocate(T* memory, std::size_t n) noexcept {
    owned -= n * sizeof(T);
    ::operator delete(memory);
  }
  bool operator==(const counting&) const noexcept { return true; }
};

using text = std::basic_string<char, std::char_traits<char>, counting<char>>;
using wide_text = std::basic_string<wchar_t, std::char_traits<wchar_t>, counting<wchar_t>>;
using ints = std::vector<int, counting<int>>;
using entry = std::pair<const int, int>;

// Keeps what it had, and nobody can ask how much: a ring that only grows.
class ring {
 public:
  using value_type = int;
  const int* begin() const { return memory_.data(); }
  const int* end() const { return memory_.data() + size_; }
  void clear() noexcept { size_ = 0; }
  void push_back(int value) {
    if (size_ == memory_.size()) memory_.resize(2 * size_ + 1);
    memory_[size_++] = value;
  }

 private:
  ints memory_;
  std::size_t size_ = 0;
};

// Hides that it keeps what it had: it can only be copied.
struct copied_only {
  copied_only() noexcept {}
  copied_only(const copied_only& other) : inner(other.inner) {}
  copied_only& operator=(const copied_only& other) {
    inner = other.inner;
    return *this;
  }
  ~copied_only() {}
  ints inner;
};

// Is it as the pool requires it of what stays? `new_bytes` is what a new F may own.
template <class F, class Fill>
std::size_t check(const char* what, Fill fill, std::size_t new_bytes = 0) {
  CAPTURE(what);
  const std::size_t before = owned;
  std::size_t retained = 0;
  {
    F field;
    fill(field);
    CHECK(owned > before + 100'000);
    retained = ufb::detail::retained(field);
    if (retained < ufb::detail::too_much) {
      CHECK(owned - before <= retained + retained / 8 + new_bytes);
      CHECK(ufb::detail::used(field) <= retained);
      fill(field);  // it is as good as new
    }
  }
  CHECK(owned == before);
  return retained;
}

constexpr auto push_ints = [](auto& to) {
  for (int i = 0; i != 50'000; ++i) to.push_back(i);
};
constexpr auto insert_ints = [](auto& to) {
  for (int i = 0; i != 50'000; ++i) to.insert(to.end(), i);
};

}  // namespace

TEST_CASE("retained: capacity that can be asked for is counted") {
  CHECK(check<ints>("vector", push_ints) == 65'536 * sizeof(int));
  CHECK(check<text>("string", [](auto& to) { to.assign(200'000, 'x'); }) == 200'001);
  CHECK(check<wide_text>("wstring", [](auto& to) { to.assign(200'000, L'x'); }) >= 199'000 * sizeof(wchar_t));
  const std::size_t bits = check<std::vector<bool, counting<bool>>>("vector<bool>", [](auto& to) { to.assign(2'000'000, true); });
  CHECK(bits == 250'000);
  CHECK(check<std::vector<text, counting<text>>>("texts", [](auto& to) { to.assign(100, text(2000, 'x')); }) ==
        100 * (sizeof(text) + 2001));
  CHECK(check<boost::container::vector<int, counting<int>>>("boost vector", push_ints) < ufb::detail::too_much);
  CHECK(check<boost::container::small_vector<int, 8, counting<int>>>("small_vector", push_ints) < ufb::detail::too_much);
  CHECK(check<boost::container::devector<int, counting<int>>>("devector", push_ints) < ufb::detail::too_much);
  CHECK(check<boost::container::basic_string<char, std::char_traits<char>, counting<char>>>(
            "boost string", [](auto& to) { to.assign(200'000, 'x'); }) < ufb::detail::too_much);
  using flat = boost::container::flat_map<int, int, std::less<>, counting<std::pair<int, int>>>;
  CHECK(check<flat>("flat_map", [](auto& to) {
          for (int i = 0; i != 50'000; ++i) to.emplace_hint(to.end(), i, i);
        }) < ufb::detail::too_much);
  CHECK(check<boost::circular_buffer<int, counting<int>>>("circular_buffer", [](auto& to) {
          to.set_capacity(50'000);
          push_ints(to);
        }) >= 50'000 * sizeof(int));
}

TEST_CASE("retained: buckets are counted, nodes are gone") {
  const std::size_t set = check<std::unordered_set<int, std::hash<int>, std::equal_to<>, counting<int>>>("unordered_set", insert_ints);
  CHECK(set >= 50'000 * sizeof(void*));
  CHECK(set < ufb::detail::too_much);
  CHECK(check<std::set<int, std::less<>, counting<int>>>("set", insert_ints) == 0);
  CHECK(check<std::multimap<int, int, std::less<>, counting<entry>>>("multimap", [](auto& to) {
          for (int i = 0; i != 50'000; ++i) to.emplace(i, i);
        }) == 0);
  CHECK(check<std::list<int, counting<int>>>("list", push_ints) == 0);
  CHECK(check<std::forward_list<int, counting<int>>>("forward_list", [](auto& to) { to.assign(50'000, 1); }) == 0);
}

TEST_CASE("retained: what cannot be asked is made anew, or the object ends") {
  using deque = std::deque<int, counting<int>>;
  CHECK(check<deque>("deque", push_ints, 1024) == 0);
  CHECK(check<std::queue<int, deque>>("queue", [](auto& to) {
          for (int i = 0; i != 50'000; ++i) to.push(i);
        }, 1024) == 0);
  CHECK(check<std::stack<int, deque>>("stack", [](auto& to) {
          for (int i = 0; i != 50'000; ++i) to.push(i);
        }, 1024) == 0);
  CHECK(check<std::priority_queue<int, ints>>("priority_queue", [](auto& to) {
          for (int i = 0; i != 50'000; ++i) to.push(i);
        }) == 0);
  CHECK(check<boost::container::deque<int, counting<int>>>("boost deque", push_ints, 1024) == 0);
  CHECK(check<ring>("ring", push_ints) == 0);
  check<std::pair<text, int>>("pair", [](auto& to) { to.first.assign(200'000, 'x'); });
  CHECK(check<std::tuple<text>>("tuple", [](auto& to) { std::get<0>(to).assign(200'000, 'x'); }) == 0);
  CHECK(check<std::variant<int, text>>("variant", [](auto& to) { to.template emplace<1>(200'000, 'x'); }) == 0);
  CHECK(check<copied_only>("copied only", [](auto& to) { push_ints(to.inner); }) >= ufb::detail::too_much);
  std::filesystem::path path(std::string(10'000, 'x'));
  CHECK(ufb::detail::retained(path) == 0);
  CHECK(path.native().capacity() < 100);
}

TEST_CASE("retained: room inside of the object is not counted") {
  boost::container::static_vector<std::string, 1000> fixed(500, "text");
  CHECK(ufb::detail::retained(fixed) == 0);
  CHECK(fixed.empty());
  boost::container::small_vector<std::string, 100> small(50, "text");
  CHECK(ufb::detail::retained(small) == 0);
  std::string text = "short";
  CHECK(ufb::detail::retained(text) == 0);
}

TEST_CASE("recyclable: not what would keep the memory resource of the object before, however hidden") {
  struct with_text {
    std::pmr::string text;
  };
  using ufb::detail::assigns_completely;
  CHECK_FALSE(assigns_completely<std::pmr::string>());
  CHECK_FALSE(assigns_completely<std::pair<int, std::pmr::string>>());
  CHECK_FALSE(assigns_completely<std::tuple<std::pmr::vector<int>>>());
  CHECK_FALSE(assigns_completely<std::variant<int, std::pmr::string>>());
  CHECK_FALSE(assigns_completely<std::stack<int, std::pmr::deque<int>>>());
  CHECK_FALSE(assigns_completely<with_text>());
  CHECK_FALSE(assigns_completely<std::optional<with_text>>());
  CHECK(assigns_completely<std::pair<int, std::string>>());
  CHECK(assigns_completely<std::stack<int>>());
  CHECK(assigns_completely<std::map<int, std::string>>());
}

namespace {

struct letter {
  std::string text;
};
struct queue {
  std::string name;
  std::deque<int> numbers;
};
struct bag {
  boost::container::vector<int> numbers;
};

template <class T, class... With>
void idle(std::size_t n, auto fill) {
  std::vector<ufb::pooled<T>> many;
  for (std::size_t i = 0; i != n; ++i) {
    many.push_back(ufb::pool<T>::recycle());
    fill(*many.back());
  }
}

}  // namespace

TEST_CASE("retained: an object with a deque stays, its chunks do not") {
  idle<queue>(1, [](queue& one) {
    one.name.assign(500, 'x');
    one.numbers.resize(1'000'000);
  });
  CHECK(ufb::pool<queue>::stats().bytes_retained == 501);
  const auto again = ufb::pool<queue>::recycle();
  CHECK(again->name.capacity() == 500);
  CHECK(again->numbers.empty());
}

TEST_CASE("retained: no more than retained_bytes, whatever has the capacity") {
  idle<bag>(20, [](bag& one) { one.numbers.resize(100'000); });
  CHECK(ufb::pool<bag>::stats().objects == 20);
  CHECK(ufb::pool<bag>::stats().bytes_retained == 0);
  idle<bag>(20, [](bag& one) { one.numbers.resize(1000); });
  CHECK(ufb::pool<bag>::stats().bytes_retained == 20 * 4000);
}

TEST_CASE("statistics: what idle objects own, on every way between thread and depot") {
  ufb::clear_pools();
  constexpr auto fill = [](letter& one) { one.text.assign(999, 'x'); };
  for (const std::size_t n : {1u, 30u, 100u, 700u, 1000u, 3000u, 5u, 300u}) {
    CAPTURE(n);
    idle<letter>(n, fill);
    const ufb::pool_detail now = ufb::pool<letter>::stats();
    CHECK(now.bytes_retained == now.objects * 1000);
    CHECK(ufb::get_pool_stats().bytes_retained == now.bytes_retained);
  }
  std::vector<ufb::pooled<letter>> live;
  for (int i = 0; i != 400; ++i) live.push_back(ufb::pool<letter>::recycle());
  ufb::pool_detail now = ufb::pool<letter>::stats();
  CHECK(now.bytes_retained == now.objects * 1000);
  for (auto& each : live) std::string().swap(each->text);
  live.clear();
  now = ufb::pool<letter>::stats();
  CHECK(now.bytes_retained == (now.objects - 400) * 1000);
  ufb::pool<letter>::set_limit(10);
  now = ufb::pool<letter>::stats();
  CHECK(now.objects == 10);
  CHECK(now.bytes_retained <= 10 * 1000);
  ufb::clear_pools();
  CHECK(ufb::pool<letter>::stats().bytes_retained == 0);
  ufb::pool<letter>::set_limit(1000);
}

TEST_CASE("budget: what idle objects own counts") {
  ufb::clear_pools();
  constexpr std::size_t budget = 1 << 20;
  ufb::set_pool_budget(budget);
  idle<letter>(900, [](letter& one) { one.text.assign(4095, 'x'); });
  const ufb::pool_detail now = ufb::pool<letter>::stats();
  CHECK(now.bytes_retained >= budget / 2);
  CHECK(now.bytes_retained <= budget + budget / 16);  // and what the thread has in hand
  CHECK(now.bytes_retained == now.objects * 4096);
  CHECK(now.drops >= 900 - now.objects);
  ufb::set_pool_budget((std::numeric_limits<std::size_t>::max)());
  idle<letter>(900, [](letter& one) { one.text.assign(4095, 'x'); });
  CHECK(ufb::pool<letter>::stats().objects >= 900);
}
