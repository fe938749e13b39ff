// contains(text): these bytes are somewhere in a text.
#pragma once

#include <string_view>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

/// The text must outlive the rule: a literal does.
/// Complexity: linear for ordinary texts; at worst the product of both sizes.
class contains {
 public:
  static constexpr std::string_view code = "contains";

  explicit constexpr contains(std::string_view text) : text_(text) {}

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'contains' applies to text; for the elements of a container there is 'has'");
    return detail::view(value).find(text_) != std::string_view::npos;
  }
  static constexpr std::string_view wording() { return "must contain {text}"; }
  template <class To>
  constexpr void arguments(To&& to) const {
    to("text", text_);
  }

 private:
  std::string_view text_;
};

}  // namespace ufb::rules

namespace ufb {
using rules::contains;
}
