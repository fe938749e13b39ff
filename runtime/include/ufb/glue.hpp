// The only door for generated code: what *.ufb.hpp may name is in ufb::gen, and all of that is behind this header.
// The rules are the ones schemas use, as types.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <ufb/build.hpp>
#include <ufb/chain.hpp>
#include <ufb/detail/recycle.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/state.hpp>
#include <ufb/reflect.hpp>
#include <ufb/schema.hpp>
#include <ufb/validate.hpp>

namespace ufb::gen {

/// Generated code asserts the revision it was written for: a stale header fails with one sentence, not with a page.
inline constexpr int revision = 1;

using namespace ::ufb::rules;

}  // namespace ufb::gen
