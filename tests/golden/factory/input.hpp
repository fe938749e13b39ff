// factory: a static member function makes the object, or says that there is none.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <ufb/result.hpp>

namespace shop {

class port {
 public:
  [[ufb::builder]] static std::optional<port> open(int number, std::string name = "any") {
    if (number < 1024) return std::nullopt;
    return port(number, std::move(name));
  }
  int number() const { return number_; }

  [[ufb::length(1, 8)]] std::string name;

 private:
  port(int number, std::string called) : name(std::move(called)), number_(number) {}
  int number_;
};

// Made where it stays, by a function that has rights which the builder has not.
class engine {
 public:
  [[ufb::builder]] static engine start(int power) { return engine(power); }
  engine(engine&&) = delete;
  const int power;

 private:
  explicit engine(int initial) : power(initial) {}
};

class shape {
 public:
  [[ufb::builder]] static std::unique_ptr<shape> of(int corners);
  virtual ~shape() = default;
  virtual int corners() const = 0;
};
class triangle final : public shape {
  int corners() const override { return 3; }
};
inline std::unique_ptr<shape> shape::of(int corners) { return corners == 3 ? std::make_unique<triangle>() : nullptr; }

class lease {
 public:
  [[ufb::builder]] static auto make(int days) { return days < 0 ? nullptr : std::unique_ptr<lease>(new lease(days)); }
  [[ufb::max(30)]] int days;

 private:
  explicit lease(int initial) : days(initial) {}
};

class ticket {
 public:
  [[ufb::builder]] static ufb::result<ticket> print(const std::string& from, const std::string& to, std::optional<int> seat,
                                                    std::vector<std::pair<int, char>> extras) {
    static_cast<void>(seat), static_cast<void>(extras);
    if (from != to) return ticket(from + "-" + to);
    ufb::errors found;
    found.add({"to", "different", "must be another place", {}});
    return tl::unexpected<ufb::errors>(found);
  }
  [[ufb::length(3, 9)]] std::string text;

 private:
  explicit ticket(std::string initial) : text(std::move(initial)) {}
};

}  // namespace shop
