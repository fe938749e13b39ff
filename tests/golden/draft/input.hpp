// draft: what the builder that is kept in a variable has of each kind of field and of struct.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shop {

enum class tier : std::uint8_t { free, basic, gold };
enum class colour { red [[ufb::rename("rouge")]], green };

class price {
 public:
  price() = default;
  explicit price(std::string_view text) : cents_(std::stol(std::string(text))) {}
  long cents() const { return cents_; }

 private:
  long cents_ = 0;
};

struct [[ufb::builder]] address {
  [[using ufb: trim, not_empty]] std::string street;
  [[using ufb: rename("postal-code"), length(5, 5)]] std::string postcode;
  [[ufb::to_upper]] std::string country = "AT";
};

struct [[using ufb: builder, check(is_adult, "age")]] user {
  [[using ufb: trim, length(1, 64)]] std::string name;
  [[using ufb: range(0, 150), setter("years")]] int age = 18;
  tier level = tier::free;
  std::optional<colour> favourite;
  [[using ufb: secret, length(4, 4)]] std::string pin = "0000";
  [[using ufb: size(0, 3), each, not_empty]] std::vector<std::string> tags;
  std::map<std::string, int> points;
  [[using ufb: into, optional]] price fee;
  std::optional<address> home;
  std::unique_ptr<address> work;
  std::chrono::sys_seconds since{};
  std::chrono::milliseconds patience{500};
  [[ufb::skip]] int revision = 1;

  bool is_adult() const { return age >= 18; }
};

struct [[ufb::builder]] node {
  const int value;
  std::shared_ptr<node> next;
};

struct [[ufb::builder]] entity {
  int id;
};

struct [[ufb::builder]] record : entity {
  char code[4] = "abc";
  int cells[2][2] = {{1, 2}, {3, 4}};
  [[ufb::range(0, 5)]] unsigned level : 3;
  bool is_urgent : 1 = true;
  union {
    int count;
    double weight;
  };
  union {
    int number = 7;
    char letter;
  };
};

template <class T>
struct [[ufb::builder]] box {
  T inside;
  std::vector<T> others;
};

inline int last_ticket = 0;
inline int next_ticket() { return ++last_ticket; }

class account {
 public:
  [[ufb::builder]] static std::optional<account> open(const std::string& owner, long opening, int& counter, tier level = tier::basic,
                                                      int ticket = next_ticket(), std::string&& note = "none") {
    if (opening < 0) return {};
    ++counter;
    return account(owner, opening, level, ticket, std::move(note));
  }

  std::string owner;
  [[ufb::max(1000)]] long balance;
  tier level;
  int ticket;
  std::string note;

 private:
  account(std::string whose, long opening, tier at, int drawn, std::string said)
      : owner(std::move(whose)), balance(opening), level(at), ticket(drawn), note(std::move(said)) {}
};

struct [[ufb::builder]] household {
  std::optional<address> home;
  [[ufb::required]] std::unique_ptr<address> bills;
  address second;
};

struct [[ufb::builder]] sealed {
  [[ufb::max(9)]] int number = 0;
  const std::unique_ptr<int> owned;
  const std::vector<int> listed;
};

/// What a factory makes in what is nested in what is nested.
class seat {
 public:
  [[ufb::builder]] static std::optional<seat> of(int number) { return number < 0 ? std::optional<seat>() : seat(number); }
  int number() const { return number_; }

 private:
  explicit seat(int number) : number_(number) {}
  int number_;
};
struct [[ufb::builder]] row {
  std::string name;
  seat aisle;
};
struct [[ufb::builder]] hall {
  [[ufb::max(9)]] int floor;
  std::optional<row> first;
};

class ticking {
 public:
  [[ufb::builder]] ticking() = default;
};

}  // namespace shop
