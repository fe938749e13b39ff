// The type that pool_process.cpp shares with its other file and its plugins, and what these export.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <ufb/pool.hpp>
#include <utility>

namespace shop {

struct order {
  std::uint64_t number = 0;
  std::string text;
};

}  // namespace shop

namespace pool_process {

// As build_pooled() does: objects stay alive while idle.
template <class T>
struct recycling {
  static std::size_t idle(T& object) noexcept { return object.text.capacity(); }
  static constexpr ufb::detail::pool_operations<T> keep{.make_idle = idle, .used = idle};

  static ufb::pooled<T> make(std::uint64_t number, std::size_t length) {
    ufb::detail::recycled_slot<T> slot(&keep);
    if (!slot.holds_object()) ::new (static_cast<void*>(slot.get())) T();
    slot.constructed();
    slot.get()->number = number;
    slot.get()->text.assign(length, 'x');
    return std::move(slot).hand_over();
  }
};

// In pool_process_static.cpp: destroyed after main.
extern ufb::pooled<shop::order> kept_until_the_end;

}  // namespace pool_process
