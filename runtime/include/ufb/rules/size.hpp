// size(min[, max]): the number of elements of a container, both ends included.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <ufb/detail/show.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

/// Complexity: constant where the container knows its size, linear where it does not.
class size {
 public:
  static constexpr std::string_view code = "size";

  explicit constexpr size(std::size_t least, std::size_t most = (std::numeric_limits<std::size_t>::max)()) : least_(least), most_(most) {}

  template <class V>
  constexpr bool holds(const V& value) const {
    static_assert(detail::range<V> && !detail::text<V>, "ufb: the rule 'size' applies to containers; for text there is 'length'");
    const std::size_t elements = detail::count(value);
    return least_ <= elements && elements <= most_;
  }
  std::string message() const { return detail::joined({"must have ", detail::counted_between(least_, most_, "element")}); }

 private:
  std::size_t least_;  // elements
  std::size_t most_;   // elements
};

}  // namespace ufb::rules

namespace ufb {
using rules::size;
}
