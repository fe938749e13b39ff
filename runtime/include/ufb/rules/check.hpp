// check("name", fn): a function of the user's own, of one value or, across fields, of the whole object.
#pragma once

#include <string_view>

namespace ufb::rules {

/// The name is the violation's code. The function answers by its argument alone: of an invalid object it is asked more than once.
template <class Function>
class check {
 public:
  static constexpr std::string_view name = "check";
  std::string_view code;

  constexpr check(std::string_view called, Function function) : code(called), function_(function) {}

  template <class V>
  constexpr bool holds(const V& value) const {
    return static_cast<bool>(function_(value));
  }
  static constexpr std::string_view wording() { return "must pass the check {code}"; }

 private:
  Function function_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::check;
}
