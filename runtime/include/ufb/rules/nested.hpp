// nested: the value is a struct with rules of its own, which must hold too; their paths continue the field's.
// In a container it goes to the elements, in a map to keys and values, in a variant to the alternative that is there, each where they have
// rules; what a raw pointer points at is no part of the object, and is left alone. The validator applies it, because only it knows where
// such rules come from.
#pragma once

namespace ufb::rules {

struct nested {
  constexpr nested operator()() const { return {}; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::nested nested{};
}
