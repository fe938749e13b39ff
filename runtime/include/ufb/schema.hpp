// Rules for a type that is not annotated: a plain aggregate, or a struct of somebody else's.
// The user specialises ufb::schema<T>; the validator and the Boost.PFR builder read it through `described`, which looks like glue.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/reflect.hpp>
#include <ufb/rules/alphanumeric.hpp>
#include <ufb/rules/ascii.hpp>
#include <ufb/rules/base64.hpp>
#include <ufb/rules/check.hpp>
#include <ufb/rules/code.hpp>
#include <ufb/rules/contains.hpp>
#include <ufb/rules/date.hpp>
#include <ufb/rules/date_time.hpp>
#include <ufb/rules/declared.hpp>
#include <ufb/rules/duration.hpp>
#include <ufb/rules/each.hpp>
#include <ufb/rules/email.hpp>
#include <ufb/rules/ends_with.hpp>
#include <ufb/rules/finite.hpp>
#include <ufb/rules/greater_than.hpp>
#include <ufb/rules/has.hpp>
#include <ufb/rules/hostname.hpp>
#include <ufb/rules/into.hpp>
#include <ufb/rules/ipv4.hpp>
#include <ufb/rules/ipv6.hpp>
#include <ufb/rules/json_pointer.hpp>
#include <ufb/rules/keys.hpp>
#include <ufb/rules/length.hpp>
#include <ufb/rules/less_than.hpp>
#include <ufb/rules/lowercase.hpp>
#include <ufb/rules/max.hpp>
#include <ufb/rules/message.hpp>
#include <ufb/rules/min.hpp>
#include <ufb/rules/multiple_of.hpp>
#include <ufb/rules/negative.hpp>
#include <ufb/rules/nested.hpp>
#include <ufb/rules/non_negative.hpp>
#include <ufb/rules/non_positive.hpp>
#include <ufb/rules/not_empty.hpp>
#include <ufb/rules/one_of.hpp>
#include <ufb/rules/pattern.hpp>
#include <ufb/rules/positive.hpp>
#include <ufb/rules/range.hpp>
#include <ufb/rules/rename.hpp>
#include <ufb/rules/required.hpp>
#include <ufb/rules/secret.hpp>
#include <ufb/rules/size.hpp>
#include <ufb/rules/starts_with.hpp>
#include <ufb/rules/time.hpp>
#include <ufb/rules/to_lower.hpp>
#include <ufb/rules/to_upper.hpp>
#include <ufb/rules/trim.hpp>
#include <ufb/rules/unique.hpp>
#include <ufb/rules/uppercase.hpp>
#include <ufb/rules/uri.hpp>
#include <ufb/rules/uri_reference.hpp>
#include <ufb/rules/utf8.hpp>
#include <ufb/rules/utf8_length.hpp>
#include <ufb/rules/uuid.hpp>
#include <ufb/rules/values.hpp>
#include <utility>

namespace ufb::detail {

struct no_schema {};

template <auto Member, class... Rules>
struct field_rules {
  std::tuple<Rules...> rules;
};

template <class... Parts>
struct object_rules {
  std::tuple<Parts...> parts;
};

}  // namespace ufb::detail

namespace ufb {

inline constexpr detail::no_schema none{};

/// The rules of T. Specialise it in the header that declares T, or in one of your own for a third-party T:
/// `template <> inline constexpr auto ufb::schema<Extent> = ufb::object(ufb::field<&Extent::width>(ufb::range(1, 16384)), …);`
template <class T>
inline constexpr auto schema = none;

/// Returns: the rules (and transforms) of one field, in the order in which they are checked. Rules without arguments may be written with
/// or without parentheses: `ufb::email`, `ufb::email()`. Arguments that no value can follow do not compile, `ufb::range(5, 1)`; rules that
/// contradict one another are not seen, as the tool sees them in annotations.
template <auto Member, class... Rules>
constexpr auto field(Rules... rules) {
  static_assert(std::is_member_object_pointer_v<decltype(Member)>,
                "ufb: a field is named by a pointer to a data member, field<&T::name>(…)");
  return detail::field_rules<Member, Rules...>{{rules...}};
}

/// Returns: a schema of `field`s, and of `check`s of the whole object, which run last.
template <class... Parts>
constexpr auto object(Parts... parts) {
  return detail::object_rules<Parts...>{{parts...}};
}

}  // namespace ufb

namespace ufb::detail {

template <class T>
using schema_of = std::remove_const_t<decltype(schema<T>)>;

template <class T>
concept has_schema = !std::is_same_v<schema_of<T>, no_schema>;

// A transform changes the argument and is run by the setter: the validator passes it over.
template <class Rule>
concept is_transform = requires(std::string& text) { Rule::apply(text); };

// What is said about the field, to the builder or to those who print errors: passed over, too.
template <class Rule>
concept is_about_field = requires { Rule::is_about_field; };

template <class Part>
constexpr gen::field field_of(const Part&) {
  return {};
}
template <auto Member, class... Rules>
constexpr gen::field field_of(const field_rules<Member, Rules...>& part) {
  gen::field field{name_of_member<Member>(), (std::is_same_v<Rules, rules::secret> || ...)};
  const auto rename = [&field](const auto& rule) {
    if constexpr (std::is_same_v<decltype(rule), const rules::rename&>) field.name = rule.name;
  };
  std::apply([&](const Rules&... rules) { (rename(rules), ...); }, part.rules);
  return field;
}

// A schema in the shape of glue. Schema is an argument so that another schema, or none, makes other functions.
template <class T, class Schema>
struct described {
  static constexpr bool has_rules = false;
};

template <class T, class... Parts>
struct described<T, object_rules<Parts...>> {
  static constexpr bool has_rules = true;
  static constexpr std::array<gen::field, sizeof...(Parts)> fields =
      std::apply([](const Parts&... parts) { return std::array<gen::field, sizeof...(Parts)>{field_of(parts)...}; }, schema<T>.parts);

  /// Calls the function with the fields, as many as there are parts; where a part is a check, there is none.
  template <class Object, class Function>
  UFB_ALWAYS_INLINE static constexpr auto apply(Object& object, Function&& function) {
    return function(part_in(object, static_cast<const Parts*>(nullptr))...);
  }

  template <class Report>
  UFB_ALWAYS_INLINE static constexpr bool check(const T& object, Report&& report) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return (check_part<true>(object, report, fields[I], std::get<I>(schema<T>.parts)) && ...) &&
             (check_part<false>(object, report, fields[I], std::get<I>(schema<T>.parts)) && ...);
    }(std::index_sequence_for<Parts...>());
  }

 private:
  template <class Object, auto Member, class... Rules>
  static constexpr auto& part_in(Object& object, const field_rules<Member, Rules...>*) {
    return object.*Member;
  }
  template <class Object>
  static constexpr const auto& part_in(Object&, const void*) {
    return gen::out_of_reach;
  }

  template <auto Member, class... Rules>
  static constexpr bool is_about(const field_rules<Member, Rules...>*) {
    return true;
  }
  template <auto Member>
  static constexpr bool is_about(const void*) {
    return false;
  }

  // Returns: the first part that is about the field.
  template <auto Member>
  static constexpr const gen::field& field_named() {
    constexpr std::array<bool, sizeof...(Parts)> found{is_about<Member>(static_cast<const Parts*>(nullptr))...};
    constexpr auto index = static_cast<std::size_t>(std::find(found.begin(), found.end(), true) - found.begin());
    static_assert(index != found.size(), "ufb: a check names a field that is not in the schema: add field<&T::name>() to it");
    static_assert(std::count(found.begin(), found.end(), true) < 2,
                  "ufb: a check names a field that is in the schema twice: give one field<&T::name>(…) all its rules");
    return fields[index];
  }

  // Checks of the object come after all fields, wherever they are written: they may rely on what has rules.
  template <bool OfFields, class Report, auto Member, class... Rules>
  UFB_ALWAYS_INLINE static constexpr bool check_part(const T& object, Report& report, const gen::field& field,
                                                     const field_rules<Member, Rules...>& part) {
    if constexpr (OfFields) {
      return std::apply([&](const Rules&... rules) { return (check_rule(report, field, object.*Member, rules) && ...); }, part.rules);
    } else {
      return true;
    }
  }
  template <bool OfFields, class Report, class Check>
  UFB_ALWAYS_INLINE static constexpr bool check_part(const T& object, Report& report, const gen::field&, const Check& part) {
    if constexpr (OfFields) {
      return true;
    } else if constexpr (requires { part.with_fields([]<auto...>() {}); }) {
      return part.with_fields([&]<auto... Members>() { return report.whole(object, part, field_named<Members>()...); });
    } else {
      return report.whole(object, part);
    }
  }

  template <class Report, class V, class Rule>
  UFB_ALWAYS_INLINE static constexpr bool check_rule(Report& report, const gen::field& field, const V& value, const Rule& rule) {
    if constexpr (is_transform<Rule> || is_about_field<Rule>) {
      return true;
    } else {
      return report.rule(field, value, rule);
    }
  }
};

template <has_schema T>
struct described_by_schema<T> : described<T, schema_of<T>> {
  using type = T;
};

}  // namespace ufb::detail
