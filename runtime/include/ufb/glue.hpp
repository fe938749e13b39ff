// The only door for generated code: what *.ufb.hpp may name is in ufb::gen, and all of that is behind this header.
// The rules are the ones schemas use, as types.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <ufb/build.hpp>
#include <ufb/chain.hpp>
#include <ufb/detail/recycle.hpp>
#include <ufb/detail/reference_slot.hpp>
#include <ufb/detail/revision.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/nested_builder.hpp>
#include <ufb/reflect.hpp>
#include <ufb/schema.hpp>
#include <ufb/validate.hpp>

namespace ufb::gen {

using namespace ::ufb::rules;

// What a pattern is matched by.
using ::ufb::detail::automaton;
using ::ufb::detail::re2;

/// Returns: what the report says of `nested` where a V has rules or holds what has; true for all others. For a field of a type that somebody
/// may specialise ufb::schema for, or that depends on a template's parameters.
template <class Report, class V>
constexpr bool nested_if_any(Report& report, const field& at, const V& value) {
  if constexpr (detail::reaches_rules<V>()) {
    return report.rule(at, value, rules::nested{});
  } else {
    return true;
  }
}

/// Returns: true. Requires: that an F has no rules and holds nothing that has. For a member of an anonymous union.
template <class F, class Report, class T>
constexpr bool none_in_union(Report&, const T&) {
  static_assert(!detail::reaches_rules<std::remove_cv_t<F>>(),
                "ufb: this member of an anonymous union has rules, and nothing says which of its members is alive: make the union a std::variant");
  return true;
}

/// Returns: true. Requires: that nobody has written a schema for Base, whose fields the struct has as its own.
template <class Base, class Report, class T>
constexpr bool none_in_base(Report&, const T&) {
  static_assert(!detail::has_schema<Base>,
                "ufb: a base class has a ufb::schema, whose rules would not be those of what derives from it: annotate the base, or make it a field");
  return true;
}

// Asserted of bounds that depend on a template's parameters.
using ::ufb::detail::at_most;

}  // namespace ufb::gen
