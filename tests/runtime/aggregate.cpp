// aggregate.hpp: builders through Boost.PFR. What is not set keeps what T{} gives; recycled objects never show earlier data.
#include <ufb/aggregate.hpp>
#include <ufb/build.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <memory_resource>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

struct settings {
  std::string host = "localhost";
  int port = 80;
  double timeout = 2.5;
  std::vector<std::string> paths = {"/", "/index"};
  std::optional<std::string> user = "nobody";
  bool secure = true;
};

struct no_default {
  explicit no_default(int start) : value(start) {}
  int value;
};

struct demanding {
  std::string name = "unnamed";
  no_default number;
  std::string after = "after";
};

struct with_const {
  const int id = 7;
  std::string name = "unnamed";
  const std::string kind = "plain";
  std::unique_ptr<int> owner;
};

struct ruled {
  std::optional<std::string> nickname;
  std::string name;
  std::string city;
};

struct tagged {
  std::string first;
  std::optional<std::string> second;
  const std::string third;
};

struct record {
  std::uint64_t id = 0;
  std::string name;
  std::string text = "a default text, longer than a small string is";
  std::vector<std::string> tags;
  std::vector<int> numbers = {1, 2, 3};
  std::optional<std::string> note;
  std::map<std::string, int> counts;
  std::shared_ptr<int> owner;
  friend bool operator==(const record&, const record&) = default;
};

// Made from text, when asked to.
class money {
 public:
  explicit money(std::string_view text) : cents(static_cast<int>(text.size())) {}
  money(money&&) = default;
  money& operator=(money&&) = default;
  int cents;
};

struct offer {
  money price;
  std::string name;
  std::optional<int> discount;
};

struct login {
  std::string user;
  std::string password;
  std::vector<char> key;
};

struct in_resource {
  std::pmr::string text;
  int number = 0;
};

// Each has a destructor of its own, beside fields that show it in other ways, or not at all.
struct handle {
  int number = -1;
  static inline int closed = 0;
  ~handle() { ++closed; }
};
struct connection {
  std::string host;
  std::vector<int> numbers;
  static inline int closed = 0;
  ~connection() { ++closed; }
};
struct subscription {
  std::shared_ptr<int> topic;
  static inline int closed = 0;
  ~subscription() { ++closed; }
};
struct session {
  std::string user;
  handle file;
};

struct numbered {
  int serial = ++last;
  int other = 0;
  static inline int last = 0;
};

}  // namespace

template <>
inline constexpr auto ufb::schema<ruled> = ufb::object(ufb::field<&ruled::name>(ufb::required, ufb::trim, ufb::length(0, 20)),
                                                       ufb::field<&ruled::nickname>(ufb::trim, ufb::length(1)));

template <>
inline constexpr auto ufb::schema<offer> =
    ufb::object(ufb::field<&offer::price>(ufb::into), ufb::field<&offer::name>(ufb::into(), ufb::trim, ufb::not_empty));
template <>
inline constexpr auto ufb::schema<login> = ufb::object(ufb::field<&login::password>(ufb::secret), ufb::field<&login::key>(ufb::secret));
template <>
inline constexpr auto ufb::schema<tagged> =
    ufb::object(ufb::field<&tagged::first>(ufb::trim, ufb::to_lower, ufb::lowercase), ufb::field<&tagged::second>(ufb::to_upper, ufb::trim),
                ufb::field<&tagged::third>(ufb::to_lower, ufb::trim));

TEST_CASE("what is not set keeps its default, in front, between and after what is") {
  const settings none = ufb::build<settings>().build();
  CHECK(none.host == "localhost");
  CHECK(none.paths.size() == 2);

  const settings front = ufb::build<settings>().with<&settings::host>("example.org").with<&settings::port>(8080).build();
  CHECK(front.host == "example.org");
  CHECK(front.port == 8080);
  CHECK(front.timeout == 2.5);
  CHECK(front.user == "nobody");

  const settings gaps = ufb::build<settings>().with<&settings::secure>(false).with<&settings::timeout>(1).build();
  CHECK(gaps.host == "localhost");
  CHECK(gaps.port == 80);
  CHECK(gaps.timeout == 1);
  CHECK(gaps.paths == std::vector<std::string>{"/", "/index"});
  CHECK_FALSE(gaps.secure);

  const settings nothing = ufb::build<settings>().with<&settings::user>(std::nullopt).build();
  CHECK_FALSE(nothing.user);
}

TEST_CASE("a field whose type has no default must be set, whatever is set around it") {
  const demanding front = ufb::build<demanding>().with<&demanding::name>("Ada").with<&demanding::number>(no_default(5)).build();
  CHECK(front.name == "Ada");
  CHECK(front.number.value == 5);
  CHECK(front.after == "after");
  const demanding all =
      ufb::build<demanding>().with<&demanding::after>("x").with<&demanding::number>(no_default(6)).with<&demanding::name>("").build();
  CHECK(all.number.value == 6);
  CHECK(all.after == "x");
}

TEST_CASE("const and move-only fields") {
  const with_const none = ufb::build<with_const>().build();
  CHECK(none.id == 7);
  const auto some = ufb::build<with_const>().with<&with_const::owner>(std::make_unique<int>(3)).with<&with_const::id>(8).build();
  CHECK(some.id == 8);
  CHECK(some.name == "unnamed");
  CHECK(some.kind == "plain");
  CHECK(*some.owner == 3);
  const auto gap = ufb::build<with_const>().with<&with_const::kind>("fancy").build();
  CHECK(gap.id == 7);
  CHECK(gap.name == "unnamed");
  CHECK(gap.kind == "fancy");
  const auto pooled = ufb::build<with_const>().with<&with_const::kind>("pooled").build_pooled();
  CHECK(pooled->kind == "pooled");
  CHECK(pooled->id == 7);
}

TEST_CASE("a schema adds transforms and rules to the builder") {
  const auto built =
      ufb::build<ruled>().with<&ruled::name>("  Ada ").with<&ruled::nickname>(" Countess ").with<&ruled::city>(" London ").build();
  REQUIRE(built);
  CHECK(built->name == "Ada");
  CHECK(built->nickname == "Countess");
  CHECK(built->city == " London ");
  const auto bad = ufb::build<ruled>().with<&ruled::name>("").with<&ruled::nickname>("  ").build();
  REQUIRE_FALSE(bad);
  CHECK(ufb::to_string(bad.error()) == "nickname: must be at least 1 byte long (got \"\")\n");
}

TEST_CASE("transforms act in the order in which they are written, on whatever they are given") {
  const auto check = [](const tagged& built) {
    CHECK(built.first == "ada");
    CHECK(built.second == "LOVELACE");
    CHECK(built.third == "countess");
  };
  const std::string first = " Ada ", second = " Lovelace\n", third = "\tCountess";
  check(*ufb::build<tagged>().with<&tagged::first>(first).with<&tagged::second>(second).with<&tagged::third>(third).build());
  check(*ufb::build<tagged>().with<&tagged::first>(" Ada ").with<&tagged::second>(" Lovelace").with<&tagged::third>("Countess ").build());
  check(*ufb::build<tagged>()
             .with<&tagged::first>(std::string(first))
             .with<&tagged::second>(std::string(second))
             .with<&tagged::third>(std::string(third))
             .build());
  CHECK(first == " Ada ");
}

TEST_CASE("a recycled object shows nothing of the one before") {
  ufb::pool<settings>::clear();
  {
    const auto first = ufb::build<settings>()
                           .with<&settings::host>(std::string(100, 'h'))
                           .with<&settings::port>(1)
                           .with<&settings::user>("ada")
                           .build_pooled();
    CHECK(first->host.size() == 100);
  }
  const auto hits = ufb::pool<settings>::stats().hits;
  const auto second = ufb::build<settings>().with<&settings::timeout>(9).build_pooled();
  CHECK(ufb::pool<settings>::stats().hits == hits + 1);
  CHECK(second->host == "localhost");
  CHECK(second->host.capacity() >= 100);  // the capacity is what is kept
  CHECK(second->port == 80);
  CHECK(second->timeout == 9);
  CHECK(second->user == "nobody");
  CHECK(second->paths == std::vector<std::string>{"/", "/index"});
}

TEST_CASE("a default that computes is computed for each object") {
  const int start = numbered::last;
  static_cast<void>(ufb::build<numbered>().build_pooled());
  const auto pooled = ufb::build<numbered>().with<&numbered::other>(1).build_pooled();
  CHECK(pooled->serial == start + 2);
  CHECK(pooled->other == 1);
}

struct page {
  std::string title;
  std::vector<std::string> words;
};

TEST_CASE("recycled texts and lists become longer and shorter, and empty, and keep their capacity") {
  const auto built = [](std::string_view title, const std::vector<std::string>& words) {
    return ufb::build<page>().with<&page::title>(title).with<&page::words>(words).build_pooled();
  };
  const std::string longest(100, 't');
  const std::vector<std::string> most(5, std::string(50, 'w'));
  const char* title = nullptr;
  const char* word = nullptr;
  {
    const auto first = built(longest, most);
    title = first->title.data();
    word = first->words.front().data();
  }
  const std::vector<std::string> lists[] = {{}, {"a"}, {"a", "bc", ""}, most, {"", "", "", "", "", "six"}, {std::string(60, 'x')}, most, {}, most};
  std::size_t length = 0;
  for (const std::vector<std::string>& words : lists) {
    length = (length + 37) % 101;
    const auto again = built(std::string_view(longest).substr(0, length), words);
    CHECK(again->title == longest.substr(0, length));
    CHECK(again->title.data() == title);
    CHECK(again->title.data()[length] == '\0');
    CHECK(again->words == words);
  }
  static_cast<void>(built("", {"a"}));
  {
    const auto many = built("", most);  // five elements, of which the first is an old one
    word = many->words.front().data();
  }
  { const auto one = built("", {"b"}); CHECK(one->words.front().data() == word); }
  const auto more = built("", {"c", "d", "e"});  // a longer list keeps the capacity of the elements that are there
  CHECK(more->words == std::vector<std::string>{"c", "d", "e"});
  CHECK(more->words.front().data() == word);
}

TEST_CASE("a recycled text takes texts of every length, whatever was in it") {
  std::string all;
  for (int i = 0; i != 100; ++i) all.push_back(static_cast<char>(' ' + i % 95));
  for (std::size_t length = 0; length != 71; ++length) {
    static_cast<void>(ufb::build<page>().with<&page::title>(std::string(80, 'o')).build_pooled());
    const auto built = ufb::build<page>().with<&page::title>(std::string_view(all).substr(5, length)).build_pooled();
    CHECK(built->title == all.substr(5, length));
    CHECK(built->title.data()[length] == '\0');
  }
  for (std::size_t start = 0; start != 40; ++start) {  // its own characters, which overlap
    for (std::size_t length = 0; start + length != 41; ++length) {
      page given{all.substr(0, 40), {}};
      const std::string_view inner = std::string_view(given.title).substr(start, length);
      static_cast<void>(ufb::build<page>().with<&page::title>(std::string(80, 'o')).build_pooled());
      const auto edited = ufb::edit(std::move(given)).with<&page::title>(inner).build_pooled();
      CHECK(edited->title == all.substr(start, length));
    }
  }
}

TEST_CASE("a recycled object may be given characters of the object that is moved into it") {
  static_cast<void>(ufb::build<page>().with<&page::title>(std::string(80, 'o')).build_pooled());
  page given{std::string(40, ' ') + "title" + std::string(20, ' '), {}};
  const std::string_view inner = std::string_view(given.title).substr(40, 5);
  const auto edited = ufb::edit(std::move(given)).with<&page::title>(inner).build_pooled();
  CHECK(edited->title == "title");
}

TEST_CASE("an object with a memory resource is not recycled: the next one would use the resource of the last") {
  ufb::pool<in_resource>::clear();
  {
    std::pmr::monotonic_buffer_resource resource;
    std::pmr::string text(std::string(100, 'x'), &resource);
    const auto pooled = ufb::build<in_resource>().with<&in_resource::text>(std::move(text)).build_pooled();
    CHECK(pooled->text.get_allocator().resource() == &resource);
  }
  const auto pooled = ufb::build<in_resource>().with<&in_resource::text>("short").build_pooled();
  CHECK(pooled->text.get_allocator().resource() == std::pmr::get_default_resource());
}

TEST_CASE("an object with a destructor of its own is destroyed, not recycled") {
  static_cast<void>(ufb::build<handle>().with<&handle::number>(3).build_pooled());
  CHECK(handle::closed == 1);
  static_cast<void>(ufb::build<connection>().with<&connection::host>("example.org").build_pooled());
  CHECK(connection::closed == 1);
  static_cast<void>(ufb::build<subscription>().with<&subscription::topic>(std::make_shared<int>(1)).build_pooled());
  CHECK(subscription::closed == 1);
  static_cast<void>(ufb::build<session>().with<&session::user>("Ada").build_pooled());
  CHECK(handle::closed == 2);
}

TEST_CASE("many random builds equal fresh objects") {
  std::mt19937 random(1);
  const auto text = [&](std::size_t most) { return std::string(random() % most, static_cast<char>('a' + random() % 26)); };
  std::vector<ufb::pooled<record>> held(16);
  for (int round = 0; round != 20000; ++round) {
    record fresh;
    ufb::pooled<record>& slot = held[random() % held.size()];
    slot.reset();
    const std::uint64_t id = fresh.id = random();
    const std::string name = fresh.name = text(60);
    switch (random() % 5) {
      case 0:
        slot = ufb::build<record>().with<&record::id>(id).with<&record::name>(name).build_pooled();
        break;
      case 1: {
        fresh.text = text(300);
        fresh.tags.assign(random() % 5, text(40));
        auto tags = fresh.tags;
        slot = ufb::build<record>()
                   .with<&record::tags>(std::move(tags))
                   .with<&record::id>(id)
                   .with<&record::name>(name)
                   .with<&record::text>(fresh.text)
                   .build_pooled();
        break;
      }
      case 2:
        fresh.numbers.assign(random() % 50, 7);
        fresh.note = text(80);
        fresh.owner = std::make_shared<int>(1);
        slot = ufb::build<record>()
                   .with<&record::note>(fresh.note)
                   .with<&record::numbers>(fresh.numbers)
                   .with<&record::owner>(fresh.owner)
                   .with<&record::name>(name)
                   .with<&record::id>(id)
                   .build_pooled();
        break;
      case 3:
        fresh.counts[text(20)] = 1;
        fresh.name.clear();
        fresh.id = 0;
        slot = ufb::build<record>().with<&record::counts>(fresh.counts).build_pooled();
        break;
      default:
        fresh.name.clear();
        fresh.id = 0;
        slot = ufb::build<record>().build_pooled();
    }
    REQUIRE(*slot == fresh);
  }
  CHECK(ufb::pool<record>::stats().hits > 15000);
}

TEST_CASE("into takes what the field can be made from explicitly, and what it is") {
  const std::string text = "12.50";
  const auto one = ufb::build<offer>().with<&offer::price>(text).with<&offer::name>(" a ").build();
  REQUIRE(one);
  CHECK(one->price.cents == 5);
  CHECK(one->name == "a");
  CHECK(ufb::build<offer>().with<&offer::price>(money("1")).with<&offer::name>("a").build()->price.cents == 1);
  CHECK_FALSE(ufb::build<offer>().with<&offer::price>("1").with<&offer::name>(" ").build());
}

TEST_CASE("what is secret is overwritten when its object is released") {
  ufb::pool<login>::clear();
  ufb::pooled<login> one = ufb::build<login>()
                               .with<&login::user>("a user with a name that is long")
                               .with<&login::password>("a password that is long enough for the heap")
                               .with<&login::key>(std::vector<char>(100, 'k'))
                               .build_pooled()
                               .value();
  login& object = *one;
  const char* const password = object.password.data();
  const char* const key = object.key.data();
  const std::size_t capacity = object.password.capacity();
  one.reset();
  ufb::pooled<login> other = ufb::build<login>().build_pooled().value();
  REQUIRE(other.get() == &object);
  CHECK(std::string_view(password, capacity) == std::string(capacity, '\0'));
  CHECK(std::string_view(key, 100) == std::string(100, '\0'));
}
