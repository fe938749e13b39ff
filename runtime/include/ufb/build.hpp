// build<T>(): the builder of T, generated or through Boost.PFR, whichever T has. The entry users call.
// What is missing, set twice or unknown does not compile; the chain lives in one expression and cannot be stored.
#pragma once

#include <ufb/aggregate.hpp>
#include <ufb/chain.hpp>
#include <ufb/detail/config.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/validate.hpp>

namespace ufb::detail {

template <class T>
struct builder_source {
  using type = aggregate<T, rules_of<T>>;
};
template <glued T>
  requires requires { typename glue<T>::arguments; }
struct builder_source<T> {
  using type = glue<T>;
};

// Where T's builder comes from: its glue, or Boost.PFR with T's rules, which are those of its schema or of a glue without a builder.
template <class T>
using builder_of = typename builder_source<T>::type;

}  // namespace ufb::detail

namespace ufb {

/// Returns: the first step of T's builder: `ufb::build<User>().with_name("Ada").build()`, and for an aggregate without annotations
/// `ufb::build<Point>().with<&Point::x>(1).build()`. Call without arguments: the parameters are the builder's storage, temporaries of the
/// caller's full expression. Setters record their arguments and copy nothing; build() makes the object.
template <class T, class Glue = detail::builder_of<T>>
[[nodiscard]] UFB_ALWAYS_INLINE constexpr typename Glue::template chain<typename Glue::state{}>&& build(
    typename Glue::arguments&& arguments UFB_LIFETIMEBOUND = typename Glue::arguments(),
    typename Glue::template chain<typename Glue::state{}>&& first UFB_LIFETIMEBOUND =
        typename Glue::template chain<typename Glue::state{}>()) {
  return detail::chain_start::open(arguments, first);
}

}  // namespace ufb
