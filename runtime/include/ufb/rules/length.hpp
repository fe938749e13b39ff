// length(min[, max]): the bytes of a text, both ends included.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/impossible.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/wording.hpp>

namespace ufb::rules {

class length {
 public:
  static constexpr std::string_view code = "length";
  static constexpr detail::sentences sentences = {.between = "must be {min} to {max} bytes long",
                                                  .least = "must be at least {min} {min|byte|bytes} long",
                                                  .most = "must be at most {max} {max|byte|bytes} long",
                                                  .exactly = "must be exactly {min} {min|byte|bytes} long"};

  /// Requires: least <= most, none of them negative.
  explicit constexpr length(detail::size_bound least, detail::size_bound most = detail::no_bound) : least_(least.value), most_(most.value) {
    detail::require_order(least_, most_);
  }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>()) {
    static_assert(detail::text<V>, "ufb: the rule 'length' applies to text; for the elements of a container there is 'size'");
    const std::size_t bytes = detail::view(value).size();
    return least_ <= bytes && bytes <= most_;
  }
  constexpr detail::bounds has() const { return detail::bounds_of(least_, most_); }
  constexpr std::string_view form() const { return detail::names_of_bounds[has()]; }
  constexpr std::string_view wording() const { return sentences[has()]; }
  template <class To>
  constexpr void arguments(To&& to) const {
    detail::bounds_to(to, least_, most_);
  }

 private:
  std::size_t least_;  // bytes
  std::size_t most_;   // bytes
};

}  // namespace ufb::rules

namespace ufb {
using rules::length;
}
