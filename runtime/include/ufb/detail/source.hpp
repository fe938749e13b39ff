// What build() makes a field's value from, where its setter was given neither the value nor characters: constructor arguments, a range,
// elements one by one. A source is a temporary of the setter's caller, so nothing is copied before build() makes the value in its place.
#pragma once

#include <concepts>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/refill.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/detail/traits.hpp>
#include <ufb/detail/transforms.hpp>
#include <utility>
#include <vector>

namespace ufb::detail {

// What a slot knows of a source: how the value is made, and how it is given to a recycled or edited object.
// Functions and not virtual ones, for the compiler sees through these in time; a downcast, and not from void*, for constant expressions.
template <class F>
struct source {
  F (*make)(const source& self);
  void (*give)(const source& self, F& target);  // of an F that is_renewable
};

// A source of those types, of lvalue references too, used in that way.
template <class F, class Way, class... From>
struct source_of : source<F> {
  UFB_ALWAYS_INLINE constexpr source_of() {}

  template <class... Given>
  UFB_ALWAYS_INLINE constexpr void from(Given&... given) {
    from_ = std::tuple<std::remove_reference_t<From>*...>(std::addressof(given)...);
    this->make = [](const source<F>& self) -> F { return make_by(static_cast<const source_of&>(self), present()); };
    if constexpr (is_renewable<F>)
      this->give = [](const source<F>& self, F& target) { give_by(static_cast<const source_of&>(self), target, present()); };
  }

 private:
  using present = std::make_index_sequence<(static_cast<std::size_t>(!std::is_same_v<From, gen::absent>) + ... + 0)>;
  template <std::size_t I>
  using type = std::tuple_element_t<I, std::tuple<From&&...>>;

  template <std::size_t... I>
  UFB_ALWAYS_INLINE static constexpr F make_by(const source_of& self, std::index_sequence<I...>) {
    return Way::template make<F>(static_cast<type<I>>(*std::get<I>(self.from_))...);
  }
  template <std::size_t... I>
  UFB_ALWAYS_INLINE static constexpr void give_by(const source_of& self, F& target, std::index_sequence<I...>) {
    Way::template give<F>(target, static_cast<type<I>>(*std::get<I>(self.from_))...);
  }

  std::tuple<std::remove_reference_t<From>*...> from_;
};

// What its elements consist of; `absent` where there is no such part.
template <class F>
struct parts_of {
  using value = gen::absent;
  using key = gen::absent;
  using mapped = gen::absent;
};
template <class F>
  requires(!map<F> && requires { typename F::value_type; })
struct parts_of<F> : parts_of<void> {
  using value = typename F::value_type;
};
template <map F>
struct parts_of<F> : parts_of<void> {
  using value = typename F::value_type;
  using key = typename F::key_type;
  using mapped = typename F::mapped_type;
};

// ---- emplace: the arguments of a constructor, or an aggregate's values

template <class T, class... From>
concept made_by_braces = requires { T{std::declval<From>()...}; };

struct by_constructor {
  template <class F, class... From>
  UFB_ALWAYS_INLINE static constexpr F make(From&&... from) {
    if constexpr (is_optional<F> && std::is_constructible_v<F, std::in_place_t, From...>) {
      return F(std::in_place, static_cast<From&&>(from)...);
    } else if constexpr (std::is_constructible_v<F, From...>) {
      return F(static_cast<From&&>(from)...);
    } else if constexpr (is_optional<F> && made_by_braces<typename parts_of<F>::value, From...>) {
      return F(typename parts_of<F>::value{static_cast<From&&>(from)...});  // an aggregate, where parentheses do not make one
    } else {
      static_assert(made_by_braces<F, From...>, "ufb: the field's type cannot be made from these arguments");
      return F{static_cast<From&&>(from)...};
    }
  }
  template <class F, class... From>
  UFB_ALWAYS_INLINE static constexpr void give(F& target, From&&... from) {
    if constexpr (is_optional<F> && requires { target.emplace(static_cast<From&&>(from)...); }) {
      target.emplace(static_cast<From&&>(from)...);
    } else if constexpr (clears_to_capacity<F> && requires { target.assign(static_cast<From&&>(from)...); }) {
      target.assign(static_cast<From&&>(from)...);
    } else {
      renew(target, [&]() UFB_ALWAYS_INLINE_LAMBDA -> F { return make<F>(static_cast<From&&>(from)...); });
    }
  }
};

// ---- into: an explicit conversion

struct by_conversion {
  template <class F, class From>
  UFB_ALWAYS_INLINE static constexpr F make(From&& from) {
    return F(static_cast<From&&>(from));
  }
  template <class F, class From>
  UFB_ALWAYS_INLINE static constexpr void give(F& target, From&& from) {
    renew(target, [&]() UFB_ALWAYS_INLINE_LAMBDA -> F { return make<F>(static_cast<From&&>(from)); });
  }
};

// ---- containers: a range, or element by element

// May an element of a container be made from that, without an explicit conversion other than that of characters to a text?
template <class Given, class E>
concept becomes_element = std::is_convertible_v<Given, E> || (text_field<E> && std::is_convertible_v<Given, std::string_view>);

template <class F>
concept grows_at_end = requires(F& container, typename F::value_type&& element) { container.push_back(std::move(element)); };
template <class F>
concept grows_by_key = requires(F& container, typename F::key_type, typename F::value_type&& element) { container.insert(std::move(element)); };
// A container whose elements are not known before it is filled: not a text, and not a std::array.
template <class F>
concept gathers = !text<F> && elements_known<F> && (grows_at_end<F> || grows_by_key<F>);

// An element, or a key with its value.
template <class F, class... Given>
inline constexpr bool becomes_elements = false;
template <class F, class Given>
inline constexpr bool becomes_elements<F, Given> = becomes_element<Given, typename parts_of<F>::value>;
template <class F, class Key, class Mapped>
inline constexpr bool becomes_elements<F, Key, Mapped> =
    becomes_element<Key, typename parts_of<F>::key> && becomes_element<Mapped, typename parts_of<F>::mapped>;

template <gathers F, class... Given>
UFB_ALWAYS_INLINE constexpr void append(F& target, Given&&... given) {
  if constexpr (requires { target.insert_or_assign(static_cast<Given&&>(given)...); }) {
    target.insert_or_assign(static_cast<Given&&>(given)...);
  } else if constexpr (requires { typename F::mapped_type; }) {
    target.emplace(static_cast<Given&&>(given)...);
  } else if constexpr (grows_by_key<F>) {
    target.insert(typename F::value_type(static_cast<Given&&>(given)...));
  } else if constexpr (requires { target.emplace_back(static_cast<Given&&>(given)...); }) {
    target.emplace_back(static_cast<Given&&>(given)...);
  } else {
    target.push_back(static_cast<Given&&>(given)...);
  }
}

// Its elements can get new values where they are, and keep their capacity.
template <class F>
concept keeps_places = clears_to_capacity<F> && !std::is_same_v<typename F::value_type, bool>;

// Elements put into a container one after the other: from begin() to end() in place of those that are there, otherwise behind them.
template <gathers F>
class filling {
 public:
  UFB_ALWAYS_INLINE constexpr explicit filling(F& target) : target_(target) {}

  constexpr void begin() {
    if constexpr (keeps_places<F>) {
      place_ = 0;
    } else {
      target_.clear();
    }
  }
  template <class... Given>
  UFB_ALWAYS_INLINE constexpr void put(Given&&... given) {
    if constexpr (keeps_places<F>) {
      if (place_ < target_.size()) {
        auto& element = target_[place_++];
        return (refill_element(element, static_cast<Given&&>(given)), ...);
      }
    }
    append(target_, static_cast<Given&&>(given)...);
    if constexpr (keeps_places<F>) place_ = target_.size();
  }
  // Effects: what is left of the old elements goes.
  constexpr void end() {
    if constexpr (keeps_places<F>) {
      if (place_ < target_.size()) target_.erase(target_.begin() + static_cast<typename F::difference_type>(place_), target_.end());
    }
  }

 private:
  F& target_;
  std::size_t place_ = static_cast<std::size_t>(-1);  // where the next one goes; behind the last where there is no such place
};

template <class F, class Range>
concept fills = gathers<F> && !std::is_convertible_v<Range, F> && range<std::remove_reference_t<Range>> && !std::is_same_v<std::remove_cvref_t<Range>, F> &&
                requires(Range& from) { requires becomes_element<decltype(*std::begin(from)), typename F::value_type>; };

// Are the elements of such a range its own, so that they may be moved out when it is an rvalue? Not those of a view.
template <class Range>
concept owns_elements = requires { typename Range::allocator_type; } || std::is_bounded_array_v<Range>;

struct by_range {
  template <gathers F, class Range>
  static constexpr F make(Range&& from) {
    F made{};
    if constexpr (requires { made.reserve(from.size()); }) made.reserve(from.size());
    for (auto&& element : from) append(made, pass<Range>(element));
    return made;
  }
  template <gathers F, class Range>
  static constexpr void give(F& target, Range&& from) {
    auto next = std::begin(from);
    const auto end = std::end(from);
    if constexpr (keeps_places<F>) {
      auto place = target.begin();
      for (; next != end && place != target.end(); ++next, ++place) {
        auto&& element = *next;
        refill_element(*place, pass<Range>(element));
      }
      target.erase(place, target.end());
    } else {
      target.clear();
    }
    for (; next != end; ++next) {
      auto&& element = *next;
      append(target, pass<Range>(element));
    }
  }

 private:
  template <class Range, class Element>
  static constexpr decltype(auto) pass(Element& element) {
    if constexpr (!std::is_reference_v<Range> && owns_elements<Range> && !std::is_const_v<Element>) {
      return std::move(element);
    } else {
      return (element);
    }
  }
};

// An element, or a key and its value, waiting in a list for build().
template <class F>
struct element {
  element* next;
  void (*put)(const element& self, filling<F>& into);
};

template <class F, class... From>
struct element_of : element<F> {
  UFB_ALWAYS_INLINE constexpr element_of() {}

  UFB_ALWAYS_INLINE constexpr void from(std::remove_reference_t<From>&... given) {
    from_ = std::tuple<std::remove_reference_t<From>*...>(std::addressof(given)...);
    this->next = nullptr;
    this->put = [](const element<F>& self, filling<F>& into) {
      std::apply([&](auto*... each) { into.put(static_cast<From&&>(*each)...); }, static_cast<const element_of&>(self).from_);
    };
  }

 private:
  std::tuple<std::remove_reference_t<From>*...> from_;
};

// The elements of one field.
template <class F>
class elements {
 public:
  UFB_ALWAYS_INLINE constexpr void start_with(element<F>& first) {
    first_ = last_ = std::addressof(first);
    count_ = 1;
  }
  UFB_ALWAYS_INLINE constexpr void go_on_with(element<F>& next) {
    last_->next = std::addressof(next);
    last_ = std::addressof(next);
    ++count_;
  }

  constexpr F make() const {
    F made{};
    if constexpr (requires { made.reserve(count_); }) made.reserve(count_);
    append_to(made);
    return made;
  }
  constexpr void give(F& target) const {
    filling<F> into(target);
    into.begin();
    put_all(into);
    into.end();
  }
  constexpr void append_to(F& target) const {
    filling<F> into(target);
    put_all(into);
  }

 private:
  constexpr void put_all(filling<F>& into) const {
    for (const element<F>* each = first_; each != nullptr; each = each->next) each->put(*each, into);
  }

  element<F>* first_;
  element<F>* last_;
  std::size_t count_;
};

}  // namespace ufb::detail
