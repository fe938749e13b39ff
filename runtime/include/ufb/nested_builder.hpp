// A field that is itself built: from a builder of its type that is not finished, or by a function that is given one. With the ranges of
// source.hpp all that a setter of an object takes besides the object. Called by the setters of generated glue and of the Boost.PFR path.
#pragma once

#include <concepts>
#include <memory>
#include <type_traits>
#include <ufb/chain.hpp>
#include <ufb/detail/config.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/source.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/factory.hpp>
#include <ufb/result.hpp>
#include <utility>

namespace ufb::detail {

template <class T>
struct builder_source;  // build.hpp

template <class G, auto S>
struct step_of {
  using glue = G;
  using type = typename G::type;
  static constexpr auto state = S;
};
template <class G, auto S>
step_of<G, S> step_of_chain(const gen::chain<G, S>&);

// A builder that is not finished.
template <class From>
concept builder_step = requires(const From& step) { step_of_chain(step); };

template <class F>
inline constexpr bool is_shared = false;
template <class U>
inline constexpr bool is_shared<std::shared_ptr<U>> = true;

// Returns: an F of what `make` makes, inside the optional or the smart pointer that F is.
template <class F, class Make>
UFB_ALWAYS_INLINE constexpr F held(Make make) {
  using type = decltype(make());
  using inside = held_by<F>;
  if constexpr (std::is_same_v<type, F>) {
    return make();
  } else if constexpr (std::is_same_v<type, inside> && is_shared<F>) {
    return std::make_shared<inside>(make());
  } else if constexpr (std::is_same_v<type, inside> && !is_optional<F>) {
    return F(new inside(make()));
  } else {
    return F(make());
  }
}

struct by_builder {
  template <class F, builder_step From>
  UFB_ALWAYS_INLINE static constexpr F make(From&& from) {
    using given = decltype(step_of_chain(from));
    static_assert(!may_fail<typename given::glue>, "ufb: what a factory makes that may fail cannot be nested unfinished: build it first");
    require<typename given::glue, given::state>();
    return held<F>([&]() -> typename given::type { return detail::make<typename given::glue, given::state>(chain_start::arguments_of(from)); });
  }
  template <class F, builder_step From>
  UFB_ALWAYS_INLINE static constexpr void give(F& target, From&& from) {
    using given = decltype(step_of_chain(from));
    using glue = typename given::glue;
    require<glue, given::state>();
    if constexpr (requires { requires glue::template recyclable<>; } && std::is_same_v<F, typename given::type>) {
      remake<glue, given::state>(target, chain_start::arguments_of(from));
    } else if constexpr (requires { requires glue::template recyclable<>; } && is_optional<F> && std::is_move_assignable_v<F>) {
      if (!target) target.emplace();
      remake<glue, given::state>(*target, chain_start::arguments_of(from));
    } else {
      renew(target, [&]() UFB_ALWAYS_INLINE_LAMBDA -> F { return make<F>(static_cast<From&&>(from)); });
    }
  }
};

template <class F>
using nested_glue = typename builder_source<held_by<F>>::type;
template <class Glue>
using first_step = typename Glue::template chain<typename Glue::state{}>;

// Has F a builder of its own that a function could be given?
template <class F>
concept has_builder = std::is_class_v<held_by<F>> &&
                      ((glued<held_by<F>> && requires { typename glue<held_by<F>>::arguments; }) ||
                       (!glued<held_by<F>> && std::is_aggregate_v<held_by<F>> && !range<held_by<F>>));

template <class F, class From>
concept builds = has_builder<F> && !std::is_convertible_v<From, F> && std::is_class_v<std::remove_cvref_t<From>> && !builder_step<From> &&
                 std::is_invocable_v<From, first_step<nested_glue<F>>&&>;

struct by_function {
  template <class F, class From>
  UFB_ALWAYS_INLINE static constexpr F make(From&& from) {
    using glue = nested_glue<F>;
    using made = std::invoke_result_t<From, first_step<glue>&&>;
    static_assert(!may_fail<glue> || !is_result<made>, "ufb: the function must return the object itself, which this factory may fail to make: build it first");
    static_assert(!is_result<made>, "ufb: end the nested builder with build_unchecked(): its rules run with those of the whole");
    static_assert(!builder_step<made>, "ufb: the function must finish the nested builder: end it with build_unchecked()");
    constexpr bool is_taken = std::is_same_v<made, F> || std::is_same_v<made, held_by<F>> || std::is_convertible_v<made, F>;
    static_assert(is_taken || is_result<made> || builder_step<made>, "ufb: the function must return what the nested builder builds: build_unchecked() gives it");
    return held<F>([&]() -> made {
      typename glue::arguments arguments;
      first_step<glue> first;
      return static_cast<From&&>(from)(chain_start::open(arguments, first));
    });
  }
  template <class F, class From>
  UFB_ALWAYS_INLINE static constexpr void give(F& target, From&& from) {
    renew(target, [&]() UFB_ALWAYS_INLINE_LAMBDA -> F { return make<F>(static_cast<From&&>(from)); });
  }
};

// Can build() make an F from that: an unfinished builder, a function that is given one, a range of elements?
template <class F, class From>
concept makes = builder_step<From> || fills<F, From> || builds<F, From>;

template <class F, class From>
constexpr auto way_of() {
  if constexpr (builder_step<From>) {
    return by_builder();
  } else if constexpr (fills<F, From>) {
    return by_range();
  } else if constexpr (makes<F, From>) {
    return by_function();
  } else {
    return by_conversion();
  }
}

// Converts: with `into`, what an F can be made from by an explicit conversion, too.
template <class F, class From, bool Converts>
  requires(makes<F, From> || (Converts && converts_explicitly<From, F>))
using source_for = source_of<F, decltype(way_of<F, From>()), From>;

}  // namespace ufb::detail

namespace ufb::gen {

/// What build() makes a field of type F from: an unfinished builder, a function that is given one, or a range of elements. The builder is of F, or
/// of what F holds as an optional or a smart pointer; the function returns one of these, what build_unchecked() gives: the field's rules run
/// with those of the whole.
template <class F, class From>
using source = detail::source_for<std::remove_cv_t<F>, From, false>;

/// The same for a field with `into`, which an explicit conversion makes, too.
template <class F, class From>
using conversion = detail::source_for<std::remove_cv_t<F>, From, true>;

/// The arguments of a field's constructor.
template <class F, class... From>
using construction = detail::source_of<std::remove_cv_t<F>, detail::by_constructor, From...>;

/// Elements of a container, given one by one, each as such values.
template <class F, class... From>
  requires(detail::gathers<std::remove_cv_t<F>> && detail::becomes_elements<std::remove_cv_t<F>, From...>)
using element = detail::element_of<std::remove_cv_t<F>, From...>;

/// The types of an element, of a key and of its value; of what has none, `absent`.
template <class F>
using value_in = typename detail::parts_of<std::remove_cv_t<F>>::value;
template <class F>
using key_in = typename detail::parts_of<std::remove_cv_t<F>>::key;
template <class F>
using mapped_in = typename detail::parts_of<std::remove_cv_t<F>>::mapped;

}  // namespace ufb::gen
