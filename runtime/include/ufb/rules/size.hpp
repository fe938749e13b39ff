// size(min[, max]): the number of elements of a container, both ends included.
#pragma once

#include <cstddef>
#include <string_view>
#include <ufb/detail/impossible.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/wording.hpp>

namespace ufb::rules {

/// Complexity: constant where the container knows its size, linear where it does not.
class size {
 public:
  static constexpr std::string_view code = "size";
  static constexpr detail::sentences sentences = {.between = "must have {min} to {max} elements",
                                                  .least = "must have at least {min} {min|element|elements}",
                                                  .most = "must have at most {max} {max|element|elements}",
                                                  .exactly = "must have exactly {min} {min|element|elements}"};

  /// Requires: least <= most, none of them negative.
  explicit constexpr size(detail::size_bound least, detail::size_bound most = detail::no_bound) : least_(least.value), most_(most.value) {
    detail::require_order(least_, most_);
  }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::counted_nothrow<V>) {
    static_assert(detail::range<V> && !detail::text<V>, "ufb: the rule 'size' applies to containers; for text there is 'length'");
    const std::size_t elements = detail::count(value);
    return least_ <= elements && elements <= most_;
  }
  constexpr detail::bounds has() const { return detail::bounds_of(least_, most_); }
  constexpr std::string_view form() const { return detail::names_of_bounds[has()]; }
  constexpr std::string_view wording() const { return sentences[has()]; }
  template <class To>
  constexpr void arguments(To&& to) const {
    detail::bounds_to(to, least_, most_);
  }

 private:
  std::size_t least_;  // elements
  std::size_t most_;   // elements
};

}  // namespace ufb::rules

namespace ufb {
using rules::size;
}
