// The builder of a plain aggregate, read by Boost.PFR at compile time: with<&T::field>(value), nothing generated.
// `aggregate` has the shape of generated glue; a schema adds rules, required fields and transforms.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <ufb/chain.hpp>
#include <ufb/detail/config.hpp>
#include <ufb/detail/recycle.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/nested_builder.hpp>
#include <ufb/reflect.hpp>
#include <ufb/schema.hpp>
#include <utility>

namespace ufb::detail {

// ---- what a schema says to the builder

template <class Rule>
using if_transform = std::conditional_t<is_transform<Rule>, std::tuple<Rule>, std::tuple<>>;

template <class T, std::size_t I, class Part>
struct part_for_builder {
  using transforms = std::tuple<>;
  static constexpr bool required = false, secret = false, converts = false;
  static constexpr std::size_t field = I;
};
template <class T, std::size_t I, auto Member, class... Rules>
  requires(reflected<T>::template index_of<Member>() == I)
struct part_for_builder<T, I, field_rules<Member, Rules...>> {
  using transforms = decltype(std::tuple_cat(if_transform<Rules>()...));
  static constexpr bool required = (std::is_base_of_v<rules::required, Rules> || ...);
  static constexpr bool secret = (std::is_same_v<rules::secret, Rules> || ...);
  static constexpr bool converts = (std::is_same_v<rules::into, Rules> || ...);
  static constexpr auto field = Member;
};

// Returns: the pointer to the member that one of the parts is about; without one the field's index.
template <std::size_t I>
constexpr std::size_t field_named_by() {
  return I;
}
template <std::size_t I, class Part, class... Others>
constexpr auto field_named_by() {
  if constexpr (std::is_member_pointer_v<decltype(Part::field)>) {
    return Part::field;
  } else {
    return field_named_by<I, Others...>();
  }
}

// Glue with rules alone says of all fields whether they are secret.
template <class T, std::size_t I, class Rules>
struct schema_for_builder {
  using transforms = std::tuple<>;
  static constexpr bool required = false, secret = is_secret<Rules, I>(), converts = false;
  static constexpr auto field = I;
};
template <class T, std::size_t I, class... Parts>
struct schema_for_builder<T, I, described<T, object_rules<Parts...>>> {
  using transforms = decltype(std::tuple_cat(typename part_for_builder<T, I, Parts>::transforms()...));
  static constexpr bool required = (part_for_builder<T, I, Parts>::required || ...);
  static constexpr bool secret = (part_for_builder<T, I, Parts>::secret || ...);
  static constexpr bool converts = (part_for_builder<T, I, Parts>::converts || ...);
  static constexpr auto field = field_named_by<I, part_for_builder<T, I, Parts>...>();
};

template <class F, class Transforms>
struct slot_with;
template <class F, class... Transform>
struct slot_with<F, std::tuple<Transform...>> {
  using type = gen::slot<F, Transform...>;
};

// Can F be left out of the braces of its struct? A void function of an F asks the same of `{}`.
template <class F>
concept has_default = requires(void (*takes)(std::remove_cv_t<F>)) { takes({}); };

template <std::size_t I, class Slot>
struct indexed_slot : Slot {};

template <class T, class Rules, class Indices = std::make_index_sequence<reflected<T>::count>>
class aggregate;

// Never defined: the compiler says its name, with the type and the field, to who sets a field twice or leaves a required one out.
// Field is a pointer to the member or, of a field that is required only because its type has no default, its index.
template <class T, auto Field>
struct this_field_is_set_twice;
template <class T, auto Field>
struct this_required_field_is_not_set;

/// The glue of an aggregate. "Set" below means: the argument for the field was recorded.
template <class T, class Rules, std::size_t... I>
class aggregate<T, Rules, std::index_sequence<I...>> {
  using fields_of = reflected<T>;
  static constexpr std::size_t count = sizeof...(I);

  template <std::size_t N>
  using field_type = typename fields_of::template type<N>;
  template <std::size_t N>
  using about = schema_for_builder<T, N, Rules>;
  template <std::size_t N>
  using slot_type = typename slot_with<field_type<N>, typename about<N>::transforms>::type;

  static_assert(!(std::is_array_v<field_type<I>> || ...),
                "ufb: Boost.PFR cannot build a type with a C array: annotate it and generate, or use std::array");

 public:
  using type = T;
  using kind = gen::kind;
  using state = gen::state<count>;

  struct arguments : gen::pinned, indexed_slot<I, slot_type<I>>... {};

 private:
  template <std::size_t N>
  UFB_ALWAYS_INLINE static constexpr auto& slot(arguments& in) {
    return static_cast<indexed_slot<N, slot_type<N>>&>(in);
  }
  template <std::size_t N>
  UFB_ALWAYS_INLINE static constexpr const auto& slot(const arguments& in) {
    return static_cast<const indexed_slot<N, slot_type<N>>&>(in);
  }

  template <std::size_t N>
  static constexpr bool is_required = schema_for_builder<T, N, Rules>::required || !has_default<field_type<N>>;

  static constexpr state required_fields() {
    state all;
    ((all = is_required<I> ? all.with(I, kind::copied) : all), ...);
    return all;
  }

  static constexpr bool is_surely_set(kind how) { return how != kind::unset && !gen::is_conditional(how); }

  // Fields set before the first one that is not, or may not be.
  static constexpr std::size_t set_in_front(state s) {
    std::size_t set = 0;
    while (set != count && is_surely_set(s[set])) ++set;
    return set;
  }
  // Fields up to the last one that is set, or may be.
  static constexpr std::size_t set_at_all(state s) {
    std::size_t end = 0;
    ((end = s[I] != kind::unset ? I + 1 : end), ...);
    return end;
  }
  // Can the field have the default of another T, where the state needs that?
  template <std::size_t N, state S>
  static constexpr bool has_movable_default = is_surely_set(S[N]) || is_movable_field<field_type<N>>;

 public:
  static constexpr state required = required_fields();

  template <std::size_t N>
  static constexpr void missing() {
    static_cast<void>(sizeof(this_required_field_is_not_set<T, schema_for_builder<T, N, Rules>::field>));
  }

  // What is not set keeps what T{} gives it: leaving it out of the braces does that without asking what it is.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
  template <state S>
  UFB_ALWAYS_INLINE static constexpr T make(const arguments& in) {
    constexpr std::size_t front = set_in_front(S), end = set_at_all(S);
    constexpr bool puts = (is_movable_field<field_type<I>> && ...) && ((I < front || S[I] == kind::unset || is_renewable<field_type<I>>) && ...);
    return [&]<std::size_t... First>(std::index_sequence<First...>) UFB_ALWAYS_INLINE_LAMBDA {
      if constexpr (front == end) {
        return T{slot<First>(in).template take<S[First]>()...};
      } else if constexpr (puts) {
        T object{slot<First>(in).template take<S[First]>()...};
        (put_if_set<I, S, front>(object, in), ...);
        return object;
      } else {
        constexpr bool has_defaults = has_default<T> && (has_movable_default<First, S> && ...);
        static_assert(has_defaults, "ufb: Boost.PFR cannot give a field its default here, in front of one that is set: set that one as well, or annotate "
                                    "the struct and generate");
        if constexpr (has_defaults) {
          T defaults{};
          return T{take_or_default<First, S>(in, defaults)...};
        }
      }
    }(std::make_index_sequence<puts ? front : end>());
  }
#pragma GCC diagnostic pop

  template <state S>
  UFB_ALWAYS_INLINE static constexpr void assign(T& object, const arguments& in) {
    (put_if_set<I, S, 0>(object, in), ...);
    if constexpr (S.origin == gen::origin::defaults && set_in_front(S) != count) {
      T defaults{};
      (put_default<I, S>(object, in, defaults), ...);
    }
  }

  template <class = T>
  static constexpr bool recyclable = gen::recyclable<T, field_type<I>...> && is_destroyed_by_fields<T> && requires { T{}; };

  static constexpr std::array<gen::field, count> fields{{{{}, about<I>::secret}...}};
  static constexpr bool has_secrets = ((about<I>::secret || holds_secrets<field_type<I>>()) || ...);

  template <class Object, class Function>
  UFB_ALWAYS_INLINE static constexpr auto apply(Object& object, Function&& function) {
    return function(fields_of::template get<I>(object)...);
  }

 private:
  template <std::size_t N, state S, std::size_t From>
  UFB_ALWAYS_INLINE static constexpr void put_if_set(T& object, const arguments& in) {
    if constexpr (N >= From && S[N] != kind::unset) {
      constexpr bool keeps = S.origin != gen::origin::defaults || gen::is_conditional(S[N]);
      slot<N>(in).template put<keeps ? S.keeping(N) : S[N]>(fields_of::template get<N>(object));
    }
  }
  template <std::size_t N, state S>
  UFB_ALWAYS_INLINE static constexpr void put_default(T& object, const arguments& in, T& defaults) {
    if (slot<N>(in).template writes<S.keeping(N)>()) return;
    auto& target = fields_of::template get<N>(object);
    auto& value = fields_of::template get<N>(defaults);
    if constexpr (clears_to_capacity<field_type<N>>) {
      target = std::as_const(value);  // a copy keeps the capacity
    } else {
      target = std::move(value);
    }
  }
  template <std::size_t N, state S>
  UFB_ALWAYS_INLINE static constexpr std::remove_cv_t<field_type<N>> take_or_default(const arguments& in, [[maybe_unused]] T& defaults) {
    if constexpr (is_surely_set(S[N])) {
      return slot<N>(in).template take<S[N]>();
    } else {
      return slot<N>(in).template take<S[N]>([&]() -> std::remove_cv_t<field_type<N>> { return std::move(fields_of::template get<N>(defaults)); });
    }
  }

 public:
  template <state S>
  class chain : public gen::chain<aggregate, S> {
    template <auto Member>
    static constexpr std::size_t at = fields_of::template index_of<Member>();
    template <auto Member>
    using value_type = std::remove_cv_t<type_of_member<Member>>;
    template <auto Member, kind K>
    using to = chain<S.with(at<Member>, K)>;

    template <auto Member>
    UFB_ALWAYS_INLINE constexpr auto& slot_of() {
      if constexpr (S[at<Member>] != kind::unset) static_cast<void>(sizeof(this_field_is_set_twice<T, Member>));
      return slot<at<Member>>(*this->in);
    }

    template <auto Member, class Value, class Next>
    UFB_ALWAYS_INLINE constexpr Next&& set(Value& value, Next& next UFB_LIFETIMEBOUND) {
      slot_of<Member>().set(value);
      return this->pass(next);
    }
    template <auto Member, class Next, class Element, class... Given>
    UFB_ALWAYS_INLINE constexpr Next&& add_to(Next& next UFB_LIFETIMEBOUND, Element& element UFB_LIFETIMEBOUND, Given&... given) {
      constexpr kind before = S[at<Member>];
      if constexpr (before != kind::unset && before != kind::gathered) static_cast<void>(sizeof(this_field_is_set_twice<T, Member>));
      slot<at<Member>>(*this->in).template add<before>(element, given...);
      return this->pass(next);
    }
    template <auto Member, class Value, class Next>
    UFB_ALWAYS_INLINE constexpr Next&& set_if(bool condition, Value& value, Next& next UFB_LIFETIMEBOUND) {
      static_assert(!is_required<at<Member>>, "ufb: a required field cannot be set on a condition");
      slot_of<Member>().set_if(condition, value);
      return this->pass(next);
    }

   public:
    // text
    template <auto Member>
      requires text_field<value_type<Member>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::viewed>&& with(
        std::string_view value, to<Member, kind::viewed>&& next UFB_LIFETIMEBOUND = to<Member, kind::viewed>()) && {
      return this->template set<Member>(value, next);
    }
    template <auto Member>
      requires text_field<value_type<Member>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::viewed>&& with(
        const char* value, to<Member, kind::viewed>&& next UFB_LIFETIMEBOUND = to<Member, kind::viewed>()) && {
      return this->template set<Member>(value, next);
    }
    template <auto Member>
      requires(text_field<value_type<Member>> && !std::is_same_v<value_type<Member>, std::string_view>)
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::moved>&& with(
        value_type<Member>&& value, to<Member, kind::moved>&& next UFB_LIFETIMEBOUND = to<Member, kind::moved>()) && {
      return this->template set<Member>(value, next);
    }

    // numbers, enumerators and what else is small
    template <auto Member>
      requires small_field<value_type<Member>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::copied>&& with(
        value_type<Member> value, to<Member, kind::copied>&& next UFB_LIFETIMEBOUND = to<Member, kind::copied>()) && {
      return this->template set<Member>(value, next);
    }

    // everything else
    template <auto Member>
      requires(!text_field<value_type<Member>> && !small_field<value_type<Member>>)
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::copied>&& with(
        const value_type<Member>& value, to<Member, kind::copied>&& next UFB_LIFETIMEBOUND = to<Member, kind::copied>()) && {
      return this->template set<Member>(value, next);
    }
    template <auto Member>
      requires(!text_field<value_type<Member>> && !small_field<value_type<Member>>)
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::moved>&& with(
        value_type<Member>&& value, to<Member, kind::moved>&& next UFB_LIFETIMEBOUND = to<Member, kind::moved>()) && {
      return this->template set<Member>(value, next);
    }

    // the same on a condition
    template <auto Member>
      requires text_field<value_type<Member>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::viewed_if>&& with_if(
        bool condition, std::string_view value, to<Member, kind::viewed_if>&& next UFB_LIFETIMEBOUND = to<Member, kind::viewed_if>()) && {
      return this->template set_if<Member>(condition, value, next);
    }
    template <auto Member>
      requires text_field<value_type<Member>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::viewed_if>&& with_if(
        bool condition, const char* value, to<Member, kind::viewed_if>&& next UFB_LIFETIMEBOUND = to<Member, kind::viewed_if>()) && {
      return this->template set_if<Member>(condition, value, next);
    }
    template <auto Member>
      requires(text_field<value_type<Member>> && !std::is_same_v<value_type<Member>, std::string_view>)
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::moved_if>&& with_if(
        bool condition, value_type<Member>&& value, to<Member, kind::moved_if>&& next UFB_LIFETIMEBOUND = to<Member, kind::moved_if>()) && {
      return this->template set_if<Member>(condition, value, next);
    }

    template <auto Member>
      requires small_field<value_type<Member>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::copied_if>&& with_if(
        bool condition, value_type<Member> value, to<Member, kind::copied_if>&& next UFB_LIFETIMEBOUND = to<Member, kind::copied_if>()) && {
      return this->template set_if<Member>(condition, value, next);
    }
    template <auto Member>
      requires(!text_field<value_type<Member>> && !small_field<value_type<Member>>)
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::copied_if>&& with_if(
        bool condition, const value_type<Member>& value, to<Member, kind::copied_if>&& next UFB_LIFETIMEBOUND = to<Member, kind::copied_if>()) && {
      return this->template set_if<Member>(condition, value, next);
    }
    template <auto Member>
      requires(!text_field<value_type<Member>> && !small_field<value_type<Member>>)
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::moved_if>&& with_if(
        bool condition, value_type<Member>&& value, to<Member, kind::moved_if>&& next UFB_LIFETIMEBOUND = to<Member, kind::moved_if>()) && {
      return this->template set_if<Member>(condition, value, next);
    }

    // what the value is made from: a range, an unfinished builder, a function that is given one; and with `into` what converts to it
    template <auto Member, class From, class Source = source_for<value_type<Member>, From, about<at<Member>>::converts>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::sourced>&& with(
        From&& from, Source&& source UFB_LIFETIMEBOUND = Source(), to<Member, kind::sourced>&& next UFB_LIFETIMEBOUND = to<Member, kind::sourced>()) && {
      this->template slot_of<Member>().set_from(source, from);
      return this->pass(next);
    }

    // the arguments of a constructor
    template <auto Member, class A = gen::absent, class B = gen::absent, class C = gen::absent, class D = gen::absent,
              class Source = gen::construction<value_type<Member>, A, B, C, D>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::sourced>&& emplace(
        A&& a = A(), B&& b = B(), C&& c = C(), D&& d = D(), Source&& source UFB_LIFETIMEBOUND = Source(),
        to<Member, kind::sourced>&& next UFB_LIFETIMEBOUND = to<Member, kind::sourced>()) && {
      this->template slot_of<Member>().set_from(source, a, b, c, d);
      return this->pass(next);
    }

    // one element of a container, or a key and its value
    template <auto Member, class Value = gen::value_in<value_type<Member>>, class Element = gen::element<value_type<Member>, Value>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::gathered>&& add(
        Value&& value, std::type_identity_t<Element>&& element UFB_LIFETIMEBOUND = Element(),
        to<Member, kind::gathered>&& next UFB_LIFETIMEBOUND = to<Member, kind::gathered>()) && {
      return this->template add_to<Member>(next, element, value);
    }
    template <auto Member, class Key = gen::key_in<value_type<Member>>, class Value = gen::mapped_in<value_type<Member>>,
              class Element = gen::element<value_type<Member>, Key, Value>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, kind::gathered>&& add(
        Key&& key, Value&& value, std::type_identity_t<Element>&& element UFB_LIFETIMEBOUND = Element(),
        to<Member, kind::gathered>&& next UFB_LIFETIMEBOUND = to<Member, kind::gathered>()) && {
      return this->template add_to<Member>(next, element, key, value);
    }

    // what an optional or a pointer holds, where it holds something
    template <auto Member, class Maybe, kind K = gen::kind_inside<type_of_member<Member>, Maybe>>
    [[nodiscard]] UFB_ALWAYS_INLINE constexpr to<Member, K>&& with_if(Maybe&& maybe, to<Member, K>&& next UFB_LIFETIMEBOUND = to<Member, K>()) && {
      static_assert(!is_required<at<Member>>, "ufb: a required field cannot be set on a condition");
      this->template slot_of<Member>().template set_inside<K>(maybe);
      return this->pass(next);
    }
  };
};

}  // namespace ufb::detail
