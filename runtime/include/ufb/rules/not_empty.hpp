// not_empty: text of at least one byte, a container of at least one element.
#pragma once

#include <iterator>
#include <string_view>
#include <ufb/detail/traits.hpp>

namespace ufb::rules {

struct not_empty {
  static constexpr std::string_view code = "not_empty";

  constexpr not_empty operator()() const { return {}; }

  template <class V>
  constexpr bool holds(const V& value) const noexcept(detail::read_nothrow<V>() || detail::gone_through_nothrow<V>) {
    static_assert(detail::text<V> || detail::range<V>, "ufb: the rule 'not_empty' applies to text and containers");
    if constexpr (detail::text<V>) {
      return !detail::view(value).empty();
    } else {
      return std::begin(value) != std::end(value);
    }
  }
  static constexpr std::string_view wording() { return "must not be empty"; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::not_empty not_empty{};
}
