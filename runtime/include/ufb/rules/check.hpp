// check("name", fn): a function of the user's own, of one value or, across fields, of the whole object.
#pragma once

#include <string_view>
#include <type_traits>

namespace ufb::rules {

/// The name is the violation's code. The function answers by its argument alone: of an invalid object it is asked more than once.
template <class Function>
class check {
 public:
  static constexpr std::string_view name = "check";
  std::string_view code;

  constexpr check(std::string_view called, Function function) : code(called), function_(function) {}

  template <class V>
  constexpr bool holds(const V& value) const noexcept(std::is_nothrow_invocable_v<const Function&, const V&>) {
    return static_cast<bool>(function_(value));
  }
  static constexpr std::string_view wording() { return "must pass the check {code}"; }

 private:
  Function function_;
};

/// The same across fields that it names, so that it is not asked where one of them has failed already.
template <class Function, auto... Fields>
class check_of : public check<Function> {
 public:
  using check<Function>::check;

  /// Returns: the function's answer, given the fields as template arguments.
  template <class Asked>
  static constexpr auto with_fields(Asked&& asked) {
    return asked.template operator()<Fields...>();
  }
};

}  // namespace ufb::rules

namespace ufb {

/// Returns: the rule. In object(), it is a check of the whole object, that runs unless a field it names has failed: `check<&T::a, &T::b>("in_order",
/// in_order)`; naming none it always runs. Its violation stands at the first field it names.
template <auto... Fields, class Function>
constexpr auto check(std::string_view code, Function function) {
  if constexpr (sizeof...(Fields) == 0) {
    return rules::check<Function>(code, function);
  } else {
    return rules::check_of<Function, Fields...>(code, function);
  }
}

}  // namespace ufb
