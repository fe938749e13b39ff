// nested: the value is a struct with rules of its own, which must hold too; their paths continue the field's.
// The validator applies it, because only it knows where such rules come from. It looks through optionals and smart pointers; what a raw
// pointer points at is no part of the object, and is left alone.
#pragma once

namespace ufb::rules {

struct nested {
  constexpr nested operator()() const { return {}; }
};

}  // namespace ufb::rules

namespace ufb {
inline constexpr rules::nested nested{};
}
