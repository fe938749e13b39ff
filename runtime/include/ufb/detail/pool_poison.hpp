// Marks idle raw slots so that a use after release is seen: by AddressSanitizer where it is on, and by a seal in the slot's first
// 16 bytes always. Called by pool_gate.hpp, on release and before the slot's next use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// The names in parentheses, here and in calls: other headers have macros of these names with parameters, for code without the sanitizer.
extern "C" void(__asan_poison_memory_region)(const volatile void* address, std::size_t bytes);
extern "C" void(__asan_unpoison_memory_region)(const volatile void* address, std::size_t bytes);

namespace ufb::detail {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool address_sanitizer = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool address_sanitizer = true;
#else
inline constexpr bool address_sanitizer = false;
#endif
#else
inline constexpr bool address_sanitizer = false;
#endif

// The seal depends on the address, so that a copy of another idle slot does not pass for it.
inline std::uint64_t seal_word(const void* slot, bool second) noexcept {
  return reinterpret_cast<std::uintptr_t>(slot) ^ (second ? 0xc2b2ae3d27d4eb4fu : 0x9e3779b97f4a7c15u);
}

template <std::size_t SlotBytes>
inline void seal(void* slot) noexcept {
  const std::uint64_t first = seal_word(slot, false), second = seal_word(slot, true);
  std::memcpy(slot, &first, 8);
  if constexpr (SlotBytes >= 16) std::memcpy(static_cast<std::byte*>(slot) + 8, &second, 8);
  if constexpr (address_sanitizer) (__asan_poison_memory_region)(slot, SlotBytes);
}

template <std::size_t SlotBytes>
inline void unpoison(void* slot) noexcept {
  if constexpr (address_sanitizer) (__asan_unpoison_memory_region)(slot, SlotBytes);
}

// Returns: whether nobody wrote to the first 16 bytes since seal().
template <std::size_t SlotBytes>
inline bool is_sealed(const void* slot) noexcept {
  std::uint64_t first = 0, second = seal_word(slot, true);
  std::memcpy(&first, slot, 8);
  if constexpr (SlotBytes >= 16) std::memcpy(&second, static_cast<const std::byte*>(slot) + 8, 8);
  return first == seal_word(slot, false) && second == seal_word(slot, true);
}

}  // namespace ufb::detail
