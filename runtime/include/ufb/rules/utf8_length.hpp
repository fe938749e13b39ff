// utf8_length(min[, max]): the code points of a text, both ends included; what is not UTF-8 has no length and never holds.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <ufb/detail/show.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/utf8.hpp>

namespace ufb::rules {

/// Complexity: linear, one pass. A character that people see may be several code points: an accent can be one of its own.
class utf8_length {
 public:
  static constexpr std::string_view code = "utf8_length";

  explicit constexpr utf8_length(std::size_t least, std::size_t most = (std::numeric_limits<std::size_t>::max)())
      : least_(least), most_(most) {}

  template <class V>
  constexpr bool holds(const V& value) const {
    static_assert(detail::text<V>, "ufb: the rule 'utf8_length' applies to text");
    const std::size_t points = detail::code_points(detail::view(value));
    return points != detail::not_utf8 && least_ <= points && points <= most_;
  }
  std::string message() const {
    return detail::joined({"must be ", detail::counted_between(least_, most_, "character"), " long, in UTF-8"});
  }

 private:
  std::size_t least_;  // code points
  std::size_t most_;   // code points
};

}  // namespace ufb::rules

namespace ufb {
using rules::utf8_length;
}
