// check("name", fn): a function of the user's own, of one value or, across fields, of the whole object.
#pragma once

#include <string>
#include <string_view>
#include <ufb/detail/show.hpp>

namespace ufb::rules {

/// The name is the violation's code. The function answers by its argument alone: of an invalid object it is asked more than once.
template <class Function>
class check {
 public:
  std::string_view code;

  constexpr check(std::string_view name, Function function) : code(name), function_(function) {}

  template <class V>
  constexpr bool holds(const V& value) const {
    return static_cast<bool>(function_(value));
  }
  std::string message() const { return detail::joined({"must pass the check ", code}); }

 private:
  Function function_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::check;
}
