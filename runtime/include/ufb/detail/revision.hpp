// The revision of what generated code and the runtime have agreed on: raise it when either asks something new of the other.
// Compiled into the tool, which writes it into glue, and into the runtime, which glue asks.
#pragma once

namespace ufb::gen {

/// Generated code asserts the revision it was written for: a stale header fails with one sentence, not with a page.
inline constexpr int revision = 3;

}  // namespace ufb::gen
