// Where in an object a value stands, as a chain of steps on the stack: field, index or key, each pointing to the step above it.
// Built by the validator as it descends; becomes text, `orders[2].prices["usd"]`, only when there is a violation to report.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <ufb/detail/composed.hpp>
#include <ufb/detail/show.hpp>

namespace ufb::detail {

struct step {
  const step* up;  // nullptr: a step from the object that is validated
  const void* what;
  std::size_t index;
  void (*print)(composed& path, const step& self);
  bool is_secret = false;  // neither the value there nor a key on the way to it is shown
};

void print_field(composed& path, const step& self);
void print_index(composed& path, const step& self);
void print_secret_key(composed& path, const step& self);
template <class Key>
void print_key(composed& path, const step& self) {
  path.append('[');
  show(path, *static_cast<const Key*>(self.what));
  path.append(']');
}

// What is below something secret is secret.
constexpr step field_step(const step* up, const std::string_view& name, bool is_secret) {
  return {up, &name, 0, print_field, is_secret || (up != nullptr && up->is_secret)};
}
constexpr step index_step(const step* up, std::size_t index) { return {up, nullptr, index, print_index, up->is_secret}; }
template <class Key>
constexpr step key_step(const step* up, const Key& key) {
  return {up, &key, 0, up->is_secret ? print_secret_key : print_key<Key>, up->is_secret};
}

// Effects: puts the whole path that ends in `last`. Requires: nothing is before it.
void append_path(composed& path, const step& last);
std::string path_of(const step& last);

}  // namespace ufb::detail
