// Where in an object a value stands, as a chain of steps on the stack: field, index or key, each pointing to the step above it.
// Built by the validator as it descends; becomes text, `orders[2].prices["usd"]`, only when there is a violation to report.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <ufb/detail/show.hpp>

namespace ufb::detail {

struct step {
  const step* up;  // nullptr: a step from the object that is validated
  const void* what;
  std::size_t index;
  void (*print)(std::string& path, const step& self);
};

void print_field(std::string& path, const step& self);
void print_index(std::string& path, const step& self);
template <class Key>
void print_key(std::string& path, const step& self) {
  path.append("[").append(show(*static_cast<const Key*>(self.what))).append("]");
}

constexpr step field_step(const step* up, const std::string_view& name) { return {up, &name, 0, print_field}; }
constexpr step index_step(const step* up, std::size_t index) { return {up, nullptr, index, print_index}; }
template <class Key>
constexpr step key_step(const step* up, const Key& key) {
  return {up, &key, 0, print_key<Key>};
}

// Returns: the whole path that ends in `last`; empty for nullptr.
std::string path_to(const step* last);

}  // namespace ufb::detail
