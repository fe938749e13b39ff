// A slot holds one argument of a builder between its setter and build(): a small value, a view of characters, or an address.
// take() makes the field's value as a prvalue, put() assigns it into a recycled object and keeps that object's capacity.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/detail/traits.hpp>
#include <utility>
#include <vector>

namespace ufb::detail {

// Fields that are made from characters: std::string and its like, std::string_view.
template <class F>
concept text_field = text<F> && std::is_constructible_v<F, const char*, std::size_t>;

// Copied into the slot, so that a setter may take it by value.
template <class F>
concept small_field = !text_field<F> && !std::is_array_v<F> && std::is_trivially_copyable_v<F> && sizeof(F) <= 16 && std::default_initializable<F>;

// clear() leaves nothing of the old value but capacity. Not so with a stateful allocator or comparator, which only assignment replaces.
template <class F>
inline constexpr bool clears_to_capacity = false;
template <class C, class Traits, class A>
inline constexpr bool clears_to_capacity<std::basic_string<C, Traits, A>> = std::is_empty_v<A>;
template <class E, class A>
inline constexpr bool clears_to_capacity<std::vector<E, A>> = std::is_empty_v<A>;

[[noreturn]] UFB_COLD inline void text_from_null() { throw std::logic_error("ufb: a text field was set from a null pointer"); }

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

// A transform either cuts: it chooses a part of a text, by characters that no other transform makes or takes away; or it changes characters,
// one for one. So all cuts can be made first, before characters are copied, and the copy is changed in place.
template <class Transform>
concept cuts = requires(std::string_view text) { Transform::view(text); };

template <class... Transform>
struct transforms {
  static constexpr bool only_cut = (cuts<Transform> && ...);

  UFB_ALWAYS_INLINE static constexpr std::string_view cut(std::string_view text) {
    (cut_by<Transform>(text), ...);
    return text;
  }
  template <class Text>
  UFB_ALWAYS_INLINE static constexpr void change(Text& text) {
    (change_by<Transform>(text), ...);
  }

 private:
  template <class One>
  UFB_ALWAYS_INLINE static constexpr void cut_by(std::string_view& text) {
    if constexpr (cuts<One>) text = One::view(text);
  }
  template <class One, class Text>
  UFB_ALWAYS_INLINE static constexpr void change_by(Text& text) {
    if constexpr (!cuts<One>) One::apply(text);
  }
};

template <class F, class... Transform>
class text_slot {
  using value_type = std::remove_cv_t<F>;
  using all = transforms<Transform...>;
  static constexpr bool owns = !std::is_same_v<value_type, std::string_view>;
  static constexpr bool movable = !std::is_const_v<F> && owns;
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
    if constexpr (K == gen::kind::moved && movable) {
      value_type value(std::move(*object_));
      (Transform::apply(value), ...);
      return value;
    } else {
      const std::string_view view = all::cut(view_);
      if constexpr (all::only_cut) {
        return value_type(view.data(), view.size());
      } else {
        value_type value(view.data(), view.size());
        all::change(value);
        return value;
      }
    }
  }
  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr void assign_to(F& target) const {
    if constexpr (K == gen::kind::moved && movable) {
      target = std::move(*object_);
      (Transform::apply(target), ...);
    } else {
      const std::string_view view = all::cut(view_);
      if constexpr (requires { target.assign(view.data(), view.size()); }) {
        target.assign(view.data(), view.size());
      } else {
        target = value_type(view.data(), view.size());
      }
      all::change(target);
    }
  }

 private:
  std::string_view view_;
  F* object_;
};

// A transform of a text looks through an optional around it.
template <class Transform, class V>
constexpr void transform(V& value) {
  if constexpr (holder<V>) {
    if (present(value)) transform<Transform>(*value);
  } else {
    static_assert(text_field<V>, "ufb: this transform applies to text");
    Transform::apply(value);
  }
}

template <class F, class... Transform>
class address_slot {
  using value_type = std::remove_cv_t<F>;
  static constexpr bool moves_from(gen::kind how) {
    return how == gen::kind::moved && !(std::is_const_v<F> && std::is_copy_constructible_v<value_type>);
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
      value_type value = untransformed<K>();
      (transform<Transform>(value), ...);
      return value;
    }
  }
  template <gen::kind K>
  UFB_ALWAYS_INLINE constexpr void assign_to(F& target) const {
    if constexpr (moves_from(K)) {
      target = std::move(const_cast<value_type&>(*object_));
    } else if constexpr (std::is_copy_assignable_v<F>) {
      target = *object_;
    } else {
      target = value_type(*object_);
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

  const value_type* object_;
};

[[noreturn]] UFB_COLD inline void text_too_long() { throw std::length_error("ufb: a text does not fit into its array of characters"); }
[[noreturn]] UFB_COLD inline void bits_too_few() { throw std::out_of_range("ufb: a value does not fit into its bit-field"); }

// char[N] as text: at most N - 1 characters, and NULs behind them.
template <class F, class... Transform>
class characters_slot {
  using all = transforms<Transform...>;

 public:
  UFB_ALWAYS_INLINE constexpr void set(std::string_view value) {
    view_ = all::cut(value);
    if (view_.size() >= std::extent_v<F>) [[unlikely]] text_too_long();
  }
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

template <class F>
constexpr void reset(F& target) {
  if constexpr (std::is_array_v<F>) {
    for (auto& element : target) reset(element);
  } else if constexpr (clears_to_capacity<F>) {
    target.clear();
  } else {
    target = F();
  }
}

template <class F, class... Transform>
struct slot_for {
  using type = std::conditional_t<std::is_array_v<F>, array_slot<F>, address_slot<F, Transform...>>;
};
template <std::size_t Size, class... Transform>
struct slot_for<char[Size], Transform...> {
  using type = characters_slot<char[Size], Transform...>;
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

}  // namespace ufb::detail

namespace ufb::gen {

/// The argument for a field of type F, and what is done to it before it becomes the field.
template <class F, class... Transform>
class slot : public detail::slot_for<F, Transform...>::type {
  using value_type = std::remove_cv_t<F>;

 public:
  /// Returns: the field's value; of an unset one what F() is. Requires: F is no array.
  template <kind K>
  UFB_ALWAYS_INLINE constexpr auto take() const {
    if constexpr (K == kind::unset) {
      return value_type();
    } else {
      return this->template made<K>();
    }
  }

  /// Returns: the field's value; of an unset one what `initialiser` makes.
  template <kind K, class Initialiser>
  UFB_ALWAYS_INLINE constexpr auto take(Initialiser initialiser) const {
    if constexpr (K != kind::unset) {
      return take<K>();
    } else if constexpr (std::is_arithmetic_v<value_type> || !std::is_same_v<value_type, decltype(initialiser())>) {
      return static_cast<value_type>(initialiser());
    } else {
      return initialiser();
    }
  }

  /// Effects: gives an object's field the value, keeping its capacity; an unset one what F() is.
  template <kind K>
  UFB_ALWAYS_INLINE constexpr void put(F& target) const {
    if constexpr (K != kind::unset) {
      this->template assign_to<K>(target);
    } else {
      detail::reset(target);
    }
  }

  /// Effects: the same; an unset one gets what `initialiser` makes.
  template <kind K, class Initialiser>
  UFB_ALWAYS_INLINE constexpr void put(F& target, Initialiser initialiser) const {
    if constexpr (K != kind::unset) {
      put<K>(target);
    } else if constexpr (std::is_arithmetic_v<F>) {
      target = static_cast<F>(initialiser());
    } else {
      target = initialiser();
    }
  }
};

template <class From, class F>
concept converts = detail::converts_explicitly<From, std::remove_cv_t<F>>;

/// The same for a field with `into`: it holds what its setter has made until build() moves it into the object.
template <class F, class... Transform>
class into_slot : public slot<F, Transform...> {
 public:
  template <class From>
  UFB_ALWAYS_INLINE constexpr void convert(From&& from) {
    this->set(made_here_.emplace(static_cast<From&&>(from)));
  }

 private:
  std::optional<std::remove_cv_t<F>> made_here_;
};

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

 public:
  UFB_ALWAYS_INLINE constexpr void set(F value) {
    if (!fits(value)) [[unlikely]] detail::bits_too_few();
    slot<F>::set(value);
  }
};

}  // namespace ufb::gen
