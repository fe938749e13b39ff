// length(min[, max]): the bytes of a text, both ends included.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <ufb/detail/show.hpp>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

class length {
 public:
  static constexpr std::string_view code = "length";

  explicit constexpr length(std::size_t least, std::size_t most = (std::numeric_limits<std::size_t>::max)()) : least_(least), most_(most) {}

  template <class V>
  constexpr bool holds(const V& value) const {
    static_assert(detail::text<V>, "ufb: the rule 'length' applies to text; for the elements of a container there is 'size'");
    const std::size_t bytes = detail::view(value).size();
    return least_ <= bytes && bytes <= most_;
  }
  std::string message() const { return detail::joined({"must be ", detail::counted_between(least_, most_, "byte"), " long"}); }

 private:
  std::size_t least_;  // bytes
  std::size_t most_;   // bytes
};

}  // namespace ufb::rules

namespace ufb {
using rules::length;
}
