// build<T>(): the builder of T, generated or through Boost.PFR, whichever T has. The entry users call.
// What is missing, set twice or unknown does not compile; the chain lives in one expression and cannot be stored.
#pragma once

#include <memory>
#include <type_traits>
#include <ufb/aggregate.hpp>
#include <ufb/chain.hpp>
#include <ufb/detail/config.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/state.hpp>
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

// A constructor's or a factory's parameters are no fields.
template <class Glue>
concept is_edited_by_fields = requires(typename Glue::type& object, const typename Glue::arguments& in) { Glue::template assign<typename Glue::state{}>(object, in); };

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

/// Returns: the first step of a builder that starts from an object: `ufb::edit(user).with_age(37).build()` gives a copy of it in which that
/// field is set, or every violation; `ufb::edit(std::move(user))` moves it. Fields that are not set keep their values, elements that are
/// added come behind those that are there, and all rules are checked. Call with the one argument, as build() without any.
/// Requires: no argument of a setter refers into an object that is moved, which is moved first: edit(std::move(t)).with_a(t.b) reads a b that
/// is gone.
template <class T, class Glue = detail::builder_of<std::remove_cvref_t<T>>,
          auto Start = Glue::state::from(std::is_lvalue_reference_v<T> || std::is_const_v<T> ? gen::origin::copy : gen::origin::move)>
[[nodiscard]] UFB_ALWAYS_INLINE constexpr typename Glue::template chain<Start>&& edit(
    T&& object UFB_LIFETIMEBOUND, detail::edited<Glue>&& arguments UFB_LIFETIMEBOUND = detail::edited<Glue>(),
    typename Glue::template chain<Start>&& first UFB_LIFETIMEBOUND = typename Glue::template chain<Start>()) {
  using type = std::remove_cvref_t<T>;
  constexpr bool starts = Start.origin == gen::origin::move ? std::is_move_constructible_v<type> : std::is_copy_constructible_v<type>;
  static_assert(starts,
                "ufb: edit(object) copies and edit(std::move(object)) moves, which this object does not allow: use the other one, or build a new object");
  static_assert(detail::is_edited_by_fields<Glue>, "ufb: an object that a constructor or a factory makes cannot be edited field by field");
  arguments.object = const_cast<type*>(std::addressof(object));
  return detail::chain_start::open(arguments, first);
}

}  // namespace ufb
