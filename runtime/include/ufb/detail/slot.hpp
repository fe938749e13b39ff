// A slot holds one argument of a builder between its setter and build(): a small value, a view of characters, or an address.
// take() makes the field's value as a prvalue, put() assigns it into a recycled object and keeps that object's capacity.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/refill.hpp>
#include <ufb/detail/source.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/transforms.hpp>
#include <utility>

namespace ufb::detail {

// Copied into the slot, so that a setter may take it by value.
template <class F>
concept small_field = !text_field<F> && !std::is_array_v<F> && std::is_trivially_copyable_v<F> && std::is_copy_assignable_v<F> && sizeof(F) <= 16 &&
                      std::default_initializable<F>;

[[noreturn]] UFB_COLD inline void text_from_null() { UFB_THROW(std::logic_error("ufb: a text field was set from a null pointer")); }

UFB_ALWAYS_INLINE constexpr std::string_view view_of(const char* text) {
  if (text == nullptr) [[unlikely]] text_from_null();
  return text;
}

// F may be const: a const field is initialised from its slot like any other, but its argument is not moved from.
template <class F>
class value_slot {
 public:
  UFB_ALWAYS_INLINE constexpr void set(std::remove_cv_t<F> value) { value_ = value; }

 protected:
  template <gen::kind>
  UFB_ALWAYS_INLINE constexpr std::remove_cv_t<F> made() const {
    return value_;
  }
  template <gen::kind>
  UFB_ALWAYS_INLINE constexpr void assign_to(F& target) const {
    target = value_;
  }

 private:
  std::remove_cv_t<F> value_;
};

template <class F, class... Transform>
class text_slot {
  using value_type = std::remove_cv_t<F>;
  using all = transforms<Transform...>;
  static constexpr bool owns = !std::is_same_v<value_type, std::string_view>;
  static constexpr bool movable = !std::is_const_v<F> && owns;
  static constexpr bool moves_from(gen::kind how) { return how == gen::kind::moved && movable; }
  static_assert(owns || all::only_cut, "ufb: this transform changes characters, and a std::string_view has none of its own");

 public:
  UFB_ALWAYS_INLINE constexpr void set(std::string_view value) { view_ = value; }
  UFB_ALWAYS_INLINE constexpr void set(const char* value) { view_ = view_of(value); }
  UFB_ALWAYS_INLINE constexpr void set(F& value)
    requires movable
  {
    object_ = std::addressof(value);
  }

 protected:
  UFB_ALWAYS_INLINE constexpr F& given() const { return *object_; }

  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr value_type made() const {
    if constexpr (sizeof...(Transform) == 0 || (all::only_cut && !moves_from(K))) {
      return cut<K>();
    } else {
      return changed<K>();
    }
  }
  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr void assign_to(F& target) const {
    if constexpr (moves_from(K)) {
      target = std::move(*object_);
      (Transform::apply(target), ...);
    } else {
      const std::string_view view = all::cut(view_);
      if constexpr (is_refillable_text<F>) {
        refill(target, view);
      } else if constexpr (requires { target.assign(view.data(), view.size()); }) {
        target.assign(view.data(), view.size());
      } else {
        target = value_type(view.data(), view.size());
      }
      all::change(target);
    }
  }

 private:
  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr value_type cut() const {
    if constexpr (moves_from(K)) {
      return value_type(std::move(*object_));
    } else {
      const std::string_view view = all::cut(view_);
      return value_type(view.data(), view.size());
    }
  }
  // GCC 12 makes a returned variable in the caller's place, without a move, only where it is one of the outermost scope.
  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr value_type changed() const {
    value_type value = cut<K>();
    if constexpr (moves_from(K)) {
      (Transform::apply(value), ...);
    } else {
      all::change(value);
    }
    return value;
  }

  std::string_view view_;
  F* object_;
};

template <class F, class... Transform>
class address_slot {
  using value_type = std::remove_cv_t<F>;
  static constexpr bool moves_from(gen::kind how) {
    return how == gen::kind::moved && !(std::is_const_v<F> && is_copyable<value_type>());
  }

 public:
  UFB_ALWAYS_INLINE constexpr void set(const value_type& value) { object_ = std::addressof(value); }

 protected:
  UFB_ALWAYS_INLINE constexpr F& given() const { return const_cast<F&>(*object_); }

  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr value_type made() const {
    if constexpr (sizeof...(Transform) == 0) {
      return untransformed<K>();
    } else {
      return transformed<K>();
    }
  }
  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr void assign_to(F& target) const {
    if constexpr (moves_from(K) && std::is_move_assignable_v<F>) {
      target = std::move(const_cast<value_type&>(*object_));
    } else if constexpr (moves_from(K) || !std::is_copy_assignable_v<F>) {
      renew(target, [&]() -> value_type { return untransformed<K>(); });
    } else if constexpr (is_refillable_list<F>) {
      by_range::give(target, *object_);
    } else {
      target = *object_;
    }
    (transform<Transform>(target), ...);
  }

 private:
  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr value_type untransformed() const {
    if constexpr (moves_from(K)) {
      return value_type(std::move(const_cast<value_type&>(*object_)));  // its setter took an rvalue
    } else {
      return value_type(*object_);
    }
  }
  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr value_type transformed() const {
    value_type value = untransformed<K>();
    (transform<Transform>(value), ...);
    return value;
  }

  const value_type* object_;
};

[[noreturn]] UFB_COLD inline void text_too_long() { UFB_THROW(std::length_error("ufb: a text does not fit into its array of characters")); }
[[noreturn]] UFB_COLD inline void bits_too_few() { UFB_THROW(std::out_of_range("ufb: a value does not fit into its bit-field")); }

template <class F>
inline constexpr bool is_characters = false;
template <std::size_t Size>
inline constexpr bool is_characters<char[Size]> = true;

// char[N] as text: at most N - 1 characters, and NULs behind them.
template <class F, class... Transform>
class characters_slot {
  using all = transforms<Transform...>;

 public:
  UFB_ALWAYS_INLINE constexpr void set(std::string_view value) {
    view_ = all::cut(value);
    if (view_.size() >= std::extent_v<F>) [[unlikely]] text_too_long();
  }
  static constexpr bool fits(std::string_view value) { return all::cut(value).size() < std::extent_v<F>; }
  UFB_ALWAYS_INLINE constexpr void set(const char* value) { set(view_of(value)); }

 protected:
  template <gen::kind>
  UFB_ALWAYS_INLINE constexpr void assign_to(F& target) const {
    for (std::size_t i = 0; i != std::extent_v<F>; ++i) target[i] = i < view_.size() ? view_[i] : '\0';
    all::change(target);
  }

 private:
  std::string_view view_;
};

// A C array of any rank, element by element: there is no other way to give one a value.
template <class F>
class array_slot {
  template <gen::kind K, class Element>
  UFB_ALWAYS_INLINE static constexpr void assign_each(Element& target, std::conditional_t<K == gen::kind::moved, Element, const Element>& source) {
    if constexpr (std::is_array_v<Element>) {
      for (std::size_t i = 0; i != std::extent_v<Element>; ++i) assign_each<K>(target[i], source[i]);
    } else if constexpr (K == gen::kind::moved) {
      target = std::move(source);
    } else {
      target = source;
    }
  }

 public:
  UFB_ALWAYS_INLINE constexpr void set(const F& value) { array_ = std::addressof(value); }

 protected:
  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr void assign_to(F& target) const {
    if constexpr (K == gen::kind::moved) {
      assign_each<K>(target, const_cast<F&>(*array_));  // its setter took an rvalue
    } else {
      assign_each<K>(target, *array_);
    }
  }

 private:
  const F* array_;
};

// Makes what an unset field without a default of its own is. Its body waits until somebody asks: not every F can be made from nothing.
template <class F>
struct nothing_given {
  template <class = void>
  UFB_ALWAYS_INLINE constexpr std::remove_cv_t<F> operator()() const {
    return std::remove_cv_t<F>();
  }
};

template <class F>
constexpr void reset(F& target) {
  if constexpr (std::is_array_v<F>) {
    for (auto& element : target) reset(element);
  } else if constexpr (clears_to_capacity<F>) {
    target.clear();
  } else {
    renew(target, nothing_given<F>());
  }
}

template <class F, class... Transform>
struct slot_for {
  using type = std::conditional_t<std::is_array_v<F>, array_slot<F>, address_slot<F, Transform...>>;
};
template <class F, class... Transform>
  requires is_characters<F>
struct slot_for<F, Transform...> {
  using type = characters_slot<F, Transform...>;
};
template <class F, class... Transform>
  requires text_field<std::remove_cv_t<F>>
struct slot_for<F, Transform...> {
  using type = text_slot<F, Transform...>;
};
template <class F, class... Transform>
  requires small_field<std::remove_cv_t<F>>
struct slot_for<F, Transform...> {
  static_assert(sizeof...(Transform) == 0, "ufb: a transform applies to text");
  using type = value_slot<F>;
};

// What `into` adds to what a setter takes: From makes an F, but only when asked to. Characters have setters of their own.
template <class From, class F>
concept converts_explicitly = std::is_constructible_v<F, From> && !std::is_convertible_v<From, F> &&
                              !(text_field<F> && std::is_convertible_v<From, std::string_view>);

// How a field takes what an optional, or a pointer, holds: `unset` where it does not.
template <class F, class Maybe>
constexpr gen::kind kind_inside() {
  if constexpr (requires(Maybe& maybe) { static_cast<bool>(maybe); *static_cast<Maybe&&>(maybe); }) {
    using given = decltype(*std::declval<Maybe>());
    using value_type = std::remove_cv_t<F>;
    constexpr bool is_same = std::is_same_v<std::remove_cvref_t<given>, value_type>;
    constexpr bool moves = is_same && !std::is_lvalue_reference_v<given> && !std::is_const_v<std::remove_reference_t<given>> && !std::is_const_v<F>;
    if constexpr (text_field<value_type> || is_characters<F>) {
      if constexpr (moves && !std::is_same_v<value_type, std::string_view>) return gen::kind::moved_if;
      if constexpr (std::is_convertible_v<given, std::string_view>) return gen::kind::viewed_if;
    } else if constexpr (is_same && (moves || is_copyable<value_type>())) {
      return moves && !small_field<value_type> ? gen::kind::moved_if : gen::kind::copied_if;
    }
  }
  return gen::kind::unset;
}

}  // namespace ufb::detail

namespace ufb::gen {

/// The argument for a field of type F, and what is done to it before it becomes the field.
template <class F, class... Transform>
class slot : public detail::slot_for<F, Transform...>::type {
  using value_type = std::remove_cv_t<F>;
  using source = detail::source<std::conditional_t<std::is_array_v<F>, const void*, value_type>>;  // no function returns an array
  struct no_elements {};
  using elements = typename std::conditional_t<detail::gathers<value_type>, std::type_identity<detail::elements<value_type>>, std::type_identity<no_elements>>::type;

 public:
  /// Effects: records the argument where the condition holds. For the conditional kinds.
  template <class Given>
  UFB_ALWAYS_INLINE constexpr void set_if(bool condition, Given& given) {
    is_present_ = condition;
    if (condition) this->set(given);
  }

  /// Effects: records what an optional or a pointer holds.
  template <kind How, class Maybe>
  UFB_ALWAYS_INLINE constexpr void set_inside(Maybe& maybe) {
    is_present_ = static_cast<bool>(maybe);
    if (!is_present_) return;
    if constexpr (How == kind::viewed_if && std::is_convertible_v<decltype(*maybe), const char*>) {
      const char* const text = *maybe;
      this->set(text);
    } else if constexpr (How == kind::viewed_if) {
      const std::string_view text = *maybe;
      this->set(text);
    } else {
      this->set(*maybe);
    }
  }

  /// Effects: records what build() makes the value from.
  template <class Source, class... Given>
  UFB_ALWAYS_INLINE constexpr void set_from(Source& how, Given&... given) {
    how.from(given...);
    source_ = std::addressof(how);
  }

  /// Effects: records an element, or a key and its value. How: what the elements before it have left in the chain's state.
  template <kind How, class Element, class... Given>
  UFB_ALWAYS_INLINE constexpr void add(Element& element, Given&... given) {
    element.from(given...);
    if constexpr (How == kind::unset) {
      elements_.start_with(element);
    } else {
      elements_.go_on_with(element);
    }
  }

  /// Returns: the field's value; of an unset one what F() is. Requires: F is no array.
  template <kind K>
  UFB_ALWAYS_INLINE constexpr auto take() const {
    return take<K>(detail::nothing_given<value_type>());
  }

  /// Returns: the field's value; of an unset one what `initialiser` makes.
  template <kind K, class Initialiser>
  UFB_ALWAYS_INLINE constexpr auto take(Initialiser initialiser) const {
    constexpr kind given = when_present(K);
    if constexpr (is_conditional(K)) {
      return is_present_ ? take<given>(initialiser) : take<kind::unset>(initialiser);
    } else if constexpr (given == kind::sourced && sizeof...(Transform) == 0) {
      return source_->make(*source_);
    } else if constexpr (given == kind::sourced) {
      value_type value = source_->make(*source_);
      change(value);
      return value;
    } else if constexpr (given == kind::gathered) {
      return elements_.make();
    } else if constexpr (given != kind::unset) {
      return this->template made<given>();
    } else if constexpr (std::is_arithmetic_v<value_type> || !std::is_same_v<value_type, decltype(initialiser())>) {
      return static_cast<value_type>(initialiser());
    } else {
      return initialiser();
    }
  }

  /// Effects: gives an object's field the value, keeping its capacity; an unset one what F() is; a kept one what it has.
  template <kind K>
  UFB_ALWAYS_INLINE constexpr void put(F& target) const {
    put_or<K>(target, [](auto& unset) { detail::reset(unset); });
  }

  /// Effects: the same; an unset one gets what `initialiser` makes.
  template <kind K, class Initialiser>
  UFB_ALWAYS_INLINE constexpr void put(F& target, Initialiser initialiser) const {
    put_or<K>(target, [&](auto& unset) {
      if constexpr (std::is_arithmetic_v<F>) {
        unset = static_cast<F>(initialiser());
      } else if constexpr (std::is_assignable_v<F&, decltype(initialiser())>) {
        unset = initialiser();
      } else {
        detail::renew(unset, [&]() -> F { return initialiser(); });
      }
    });
  }

  /// Returns: whether put<K>() would write to the field. For a bit-field, which nothing can refer to.
  template <kind K>
  UFB_ALWAYS_INLINE constexpr bool writes() const {
    if constexpr (when_absent(K) == kind::unset) {
      return true;
    } else if constexpr (is_conditional(K)) {
      return is_present_;
    } else {
      return when_present(K) != kind::unset;
    }
  }

 private:
  template <kind K, class Reset>
  UFB_ALWAYS_INLINE constexpr void put_or(F& target, Reset reset) const {
    constexpr kind given = when_present(K);
    if constexpr (is_conditional(K)) {
      if (is_present_) {
        put_or<given>(target, reset);
      } else {
        put_or<when_absent(K)>(target, reset);
      }
    } else if constexpr (given == kind::sourced) {
      static_assert(detail::is_renewable<F>, "ufb: a field whose type cannot be assigned keeps its value in an object that is there: build a new one");
      source_->give(*source_, target);
      change(target);
    } else if constexpr (K == (kind::gathered | kind::kept)) {
      elements_.append_to(target);
    } else if constexpr (given == kind::gathered) {
      elements_.give(target);
    } else if constexpr (given != kind::unset) {
      static_assert(!std::is_const_v<F>, "ufb: a const field of an object that is there cannot be changed: build a new one");
      this->template assign_to<given>(target);
    } else if constexpr (K == kind::unset) {
      reset(target);
    }
  }

  UFB_ALWAYS_INLINE static constexpr void change(F& value) { (detail::transform<Transform>(value), ...); }
  const source* source_;
  [[no_unique_address]] elements elements_;
  bool is_present_;
};

/// How a field of type F takes what an optional or a pointer holds: exactly an F, and for text what converts to a std::string_view.
template <class F, class Maybe>
  requires(detail::kind_inside<F, Maybe>() != kind::unset)
inline constexpr kind kind_inside = detail::kind_inside<F, Maybe>();

/// The argument for a bit-field of that type and width. Throws: std::out_of_range, from set(), where the value has more bits.
template <class F, unsigned Width>
class bit_slot : public slot<F> {
  static constexpr auto number(F value) {
    if constexpr (std::is_enum_v<F>) {
      return static_cast<std::underlying_type_t<F>>(value);
    } else {
      return +value;
    }
  }

 public:
  static constexpr bool fits(F value) {
    using integer = decltype(number(value));
    constexpr unsigned bits = sizeof(integer) * 8;
    if constexpr (std::is_same_v<F, bool> || Width >= bits) {
      return true;
    } else if constexpr (std::is_signed_v<integer> && !std::is_unsigned_v<F>) {
      return number(value) >> (Width - 1) == 0 || number(value) >> (Width - 1) == -1;
    } else {
      return number(value) >> Width == 0;
    }
  }
  UFB_ALWAYS_INLINE constexpr void set(F value) {
    if (!fits(value)) [[unlikely]] detail::bits_too_few();
    slot<F>::set(value);
  }
  UFB_ALWAYS_INLINE constexpr void set_if(bool condition, F value) {
    if (condition && !fits(value)) [[unlikely]] detail::bits_too_few();
    slot<F>::set_if(condition, value);
  }
  template <kind, class Maybe>
  UFB_ALWAYS_INLINE constexpr void set_inside(Maybe& maybe) {
    set_if(static_cast<bool>(maybe), maybe ? *maybe : F());
  }
};

}  // namespace ufb::gen
