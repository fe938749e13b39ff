// utf8_length(min[, max]): the code points of a text, both ends included; what is not UTF-8 has no length and never holds.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/impossible.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/utf8.hpp>
#include <ufb/detail/wording.hpp>

namespace ufb::rules {

/// Complexity: linear, one pass. A character that people see may be several code points: an accent can be one of its own.
class utf8_length {
 public:
  static constexpr std::string_view code = "utf8_length";
  static constexpr detail::sentences sentences = {.between = "must be {min} to {max} characters long, in UTF-8",
                                                  .least = "must be at least {min} {min|character|characters} long, in UTF-8",
                                                  .most = "must be at most {max} {max|character|characters} long, in UTF-8",
                                                  .exactly = "must be exactly {min} {min|character|characters} long, in UTF-8"};

  /// Requires: least <= most, none of them negative.
  explicit constexpr utf8_length(detail::size_bound least, detail::size_bound most = detail::no_bound) : least_(least.value), most_(most.value) {
    detail::require_order(least_, most_);
  }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'utf8_length' applies to text");
    const std::size_t points = detail::code_points(detail::view(value));
    return points != detail::not_utf8 && least_ <= points && points <= most_;
  }
  constexpr detail::bounds has() const { return detail::bounds_of(least_, most_); }
  constexpr std::string_view form() const { return detail::names_of_bounds[has()]; }
  constexpr std::string_view wording() const { return sentences[has()]; }
  template <class To>
  constexpr void arguments(To&& to) const {
    detail::bounds_to(to, least_, most_);
  }

 private:
  std::size_t least_;  // code points
  std::size_t most_;   // code points
};

}  // namespace ufb::rules

namespace ufb {
using rules::utf8_length;
}
