// Nothing that is secret is left in memory: not in the slot of a released object, not in what goes back to the heap, not in what the pool
// keeps. Every free of this program is looked at; see detail/wipe.hpp.
#include <doctest/doctest.h>

#include <malloc.h>

#include <array>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <ufb/ufb.hpp>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

namespace {

constexpr char marker[] = "s3cret";

bool is_looking = false;
int freed = 0;  // blocks with the marker in them

/// Whether the marker is anywhere in the bytes, some of which may be nobody's.
[[gnu::noinline, gnu::no_sanitize_address]] bool is_in(const void* bytes, std::size_t count) {
  const char* const all = static_cast<const char*>(bytes);
  for (std::size_t start = 0; start + sizeof marker - 1 <= count; ++start) {
    std::size_t same = 0;
    while (same != sizeof marker - 1 && all[start + same] == marker[same]) ++same;
    if (same == sizeof marker - 1) return true;
  }
  return false;
}

void look_and_free(void* memory) noexcept {
  if (is_looking && memory != nullptr) freed += is_in(memory, ::malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

[[gnu::noinline]] void* operator new(std::size_t size) {
  if (void* const memory = std::calloc(size, 1)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { look_and_free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { look_and_free(memory); }

namespace {

const std::string short_text = marker;
const std::string long_text = "a text that is longer than what a string holds itself, s3cret, and of which no end is to be seen";
const std::string at_its_end = "12345678_s3cret";  // of what a string holds itself

struct plain {
  std::string text;
  std::vector<std::string> more;
  int number = 0;
};
struct derived : plain {
  std::string other;
};
struct credentials {
  std::string name;
  std::string token;
  std::optional<std::string> hint;
};
struct recursive {
  std::string name;
  std::string token;
  std::unique_ptr<recursive> next;
};
struct opaque {
  explicit opaque(std::string_view from) : text(from) {}
  opaque() = default;
  std::string text;
};
struct pair_of_bytes {
  char bytes[8];
};

/// A field that is secret as a whole.
template <class F>
struct kept_secret {
  std::string name;
  F value{};
};
/// A field of which a part is.
template <class F>
struct holds_secret {
  std::string name;
  F value{};
};

}  // namespace

template <>
inline constexpr auto ufb::schema<credentials> = ufb::object(ufb::field<&credentials::token>(ufb::secret), ufb::field<&credentials::hint>(ufb::secret));
template <>
inline constexpr auto ufb::schema<recursive> = ufb::object(ufb::field<&recursive::token>(ufb::secret), ufb::field<&recursive::next>());
template <class F>
inline constexpr auto ufb::schema<kept_secret<F>> = ufb::object(ufb::field<&kept_secret<F>::value>(ufb::secret));

namespace {

/// Effects: builds an object, gives its field the values that `fill` gives it, releases it, and looks for them.
template <class T, class Fill>
void look_for(const char* what, Fill fill) {
  CAPTURE(what);
  ufb::clear_pools();
  freed = 0;
  auto one = ufb::build<T>().template with<&T::name>("Ada").build_pooled();
  auto& owner = [&]() -> auto& {
    if constexpr (requires { one->get(); }) {
      return *one;
    } else {
      return one;
    }
  }();
  fill(owner->value);
  const void* const slot = owner.get();
  is_looking = true;
  owner.reset();
  CHECK(!is_in(slot, sizeof(T)));
  ufb::clear_pools();
  is_looking = false;
  CHECK(freed == 0);
}

template <class F, class Fill>
void look_for_all(const char* what, Fill fill) {
  look_for<kept_secret<F>>(what, fill);
}
template <class F, class Fill>
void look_for_part(const char* what, Fill fill) {
  look_for<holds_secret<F>>(what, fill);
}

credentials known(const std::string& token = short_text) { return {"Ada", token, long_text}; }

}  // namespace

TEST_CASE("the marker is found where it is") {
  is_looking = true;
  freed = 0;
  auto* const block = new std::array<char, 16>{"__s3cret"};
  asm volatile("" : : "r"(block) : "memory");
  delete block;
  is_looking = false;
  CHECK(freed == 1);
  CHECK(is_in(short_text.data(), short_text.size()));
}

TEST_CASE("of texts nothing is left") {
  look_for_all<std::string>("short", [](auto& value) { value = short_text; });
  look_for_all<std::string>("long", [](auto& value) { value = long_text; });
  look_for_all<std::string>("shortened", [](auto& value) { value = long_text, value.resize(3); });
  look_for_all<std::string>("moved from", [](auto& value) {
    value = short_text;
    CHECK(std::string(std::move(value)) == marker);
  });
  look_for_all<std::string>("grown", [](auto& value) { value = at_its_end, value.reserve(100), value = "nothing"; });
  look_for_all<std::wstring>("wide", [](auto& value) { value.assign(reinterpret_cast<const wchar_t*>(long_text.data()), 8); });
  look_for_all<std::vector<char>>("characters", [](auto& value) { value.assign(long_text.begin(), long_text.end()), value.resize(3); });
  look_for_all<std::filesystem::path>("path", [](auto& value) { value = short_text; });
  look_for_all<std::filesystem::path>("path of several", [](auto& value) { value = "/home/" + short_text + "/" + long_text; });
  look_for_all<std::filesystem::path>("shorter path", [](auto& value) { value = "/s3cret/s3cret2/s3cret3", value = "/a"; });
}

TEST_CASE("nor of what holds one") {
  look_for_all<std::optional<std::string>>("optional", [](auto& value) { value = short_text; });
  look_for_all<std::optional<std::string>>("reset optional", [](auto& value) { value = short_text, value.reset(); });
  look_for_all<std::optional<std::string>>("optional with a long one", [](auto& value) { value = long_text; });
  look_for_all<std::variant<int, std::string>>("variant", [](auto& value) { value = short_text; });
  look_for_all<std::variant<int, std::string>>("variant with another alternative", [](auto& value) { value = short_text, value = 1; });
  look_for_all<std::variant<std::monostate, std::vector<std::string>>>("variant of many", [](auto& value) { value = std::vector{short_text, long_text}; });
  look_for_all<std::unique_ptr<std::string>>("unique_ptr", [](auto& value) { value = std::make_unique<std::string>(short_text); });
  look_for_all<std::unique_ptr<std::string>>("unique_ptr to a long one", [](auto& value) { value = std::make_unique<std::string>(long_text); });
  look_for_all<std::unique_ptr<pair_of_bytes>>("unique_ptr to bytes", [](auto& value) { value.reset(new pair_of_bytes{{'s', '3', 'c', 'r', 'e', 't'}}); });
  look_for_all<std::unique_ptr<plain>>("unique_ptr to a struct", [](auto& value) { value.reset(new plain{short_text, {long_text, short_text}, 1}); });
  look_for_all<ufb::pooled<plain>>("pooled", [](auto& value) { value = ufb::make_pooled<plain>(plain{long_text, {}, 1}); });
  look_for_all<std::pair<std::string, std::string>>("pair", [](auto& value) { value = {short_text, long_text}; });
  look_for_all<std::tuple<int, std::string>>("tuple", [](auto& value) { value = {1, long_text}; });
}

TEST_CASE("nor of what is in a container, or was") {
  look_for_all<std::vector<std::string>>("vector", [](auto& value) { value = {short_text, long_text}; });
  look_for_all<std::vector<std::string>>("shortened vector", [](auto& value) { value = {"1", "2", short_text}, value.pop_back(); });
  look_for_all<std::vector<std::string>>("cleared vector", [](auto& value) { value = {"1", "2", short_text}, value.clear(); });
  look_for_all<std::vector<std::vector<int>>>("vector of numbers", [](auto& value) { value = {{0x72633373, 0x7465}}; });
  look_for_all<std::array<std::string, 2>>("array", [](auto& value) { value = {short_text, long_text}; });
  look_for_all<std::list<std::string>>("list", [](auto& value) { value = {short_text, long_text}; });
  look_for_all<std::deque<std::string>>("deque", [](auto& value) { value = {short_text, long_text}; });
  look_for_all<std::set<std::string>>("set", [](auto& value) { value = {short_text, long_text}; });
  look_for_all<std::unordered_set<std::string>>("unordered_set", [](auto& value) { value = {short_text, long_text}; });
  look_for_all<std::multiset<std::string>>("multiset", [](auto& value) { value = {short_text, short_text}; });
  look_for_all<std::map<std::string, std::string>>("map", [](auto& value) { value = {{short_text, "1"}, {"2", long_text}}; });
  look_for_all<std::unordered_map<std::string, std::vector<std::string>>>("unordered_map", [](auto& value) { value = {{long_text, {short_text}}}; });
  look_for_all<std::map<pair_of_bytes, int, bool (*)(const pair_of_bytes&, const pair_of_bytes&)>>("map with a stateful comparison", [](auto& value) {
    value = std::remove_reference_t<decltype(value)>([](const pair_of_bytes& a, const pair_of_bytes& b) { return a.bytes[0] < b.bytes[0]; });
    value[{{'s', '3', 'c', 'r', 'e', 't'}}] = 1;
  });
  look_for_all<std::vector<bool>>("bits", [](auto& value) {
    for (const char byte : short_text) {
      for (int bit = 0; bit != 8; ++bit) value.push_back((byte >> bit & 1) != 0);
    }
  });
}

TEST_CASE("nor of structs without rules, read by Boost.PFR, nor of those that nobody can read") {
  look_for_all<plain>("plain", [](auto& value) { value = {long_text, {short_text, long_text}, 1}; });
  look_for_all<pair_of_bytes>("bytes", [](auto& value) { value = {{'s', '3', 'c', 'r', 'e', 't'}}; });
  look_for_all<credentials>("with a schema", [](auto& value) { value = {long_text, long_text, {}}; });
  look_for_all<std::map<int, plain>>("plain in a map", [](auto& value) { value[1].text = long_text; });
  // What these have on the heap is not known, but their own bytes are.
  look_for_all<opaque>("with a constructor", [](auto& value) { value = opaque(short_text); });
  look_for_all<derived>("with a base", [](auto& value) { value.other = short_text; });
  look_for_all<std::function<std::string()>>("function", [](auto& value) {
    value = [text = std::array<char, 8>{"s3cret"}] { return std::string(text.data()); };
  });
}

TEST_CASE("nor of the secret fields of what has a schema, wherever it is") {
  look_for_part<credentials>("itself", [](auto& value) { value = known(); });
  look_for_part<std::optional<credentials>>("optional", [](auto& value) { value = known(), value.reset(); });
  look_for_part<std::vector<credentials>>("vector", [](auto& value) {
    value.push_back(known());
    value.push_back(known(long_text));
    value.push_back(known());
    value.pop_back();
  });
  look_for_part<std::map<std::string, credentials>>("map", [](auto& value) { value["Ada"] = known(long_text); });
  look_for_part<std::unique_ptr<credentials>>("unique_ptr", [](auto& value) { value.reset(new credentials(known())); });
  look_for_part<std::variant<int, credentials>>("variant", [](auto& value) { value = known(), value = 1; });
  look_for_part<std::pair<int, credentials>>("pair", [](auto& value) { value.second = known(); });
  look_for_part<recursive>("one that holds itself", [](auto& value) {
    value.next.reset(new recursive{"Ada", long_text, nullptr});
    value.next->next.reset(new recursive{"Bob", short_text, nullptr});
  });
}

TEST_CASE("nor where nobody built it") {
  ufb::clear_pools();
  auto one = ufb::make_pooled<credentials>(known());
  const void* const slot = one.get();
  freed = 0;
  is_looking = true;
  one.reset();
  is_looking = false;
  CHECK(!is_in(slot, sizeof(credentials)));
  CHECK(freed == 0);
}

TEST_CASE("nor in a draft that ends, whatever is known of the type") {
  const auto look_in = [](auto value, auto fill) {
    using type = kept_secret<decltype(value)>;
    using draft = ufb::draft_of<type>;
    alignas(draft) static unsigned char bytes[sizeof(draft)];
    auto& one = *new (bytes) draft();
    fill(value);
    one.template set<&type::value>(std::move(value));
    CHECK(is_in(bytes, sizeof bytes));
    freed = 0;
    is_looking = true;
    one.~draft();
    is_looking = false;
    CHECK(!is_in(bytes, sizeof bytes));
    CHECK(freed == 0);
  };
  look_in(opaque(), [](auto& value) { value = opaque(short_text); });
  look_in(plain(), [](auto& value) { value.text = short_text, value.more = {long_text}; });
  look_in(std::optional<plain>(), [](auto& value) { value.emplace().text = short_text; });
  look_in(std::pair<std::string, int>(), [](auto& value) { value.first = short_text; });
}

TEST_CASE("what is not secret stays, with its capacity") {
  CHECK(ufb::detail::holds_secrets<std::vector<std::optional<credentials>>>());
  CHECK(ufb::detail::holds_secrets<recursive>());
  CHECK(!ufb::detail::holds_secrets<plain>());
  CHECK(!ufb::detail::holds_secrets<std::shared_ptr<credentials>>());
  credentials some = known();
  CHECK(ufb::detail::wipe<false>(some));
  CHECK(some.name == "Ada");
  CHECK(some.token.empty());
  std::string text = long_text;
  const char* const characters = text.data();
  CHECK(ufb::detail::wipe<true>(text));
  CHECK(text.data() == characters);
  std::shared_ptr<std::string> shared = std::make_shared<std::string>(short_text), other = shared;
  CHECK(ufb::detail::wipe<true>(shared));
  CHECK(*other == short_text);
}
