// The rules of some fields of a type alone, in the shape of its glue or schema: what validate(object, only<…>) checks by.
// A field is known by where it stands in the object, so that generated rules and those of a schema need not say more.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/reflect.hpp>

namespace ufb::detail {

// What ufb::only<…> is.
template <auto... Members>
struct selection {};

template <class T, auto Member>
constexpr bool is_field_of() {
  if constexpr (std::is_member_object_pointer_v<decltype(Member)>) {
    return std::is_base_of_v<class_of_member<Member>, T>;
  } else {
    return false;
  }
}

template <class T, auto... Members>
constexpr bool are_fields_of() {
  constexpr bool all = (is_field_of<T, Members>() && ...);
  static_assert(all, "ufb: only<…> takes pointers to fields of the type that is validated, &T::name, and this one is of another type");
  return all;
}

template <auto Member, class T, class V>
UFB_ALWAYS_INLINE constexpr bool is_member(const T& object, const V& value) {
  if constexpr (std::is_same_v<std::remove_const_t<type_of_member<Member>>, V>) {
    return std::addressof(object.*Member) == std::addressof(value);
  } else {
    return false;
  }
}

// Passes on to the report what concerns the selected fields: their rules, and checks that name no other field, and some.
template <class T, class Rules, class Report, auto... Members>
class selecting {
 public:
  constexpr selecting(const T& object, Report& report) : object_(object), report_(report) {}

  template <class V, class Rule>
  UFB_ALWAYS_INLINE constexpr bool rule(const gen::field& field, const V& value, const Rule& rule) {
    return !is_selected(object_, value) || report_.rule(field, value, rule);
  }
  template <class Rule, class... Field>
  UFB_ALWAYS_INLINE constexpr bool whole(const T& object, const Rule& rule, const Field&... fields) {
    if constexpr (sizeof...(Field) == 0) {
      return true;
    } else {
      const auto selected = Rules::apply(object, [&](const auto&... value) {
        return std::array<bool, sizeof...(value)>{is_selected(object, value)...};
      });
      return !(selected[static_cast<std::size_t>(&fields - Rules::fields.data())] && ...) || report_.whole(object, rule, fields...);
    }
  }

 private:
  template <class V>
  UFB_ALWAYS_INLINE static constexpr bool is_selected([[maybe_unused]] const T& object, [[maybe_unused]] const V& value) {
    return (is_member<Members>(object, value) || ...);
  }

  const T& object_;
  Report& report_;
};

template <class T, class Rules, auto... Members>
struct part_of {
  static constexpr bool has_rules = Rules::has_rules;
  static constexpr const auto& fields = Rules::fields;

  template <class Report>
  UFB_ALWAYS_INLINE static constexpr bool check(const T& object, Report&& report) {
    return Rules::check(object, selecting<T, Rules, std::remove_reference_t<Report>, Members...>(object, report));
  }
};

}  // namespace ufb::detail
