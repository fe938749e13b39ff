// The fields of a struct, for users: how many there are, what they are called, and each with its name, of an object at hand.
// The same for annotated structs and for plain aggregates, whether or not they have rules.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/glue_of.hpp>
#include <ufb/reflect.hpp>
#include <ufb/schema.hpp>
#include <utility>

namespace ufb::detail {

// Through generated glue.
template <class T, class Glue>
struct fields_in_glue {
  static constexpr std::size_t count = Glue::fields.size();

  template <std::size_t I>
  static constexpr std::string_view name() {
    return Glue::fields[I].name;
  }

  template <std::size_t I, class Object>
  static constexpr decltype(auto) get(Object& object) {
    if constexpr (is_copied<I>()) {
      return Glue::template copy<I>(object);
    } else {
      auto& field = *Glue::apply(object, [](auto&... all) { return std::get<I>(std::tuple(std::addressof(all)...)); });
      static_assert(is_in_reach<decltype(field)>,
                    "ufb: which field of an anonymous union is alive nobody knows: get<I>() does not read it, name it yourself");
      return static_cast<decltype(field)>(field);
    }
  }

  template <class Object, class Function>
  static constexpr void for_each(Object& object, Function& function) {
    Glue::apply(object, [&](auto&... all) {
      [&]<std::size_t... I>(std::index_sequence<I...>) { (visit<I>(object, all, function), ...); }(std::make_index_sequence<count>());
    });
  }

 private:
  template <class F>
  static constexpr bool is_in_reach = !std::is_same_v<std::remove_cvref_t<F>, std::remove_cvref_t<decltype(gen::out_of_reach)>>;

  template <std::size_t I>
  static constexpr bool is_copied() {
    if constexpr (requires(const T& object) { Glue::template copy<I>(object); }) {
      return !std::is_void_v<decltype(Glue::template copy<I>(std::declval<const T&>()))>;
    } else {
      return false;
    }
  }

  template <std::size_t I, class Object, class F, class Function>
  static constexpr void visit([[maybe_unused]] Object& object, [[maybe_unused]] F& field, [[maybe_unused]] Function& function) {
    if constexpr (is_in_reach<F>) {
      function(name<I>(), field);
    } else if constexpr (is_copied<I>()) {
      function(name<I>(), Glue::template copy<I>(object));
    }
  }
};

// Through Boost.PFR; a schema may have given a field another name.
template <class T, class Schema>
struct fields_by_pfr {
  static constexpr std::size_t count = reflected<T>::count;

  template <std::size_t I>
  static constexpr std::string_view name() {
    if constexpr (has_schema<T>) {
      constexpr std::string_view other = renamed<I>(schema<T>.parts);
      if constexpr (!other.empty()) return other;
    }
    return reflected<T>::template name<I>();
  }

  template <std::size_t I, class Object>
  static constexpr auto& get(Object& object) {
    return reflected<T>::template get<I>(object);
  }

  template <class Object, class Function>
  static constexpr void for_each(Object& object, Function& function) {
    [&]<std::size_t... I>(std::index_sequence<I...>) { (function(name<I>(), get<I>(object)), ...); }(std::make_index_sequence<count>());
  }

 private:
  template <std::size_t I, auto Member, class... Rules>
  static constexpr std::string_view renamed_by(const field_rules<Member, Rules...>& part) {
    return reflected<T>::template index_of<Member>() == I && (std::is_same_v<Rules, rules::rename> || ...) ? field_of(part).name
                                                                                                            : std::string_view();
  }
  template <std::size_t I, class Check>
  static constexpr std::string_view renamed_by(const Check&) {
    return {};
  }
  template <std::size_t I, class... Parts>
  static constexpr std::string_view renamed(const std::tuple<Parts...>& parts) {
    return std::apply(
        [](const Parts&... each) {
          std::string_view found;
          ((found = found.empty() ? renamed_by<I>(each) : found), ...);
          return found;
        },
        parts);
  }
};

template <class T>
struct fields_source {
  using type = fields_by_pfr<T, schema_of<T>>;
};
template <glued T>
struct fields_source<T> {
  using type = fields_in_glue<T, glue<T>>;
};

// Where T's fields are known from.
template <class T>
using fields_of = typename fields_source<std::remove_cvref_t<T>>::type;

}  // namespace ufb::detail

namespace ufb {

/// The number of fields of T, those of its bases first; an anonymous union counts as many as it has.
/// Requires: T has generated glue, or Boost.PFR can read it; of any other type the error says what to do.
template <class T, class Fields = detail::fields_of<T>>
inline constexpr std::size_t field_count = Fields::count;

/// The name of a field as errors say it: that which a `rename` gave it, or its own.
template <class T, std::size_t I, class Fields = detail::fields_of<T>>
inline constexpr std::string_view field_name = [] {
  static_assert(I < Fields::count, "ufb: there is no field of that index");
  return Fields::template name<I>();
}();

/// Returns: a reference to the field, const where it or the object is; of a bit-field, which has none, its value. A field of an anonymous
/// union does not compile.
template <std::size_t I, class T, class Fields = detail::fields_of<T>>
constexpr decltype(auto) get(T& object UFB_LIFETIMEBOUND) {
  static_assert(I < Fields::count, "ufb: there is no field of that index");
  return Fields::template get<I>(object);
}

/// Effects: calls function(name, field) for each field in turn, with a reference, const where the field or the object is; with the value of a
/// bit-field; and not for those of an anonymous union, of which nobody knows which is alive.
template <class T, class Function, class Fields = detail::fields_of<T>>
constexpr void for_each_field(T&& object, Function&& function) {
  Fields::for_each(object, function);
}

}  // namespace ufb
