// constructor: its parameters are the fields of the builder; the class keeps its own to itself.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shop {

enum class plan : unsigned char { basic, full };
inline std::vector<std::string> usual_tags() { return {"new"}; }

struct clock {
  clock() = default;
  clock(const clock&) = delete;
  int now = 7;
};

class account {
 public:
  [[ufb::builder]] account(std::string owner, long opening = 0, const plan level = plan::basic, std::optional<int> code = {},
                           std::vector<std::string> tags = usual_tags())
      : balance(opening), owner_(std::move(owner)), level_(level), code_(code), tags_(std::move(tags)) {}

  const std::string& owner() const { return owner_; }
  plan level() const { return level_; }
  std::optional<int> code() const { return code_; }
  const std::vector<std::string>& tags() const { return tags_; }

  [[ufb::min(0)]] long balance;

 private:
  std::string owner_;
  plan level_;
  std::optional<int> code_;
  std::vector<std::string> tags_;
};

// Neither copied nor moved, with a base and a virtual function, and of parameters that only refer.
class session : public clock {
 public:
  using notify = void (*)(int);

  [[ufb::builder]] session(clock& source, const std::string& user, const clock& spare, std::unique_ptr<int>&& owned, std::string_view note,
                           void (*then)(int), const int* const& raw, const std::map<std::string, int>& limits, int&& number = 3)
      : source_(&source), user_(user), spare_(&spare), owned_(std::move(owned)), note_(note), then_(then), raw_(raw), limits_(limits), number_(number) {}
  session(session&&) = delete;
  virtual ~session() = default;

  clock* source_;
  std::string user_;
  const clock* spare_;
  std::unique_ptr<int> owned_;
  std::string_view note_;
  notify then_;
  const int* raw_;
  std::map<std::string, int> limits_;
  int number_;
};

struct outer {
  class inner final {
   public:
    [[ufb::builder]] constexpr explicit inner(int number) noexcept : number_(number) {}
    constexpr int number() const { return number_; }

   private:
    int number_;
  };
};

}  // namespace shop
