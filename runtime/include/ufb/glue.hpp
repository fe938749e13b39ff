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

using ::ufb::detail::reaches_rules;

/// Returns: what the report says of `nested` where a V has rules or holds what has; true for all others. For a field whose type depends on
/// a template's parameters.
template <class Report, class V>
constexpr bool nested_if_any(Report& report, const field& at, const V& value) {
  if constexpr (reaches_rules<V>()) {
    return report.rule(at, value, rules::nested{});
  } else {
    return true;
  }
}

// Asserted of bounds that depend on a template's parameters.
using ::ufb::detail::at_most;

}  // namespace ufb::gen
