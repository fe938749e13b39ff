// Slots of parameters that are references: the call binds to what the setter was given, not to a copy of it. Generated glue of classes
// with a constructor or a factory has them; see slot.hpp for all others.
#pragma once

#include <memory>
#include <string_view>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/state.hpp>

namespace ufb::detail {

// A default that is there for good: `const int` as a result is an int, which chooses the overload that takes int&&.
template <class T>
struct nothing {
  constexpr T operator()() const { return T(); }
};
template <class T, class Initialiser>
inline constexpr T default_constant = static_cast<T>(Initialiser()());

}  // namespace ufb::detail

namespace ufb::gen {

/// The argument for a parameter of type F&, F const or not. Where none was given, or characters for a text, a new value is made, const so
/// that of two overloads it does not choose the one that takes F&&; also where it is not known before build() whether one was given.
template <class F>
class slot<F&> {
  using value_type = std::remove_cv_t<F>;
  static constexpr bool has_constants = std::is_scalar_v<value_type> && std::is_const_v<F>;
  template <kind K>
  using taken = std::conditional_t<K == kind::copied || ((K == kind::unset || is_conditional(K)) && has_constants), F&, const value_type>;

 public:
  UFB_ALWAYS_INLINE constexpr void set(F& value) { object_ = std::addressof(value); }
  UFB_ALWAYS_INLINE constexpr void set(std::string_view value)
    requires detail::text_field<value_type>
  {
    view_ = value;
  }
  UFB_ALWAYS_INLINE constexpr void set(const char* value)
    requires detail::text_field<value_type>
  {
    view_ = detail::view_of(value);
  }

  /// Effects: records what a cell of a draft holds, if anything.
  template <kind, class Maybe>
  UFB_ALWAYS_INLINE constexpr void set_inside(Maybe& maybe) {
    object_ = maybe ? std::addressof(*maybe) : nullptr;
  }

  /// Returns: what the parameter binds to; of an unset one what F() is.
  template <kind K>
  UFB_ALWAYS_INLINE constexpr taken<K> take() const {
    if constexpr (K == kind::copied) {
      return *object_;
    } else if constexpr (K == kind::viewed) {
      return value_type(view_.data(), view_.size());
    } else if constexpr (is_conditional(K) && has_constants) {
      return object_ != nullptr ? *object_ : detail::default_constant<value_type, detail::nothing<value_type>>;
    } else if constexpr (is_conditional(K)) {
      return object_ != nullptr ? value_type(*object_) : value_type();
    } else if constexpr (has_constants) {
      return detail::default_constant<value_type, detail::nothing<value_type>>;
    } else {
      return value_type();
    }
  }

  /// Returns: the same; of an unset one what `initialiser` makes.
  template <kind K, class Initialiser>
  UFB_ALWAYS_INLINE constexpr taken<K> take(Initialiser initialiser) const {
    if constexpr (is_conditional(K) && has_constants) {
      return object_ != nullptr ? *object_ : detail::default_constant<value_type, Initialiser>;
    } else if constexpr (is_conditional(K)) {
      return object_ != nullptr ? value_type(*object_) : static_cast<value_type>(initialiser());
    } else if constexpr (K != kind::unset) {
      return take<K>();
    } else if constexpr (has_constants) {
      return detail::default_constant<value_type, Initialiser>;
    } else if constexpr (std::is_arithmetic_v<value_type>) {
      return static_cast<value_type>(initialiser());
    } else {
      return initialiser();
    }
  }

 private:
  F* object_;
  std::string_view view_;
};

/// The argument for a parameter of type F&&: an rvalue itself, or a new value from what else was given.
template <class F>
class slot<F&&> : public slot<F> {
 public:
  template <kind K>
  UFB_ALWAYS_INLINE constexpr decltype(auto) take() const {
    if constexpr (K == kind::moved) {
      return static_cast<F&&>(this->given());
    } else {
      return slot<F>::template take<K>();
    }
  }

  template <kind K, class Initialiser>
  UFB_ALWAYS_INLINE constexpr decltype(auto) take(Initialiser initialiser) const {
    if constexpr (K == kind::moved) {
      return take<K>();
    } else {
      return slot<F>::template take<K>(initialiser);
    }
  }
};

}  // namespace ufb::gen
