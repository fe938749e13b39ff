// result<T>: a built object or everything that is wrong with it. Returned by build() and build_pooled() where a rule can fail.
#pragma once

#include <tl/expected.hpp>
#include <ufb/errors.hpp>

namespace ufb {

/// tl::expected in every standard: an alias that changed with -std would break linking.
template <class T>
using result = tl::expected<T, errors>;

namespace detail {

template <class T>
inline constexpr bool is_result = false;
template <class T>
inline constexpr bool is_result<result<T>> = true;

}  // namespace detail

}  // namespace ufb
