// ends_with(text): the last bytes of a text are these.
#pragma once

#include <string_view>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

/// The text must outlive the rule: a literal does.
class ends_with {
 public:
  static constexpr std::string_view code = "ends_with";

  explicit constexpr ends_with(std::string_view text) : text_(text) {}

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'ends_with' applies to text");
    return detail::view(value).ends_with(text_);
  }
  static constexpr std::string_view wording() { return "must end with {text}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("text", text_);
  }

 private:
  std::string_view text_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::ends_with;
}
