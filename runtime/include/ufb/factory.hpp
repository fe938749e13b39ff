// What a factory gives that may fail, as the result that build() gives: an object, or one error with the factory's name. Used by the chain
// where the glue says what its make() returns; a plain object is made in place and does not come through here.
#pragma once

#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/recycle.hpp>
#include <ufb/errors.hpp>
#include <ufb/pool.hpp>
#include <ufb/result.hpp>
#include <ufb/validate.hpp>
#include <utility>

namespace ufb::detail {

template <class Glue>
concept may_fail = requires { typename Glue::made; };

UFB_COLD inline tl::unexpected<errors> refused_by(std::string_view factory) {
  error refusal;
  refusal.code = factory;
  refusal.rule = "factory";
  refusal.message = filled("must be accepted by {code}", refusal);
  errors found;
  found.add(std::move(refusal));
  return tl::unexpected<errors>(std::move(found));
}

// An object by value comes out as such, one behind a pointer stays there.
template <class Made>
struct factory_result {
  using type = result<Made>;
};
template <class T>
struct factory_result<std::optional<T>> {
  using type = result<T>;
};
template <class T>
struct factory_result<result<T>> {
  using type = result<T>;
};
template <class Glue>
using made_result = typename factory_result<typename Glue::made>::type;

template <class Glue>
constexpr typename Glue::type& object_in(typename made_result<Glue>::value_type& made) {
  if constexpr (std::is_same_v<typename made_result<Glue>::value_type, typename Glue::type>) {
    return made;
  } else {
    return *made;
  }
}

/// Returns: what the factory gave; no rule is run.
template <class Glue, auto S>
UFB_ALWAYS_INLINE inline made_result<Glue> from_factory(const typename Glue::arguments& in) {
  if constexpr (std::is_same_v<typename Glue::made, made_result<Glue>>) {
    return Glue::template make<S>(in);
  } else {
    auto made = Glue::template make<S>(in);
    if (!made) [[unlikely]] return refused_by(Glue::factory);
    if constexpr (std::is_same_v<typename made_result<Glue>::value_type, typename Glue::made>) {
      return made_result<Glue>(std::move(made));
    } else {
      return made_result<Glue>(*std::move(made));
    }
  }
}

/// Returns: the same, or every violation of the object's rules.
template <class Glue, auto S>
UFB_ALWAYS_INLINE inline made_result<Glue> checked_from_factory(const typename Glue::arguments& in) {
  using type = typename Glue::type;
  made_result<Glue> made = from_factory<Glue, S>(in);
  if constexpr (runs_rules<Glue>) {
    if (made && !passes<type, rules_of<type>>(object_in<Glue>(*made))) [[unlikely]] {
      if (errors found = violations_of<type, rules_of<type>>(object_in<Glue>(*made)); !found.empty()) made = tl::unexpected<errors>(std::move(found));
    }
  }
  return made;
}

/// Returns: the same in a slot of the pool, moved out of what the factory gave.
template <class Glue, auto S>
UFB_ALWAYS_INLINE inline result<pooled<typename Glue::type>> pooled_from_factory(const typename Glue::arguments& in) {
  using type = typename Glue::type;
  using value = typename made_result<Glue>::value_type;
  if constexpr (!std::is_same_v<value, type>) {
    static_assert(requires { typename value::deleter_type; }, "ufb: build_pooled() cannot take an object that others share: use build()");
    static_assert(!std::is_polymorphic_v<type> || std::is_final_v<type>, "ufb: build_pooled() cannot tell which derived class the factory made: use build()");
  }
  static_assert(std::is_move_constructible_v<type>, "ufb: build_pooled() cannot move this object out of its std::unique_ptr: use build()");
  made_result<Glue> made = checked_from_factory<Glue, S>(in);
  if (!made) [[unlikely]] return tl::unexpected<errors>(std::move(made).error());
  recycled_slot<type> slot(operations_in<Glue>);
  ::new (static_cast<void*>(slot.get())) type(std::move(object_in<Glue>(*made)));
  slot.constructed();
  return std::move(slot).hand_over();
}

template <class T>
UFB_ALWAYS_INLINE inline T value_or_throw(result<T>&& made) {
  if (!made) [[unlikely]] UFB_THROW(validation_error(std::move(made).error()));
  return *std::move(made);
}

}  // namespace ufb::detail
