// The end of every builder: build(), build_pooled(), build_or_throw() and build_unchecked(), over arguments that setters recorded.
// Base of the chains that generated glue and the Boost.PFR path define; what differs between the two is in Glue.
#pragma once

#include <memory>
#include <new>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/recycle.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/errors.hpp>
#include <ufb/factory.hpp>
#include <ufb/pool.hpp>
#include <ufb/result.hpp>
#include <ufb/validate.hpp>
#include <utility>

namespace ufb::gen {

/// Neither copied nor moved. The arguments of a builder are: everything points at them.
class pinned {
 public:
  pinned() = default;
  pinned(const pinned&) = delete;
  pinned& operator=(const pinned&) = delete;
};

/// The same for the steps of a chain; the name is what the compiler says to who stores one.
class a_builder_cannot_be_stored_finish_it_with_build_in_one_expression {
 public:
  a_builder_cannot_be_stored_finish_it_with_build_in_one_expression() = default;
  a_builder_cannot_be_stored_finish_it_with_build_in_one_expression(
      const a_builder_cannot_be_stored_finish_it_with_build_in_one_expression&) = delete;
  a_builder_cannot_be_stored_finish_it_with_build_in_one_expression& operator=(
      const a_builder_cannot_be_stored_finish_it_with_build_in_one_expression&) = delete;
};

}  // namespace ufb::gen

namespace ufb::detail {

struct chain_start;

// Effects: where the state lacks something that a new object needs, the glue says what, which does not compile.
template <class Glue, auto S>
constexpr void require() {
  if constexpr (S.origin == gen::origin::defaults) {
    if constexpr (!S.covers(Glue::required)) {
      const auto require_field = []<std::size_t I>(std::integral_constant<std::size_t, I>) {
        if constexpr (Glue::required[I] != gen::kind::unset && S[I] == gen::kind::unset) Glue::template missing<I>();
      };
      [&]<std::size_t... I>(std::index_sequence<I...>) {
        (require_field(std::integral_constant<std::size_t, I>()), ...);
      }(std::make_index_sequence<S.field_count>());
    }
    if constexpr (requires { Glue::template require<S>(); }) Glue::template require<S>();
  }
}

// What a builder that edits has besides the arguments: the object it was given.
template <class Glue>
struct edited : Glue::arguments {
  typename Glue::type* object;
};

// Returns: a new object of the arguments, or the one to be edited with the arguments in their places.
template <class Glue, auto S>
UFB_ALWAYS_INLINE inline constexpr auto make(const typename Glue::arguments& in) {
  using type = typename Glue::type;
  if constexpr (S.origin == gen::origin::defaults) {
    return Glue::template make<S>(in);
  } else {
    type& given = *static_cast<const edited<Glue>&>(in).object;
    type object(static_cast<std::conditional_t<S.origin == gen::origin::move, type&&, const type&>>(given));
    Glue::template assign<S>(object, in);
    return object;
  }
}

// Effects: gives a recycled object the same value in its old capacity.
template <class Glue, auto S>
UFB_ALWAYS_INLINE inline constexpr void remake(typename Glue::type& object, const typename Glue::arguments& in) {
  using type = typename Glue::type;
  if constexpr (S.origin != gen::origin::defaults) {
    type& given = *static_cast<const edited<Glue>&>(in).object;
    object = static_cast<std::conditional_t<S.origin == gen::origin::move, type&&, const type&>>(given);
  }
  Glue::template assign<S>(object, in);
}

// Effects: makes the object in the slot, of an idle one by giving it new values.
template <class Glue, auto S>
UFB_ALWAYS_INLINE inline void fill(recycled_slot<typename Glue::type>& slot, const typename Glue::arguments& in) {
  if constexpr (Glue::template recyclable<>) {
    if (slot.holds_object()) [[likely]] {
      remake<Glue, S>(*slot.get(), in);
      return;
    }
  }
  ::new (static_cast<void*>(slot.get())) typename Glue::type(make<Glue, S>(in));
  slot.constructed();
}

template <class Glue, class Built>
using built_as = std::conditional_t<runs_rules<Glue> || may_fail<Glue>, result<Built>, Built>;

// What the ends of a builder return: what is left when nothing went wrong, what there is when the rules were run, and when they were not.
template <class Glue>
struct ends {
  using object = typename Glue::type;
  using checked = built_as<Glue, object>;
  using unchecked = object;
};
template <may_fail Glue>
struct ends<Glue> {
  using checked = made_result<Glue>;
  using unchecked = checked;
  using object = typename checked::value_type;
};

template <class T, class Rules>
UFB_COLD void refuse(result<T>& built) {
  if (errors found = violations_of<T, Rules>(*built); !found.empty()) built = tl::unexpected<errors>(std::move(found));
}

template <class T, class Rules>
UFB_COLD void refuse(const T& built) {
  if (errors found = violations_of<T, Rules>(built); !found.empty()) UFB_THROW(validation_error(std::move(found)));
}

// Expected's own in-place constructor goes through six inherited ones. GCC melts them away; Clang leaves the innermost a call, and with it
// every argument in memory: half of the instructions of a small build(). So with Clang the object is made in expected's storage itself.
#if defined(__clang__) && TL_EXPECTED_VERSION_MAJOR == 1
template <class Glue, auto S, class T>
UFB_ALWAYS_INLINE inline void make_in(result<T>& empty, const typename Glue::arguments& in) {
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wold-style-cast"
  auto& storage = (tl::detail::expected_storage_base<T, errors>&)empty;  // the one cast that reaches a private base
#pragma clang diagnostic pop
  UFB_TRY {
    ::new (static_cast<void*>(std::addressof(storage.m_val))) T(detail::make<Glue, S>(in));
  } UFB_CATCH(...) {
    ::new (static_cast<void*>(std::addressof(storage.m_unexpect))) tl::unexpected<errors>(errors());
    UFB_RETHROW;
  }
  storage.m_has_val = true;
}
#else
// Converts to the object itself: where an expected is made from it, the object is made in place.
template <class Glue, auto S>
struct maker {
  const typename Glue::arguments& in;

  UFB_ALWAYS_INLINE constexpr operator typename Glue::type() const { return detail::make<Glue, S>(in); }
};

// Has the class a constructor that would take the maker itself, as T(std::any) does? Then expected gets the object and moves it.
struct stranger {};
template <class Glue, auto S>
UFB_ALWAYS_INLINE inline auto made_for_expected(const typename Glue::arguments& in) {
  using type = typename Glue::type;
  if constexpr (!std::is_aggregate_v<type> && std::is_constructible_v<type, const stranger&>) {
    return detail::make<Glue, S>(in);
  } else {
    return maker<Glue, S>{in};
  }
}
#endif

// Here and below the result is a variable of the outermost scope: only that one GCC 12 makes in the caller's place, without a move.
template <class Glue, auto S>
UFB_ALWAYS_INLINE inline result<typename Glue::type> checked(const typename Glue::arguments& in) {
  using type = typename Glue::type;
  static_assert(std::is_move_constructible_v<type>, "ufb: an object that cannot be moved does not fit into a result: use build_pooled()");
#if defined(__clang__) && TL_EXPECTED_VERSION_MAJOR == 1
  result<type> built(tl::unexpect, errors());
  make_in<Glue, S>(built, in);
#else
  result<type> built(tl::in_place, made_for_expected<Glue, S>(in));
#endif
  if (!passes<type, rules_of<type>>(*built)) [[unlikely]] refuse<type, rules_of<type>>(built);
  return built;
}

template <class Glue, auto S>
UFB_ALWAYS_INLINE inline constexpr typename Glue::type checked_or_throw(const typename Glue::arguments& in) {
  using type = typename Glue::type;
  static_assert(std::is_move_constructible_v<type>, "ufb: an object that cannot be moved cannot be checked on its way out: use build_pooled()");
  type built = detail::make<Glue, S>(in);
  if (!passes<type, rules_of<type>>(built)) [[unlikely]] refuse<type, rules_of<type>>(built);
  return built;
}

}  // namespace ufb::detail

namespace ufb::gen {

/// A step of a builder: which fields are set is S, their arguments are in `in`. Lives until the caller's full expression ends.
/// Lvalue arguments are read, and rvalue arguments moved from, when the chain ends, not when they are set.
template <class Glue, auto S>
class chain : public a_builder_cannot_be_stored_finish_it_with_build_in_one_expression {
  using type = typename Glue::type;
  using ends = detail::ends<Glue>;

 public:
  /// Returns: the object, or where T has rules or comes from a factory that may fail, a result with the object or every violation. What
  ///   such a factory puts into a std::unique_ptr stays there.
  /// Throws: what copying the arguments and making the object throws; then nothing of the object is left.
  [[nodiscard]] UFB_ALWAYS_INLINE constexpr typename ends::checked build() && {
    detail::require<Glue, S>();
    if constexpr (!S.covers(Glue::required)) {
      __builtin_unreachable();
    } else if constexpr (detail::may_fail<Glue>) {
      return detail::checked_from_factory<Glue, S>(*in);
    } else if constexpr (detail::runs_rules<Glue>) {
      return detail::checked<Glue, S>(*in);
    } else {
      return detail::make<Glue, S>(*in);
    }
  }

  /// Returns: the same in a slot of pool<T>. An idle object there is given the new values in its old capacity; nothing else of it is left.
  [[nodiscard]] UFB_ALWAYS_INLINE detail::built_as<Glue, pooled<type>> build_pooled() && {
    detail::require<Glue, S>();
    if constexpr (!S.covers(Glue::required)) {
      __builtin_unreachable();
    } else if constexpr (detail::may_fail<Glue>) {
      return detail::pooled_from_factory<Glue, S>(*in);
    } else {
      detail::recycled_slot<type> slot(detail::operations_in<Glue>);
      detail::fill<Glue, S>(slot, *in);
      if constexpr (detail::runs_rules<Glue>) {
        if (!detail::passes<type, rules>(*slot.get())) [[unlikely]] {
          errors found = detail::violations_of<type, rules>(*slot.get());
          if (!found.empty()) return tl::unexpected<errors>(std::move(found));
        }
      }
      return std::move(slot).hand_over();
    }
  }

#ifdef __cpp_exceptions
  /// Returns: the object. Throws: validation_error when a rule does not hold or the factory fails.
  [[nodiscard]] UFB_ALWAYS_INLINE constexpr typename ends::object build_or_throw() && {
    detail::require<Glue, S>();
    if constexpr (!S.covers(Glue::required)) {
      __builtin_unreachable();
    } else if constexpr (detail::may_fail<Glue>) {
      return detail::value_or_throw(detail::checked_from_factory<Glue, S>(*in));
    } else if constexpr (detail::runs_rules<Glue>) {
      return detail::checked_or_throw<Glue, S>(*in);
    } else {
      return detail::make<Glue, S>(*in);
    }
  }
#endif

  /// Returns: the object; of a factory that may fail a result still. No rule is run: for values that were checked before.
  [[nodiscard]] UFB_ALWAYS_INLINE constexpr typename ends::unchecked build_unchecked() && {
    detail::require<Glue, S>();
    if constexpr (!S.covers(Glue::required)) {
      __builtin_unreachable();
    } else if constexpr (detail::may_fail<Glue>) {
      return detail::from_factory<Glue, S>(*in);
    } else {
      return detail::make<Glue, S>(*in);
    }
  }

 protected:
  template <class Next>
  UFB_ALWAYS_INLINE constexpr Next&& pass(Next& next UFB_LIFETIMEBOUND) const {
    next.in = in;
    return static_cast<Next&&>(next);
  }
  /// The same after field I was set, which may be so once, and as `gathered` any number of times.
  template <std::size_t I, kind How = kind::unset, class Next>
  UFB_ALWAYS_INLINE constexpr Next&& pass(Next& next UFB_LIFETIMEBOUND) const {
    if constexpr (S[I] != kind::unset && S[I] != How) Glue::template set_twice<I>();
    return pass(next);
  }

  typename Glue::arguments* in;

 private:
  template <class, auto>
  friend class chain;
  friend detail::chain_start;

  using rules = detail::rules_of<type>;
};

}  // namespace ufb::gen

namespace ufb::detail {

struct chain_start {
  template <class Arguments, class Chain>
  UFB_ALWAYS_INLINE static constexpr Chain&& open(Arguments& arguments UFB_LIFETIMEBOUND, Chain& first UFB_LIFETIMEBOUND) {
    first.in = &arguments;
    return static_cast<Chain&&>(first);
  }

  /// Returns: what the setters of a builder recorded.
  template <class Glue, auto S>
  UFB_ALWAYS_INLINE static constexpr const typename Glue::arguments& arguments_of(const gen::chain<Glue, S>& step) {
    return *step.in;
  }
};

}  // namespace ufb::detail
