// What is known of a struct's fields: through ufb::glue<T> where it was generated, through Boost.PFR where the type is a plain aggregate.
// Used by schema.hpp and build.hpp; what Boost.PFR cannot take is refused here, in one sentence.
#pragma once

#include <boost/pfr/core.hpp>
#include <cstddef>
#include <memory>
#include <string_view>
#include <type_traits>
#include <ufb/detail/glue_of.hpp>
#include <utility>

namespace ufb::gen {

/// A field as errors name it.
struct field {
  std::string_view name;
  bool is_secret = false;  // no value of it, or of what is in it, goes into an error
};

/// Fields that share their memory, from `first` to `last`: an anonymous union's.
struct shared {
  std::size_t first;
  std::size_t last;
  bool is_required = false;  // one of them must be set
};

/// Stands for a field that nothing can refer to: a bit-field, or an alternative of an anonymous union.
inline constexpr struct {
} out_of_reach;

}  // namespace ufb::gen

namespace ufb::detail {

template <class M>
struct member_pointer;
template <class Class, class Field>
struct member_pointer<Field Class::*> {
  using class_type = Class;
  using field_type = Field;
};

template <auto Member>
using class_of_member = typename member_pointer<std::remove_cv_t<decltype(Member)>>::class_type;
template <auto Member>
using type_of_member = typename member_pointer<std::remove_cv_t<decltype(Member)>>::field_type;

// Its own text ends in "…::name]", or of an address in "….name}]", and more brackets with GCC: Boost before 1.84 has no names of fields.
template <auto Member>
constexpr const char* text_naming() {
  return __PRETTY_FUNCTION__;
}

// Returns: "x" for &Point::x.
template <auto Member>
constexpr std::string_view name_of_member() {
  const std::string_view text = text_naming<Member>();
  const auto in_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  std::size_t end = text.size();
  while (end != 0 && !in_name(text[end - 1])) --end;
  std::size_t start = end;
  while (start != 0 && in_name(text[start - 1])) --start;
  return text.substr(start, end - start);
}

// Memory for an object that is not there: the addresses of its fields can be had, at compile time.
template <class T>
union unread {
  char none;
  T object;
  unread();
  ~unread();
};

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-internal"
#endif
// Never defined.
template <class T>
struct nowhere {
  static unread<T> it;
};
#ifdef __clang__
#pragma clang diagnostic pop
#endif

// The address of a field as a template argument: Clang before 18 takes it in a class only.
template <class F>
struct address {
  F* of;
};
template <class F>
address(F*) -> address<F>;

// Converts to whatever a field is. To a value, not to a reference: then no copy constructor is asked for that is not there.
// Never called, but defined: clang takes a conversion to a type without linkage for a call that nothing else can define.
struct anything {
  template <class U>
  operator U() const&& {
    __builtin_unreachable();
  }
};

template <std::size_t, class A>
using repeat = A;

template <class T, std::size_t... I>
constexpr bool takes(std::index_sequence<I...>) {
  return requires { T{repeat<I, anything>()...}; };
}

// Does T take I values, then `{}`, then J values?
template <class T, std::size_t... I, std::size_t... J>
constexpr bool takes_braces(std::index_sequence<I...>, std::index_sequence<J...>) {
  return requires { T{repeat<I, anything>()..., {}, repeat<J, anything>()...}; };
}

// As many values as T takes, C arrays element by element. What T takes is an interval: it begins where the rest has defaults.
// Boost.PFR's own count is not asked: GCC 12 dies of it where a default is a list, as in `std::vector<std::string> tags = {"new"}`.
template <class T, std::size_t From, std::size_t To>
constexpr std::size_t most_values() {
  if constexpr (From == To) {
    return From;
  } else {
    constexpr std::size_t middle = From + (To - From + 1) / 2;
    if constexpr (takes<T>(std::make_index_sequence<middle>())) {
      return most_values<T, middle, To>();
    } else {
      return most_values<T, From, middle - 1>();
    }
  }
}
template <class T, std::size_t From, std::size_t Most>
constexpr std::size_t values() {
  if constexpr (takes<T>(std::make_index_sequence<From>())) {
    return most_values<T, From, Most>();
  } else if constexpr (From != Most) {
    return values<T, From + 1, Most>();
  } else {
    return 0;
  }
}

// A C array takes as many values as it has elements, and `{}` stands for all of them: with it in the array's place the rest is too long.
template <class T, std::size_t At, std::size_t Count>
constexpr bool array_starts_at() {
  if constexpr (takes_braces<T>(std::make_index_sequence<At>(), std::make_index_sequence<Count - At - 1>())) {
    return false;
  } else {
    return []<std::size_t... Fewer>(std::index_sequence<Fewer...>) {
      return (takes_braces<T>(std::make_index_sequence<At>(), std::make_index_sequence<Fewer>()) || ...);
    }(std::make_index_sequence<Count - At - 1>());
  }
}

template <class T>
struct base_of {
  template <class U>
    requires(std::is_base_of_v<U, T> && !std::is_same_v<U, T>)
  operator U() const;
};
struct no_field {};

template <class T>
concept inherits = requires { T{base_of<T>()}; } && !requires { T{no_field()}; };

// Boost.PFR's own limit in 1.81.
inline constexpr std::size_t most_fields = 100;

// Requires: T is an aggregate without bases.
template <class T>
struct counted_fields {
  static constexpr std::size_t count = values<T, 0, most_fields + 1>();
  static constexpr bool has_array = []<std::size_t... I>(std::index_sequence<I...>) {
    return (array_starts_at<T, I, count>() || ...);
  }(std::make_index_sequence<count>());
};

/// A plain aggregate as Boost.PFR reads it. What it would miscount is refused before it is asked; what no question finds out (bit-fields,
/// anonymous unions) it cannot decompose, and the compiler's error then names this class.
template <class T>
class read_by_pfr_or_else_annotate_it_and_generate {
  static constexpr bool plain() {
    constexpr bool aggregate = std::is_aggregate_v<T> && std::is_class_v<T>;
    static_assert(aggregate, "ufb: Boost.PFR reads plain aggregates only, and this type is none: annotate it and generate");
    if constexpr (aggregate) {
      static_assert(!inherits<T>, "ufb: Boost.PFR cannot read a type with a base class: annotate it and generate");
      return !inherits<T>;
    }
    return false;
  }
  static constexpr std::size_t counted() {
    if constexpr (plain()) {
      constexpr std::size_t found = counted_fields<T>::count;
      constexpr bool arrays = counted_fields<T>::has_array;
      static_assert(found != 0 || std::is_empty_v<T>, "ufb: Boost.PFR cannot read a type with a reference in it: annotate it and generate");
      static_assert(!arrays, "ufb: Boost.PFR cannot read a type with a C array: annotate it and generate, or use std::array");
      static_assert(arrays || found <= most_fields, "ufb: Boost.PFR cannot read a type with so many fields: annotate it and generate");
      if constexpr (!arrays && found <= most_fields) return found;
    }
    return 0;
  }

 public:
  static constexpr std::size_t count = counted();

  template <std::size_t I, class Object>
  static constexpr auto& get(Object& object) {
    return boost::pfr::detail::sequence_tuple::get<I>(boost::pfr::detail::tie_as_tuple(object, boost::pfr::detail::size_t_<count>()));
  }

  template <std::size_t I>
  using type = std::remove_reference_t<decltype(get<I>(std::declval<T&>()))>;

  /// Returns: the index of the field a member pointer names.
  template <auto Member>
  static constexpr std::size_t index_of() {
    static_assert(std::is_same_v<class_of_member<Member>, T>, "ufb: the field belongs to another type");
    return []<std::size_t... I>(std::index_sequence<I...>) {
      std::size_t found = count;
      ((is_member<I, Member>() ? static_cast<void>(found = I) : static_cast<void>(0)), ...);
      return found;
    }(std::make_index_sequence<count>());
  }

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif
  /// Returns: the name that the field has in the struct.
  template <std::size_t I>
  static constexpr std::string_view name() {
    return name_of_member<address{std::addressof(get<I>(nowhere<T>::it.object))}>();
  }

 private:
  template <std::size_t I, auto Member>
  static constexpr bool is_member() {
    if constexpr (std::is_same_v<type<I>, type_of_member<Member>>) {
      return std::addressof(get<I>(nowhere<T>::it.object)) == std::addressof(nowhere<T>::it.object.*Member);
    } else {
      return false;
    }
  }
#ifdef __clang__
#pragma clang diagnostic pop
#endif
};

template <class T>
using reflected = read_by_pfr_or_else_annotate_it_and_generate<T>;

// Not an error where a question finds out that Boost.PFR cannot read it.
template <class T>
constexpr bool is_reflected() {
  if constexpr (std::is_aggregate_v<T> && std::is_class_v<T>) {
    if constexpr (!inherits<T>) {
      return counted_fields<T>::count != 0 && counted_fields<T>::count <= most_fields && !counted_fields<T>::has_array;
    }
  }
  return false;
}

template <class T>
struct read_by_reflection {
  static constexpr bool possible = is_reflected<T>();

  template <class Function>
  static constexpr auto apply(T& object, Function&& function) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return function(reflected<T>::template get<I>(object)...);
    }(std::make_index_sequence<reflected<T>::count>());
  }
};

}  // namespace ufb::detail
