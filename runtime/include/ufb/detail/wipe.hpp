// Overwrites what is secret in an object that a pool keeps: clear() leaves the characters in the capacity.
// Called by recycle.hpp when an object is released; what is wiped is of unspecified value, and as good as new to assignment.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <optional>
#include <type_traits>
#include <ufb/detail/glue_of.hpp>
#include <ufb/detail/slot.hpp>
#include <ufb/detail/traits.hpp>
#include <utility>
#include <variant>
#include <vector>

namespace ufb::detail {

// Its glue can name every field that is public, which are all that an aggregate has.
template <class F>
concept knows_fields = glued<F> && requires(F& object) { glue<F>::apply(object, [](auto&...) {}); };

// Capacity can be filled up and so overwritten to its end.
template <class F>
concept buffer = clears_to_capacity<F> && std::is_trivially_copyable_v<typename F::value_type> &&
                 std::is_nothrow_default_constructible_v<typename F::value_type>;

// Effects: sets the bytes to zero, also where nobody seems to read them again.
inline void overwrite(void* bytes, std::size_t count) noexcept {
  if (count != 0) std::memset(bytes, 0, count);
  asm volatile("" : : "r"(bytes) : "memory");
}

// Effects: overwrites the value, and capacity beyond it. Returns: whether there is nothing left of it that letting go would leave.
template <class F>
bool wipe(F& value) noexcept {
  if constexpr (std::is_const_v<F>) {
    return false;
  } else if constexpr (std::is_same_v<F, std::vector<bool>>) {
    value.resize(value.capacity());
    for (auto bit : value) bit = false;
    asm volatile("" : : "r"(&value) : "memory");
    return true;
  } else if constexpr (buffer<F>) {
    value.resize(value.capacity());
    overwrite(value.data(), value.size() * sizeof(typename F::value_type));
    value.clear();
    return true;
  } else if constexpr (std::is_trivially_copyable_v<F>) {
    overwrite(std::addressof(value), sizeof(F));
    return true;
  } else if constexpr (is_optional<F>) {
    return !value || wipe(*value);
  } else if constexpr (variant<F>) {
    return !value.valueless_by_exception() && std::visit([](auto& alternative) noexcept { return wipe(alternative); }, value);
  } else if constexpr (knows_fields<F> && std::is_aggregate_v<F>) {
    return glue<F>::apply(value, [](auto&... fields) noexcept { return (static_cast<int>(wipe(fields)) & ... & 1) != 0; });
  } else if constexpr (map<F>) {
    bool all = true;
    for (auto& element : value) all &= wipe(element.second);
    return all;
  } else if constexpr (elements_known<F>) {
    bool all = true;
    for (auto& element : value) all &= wipe(element);
    return all;
  } else {
    return holder<F>;  // a pointer is let go of
  }
}

// Is there a secret field in an F, or in what it owns? Glue of the annotated struct itself says so.
template <class F, class Glue = void>
constexpr bool holds_secrets() {
  if constexpr (requires { Glue::has_secrets; }) {
    return Glue::has_secrets;
  } else if constexpr (glued<F>) {
    return requires { glue<F>::has_secrets; };
  } else if constexpr (is_optional<F>) {
    return holds_secrets<typename F::value_type>();
  } else if constexpr (variant<F>) {
    return []<class... A>(std::type_identity<std::variant<A...>>) { return (holds_secrets<A>() || ...); }(std::type_identity<F>());
  } else if constexpr (map<F>) {
    return holds_secrets<typename F::mapped_type>();
  } else if constexpr (elements_known<F>) {
    return holds_secrets<typename element_type<F>::type>();
  } else {
    return false;
  }
}

template <class Glue>
bool wipe_secrets(typename Glue::type& object) noexcept;

// Effects: overwrites what is secret in a field that is not secret itself. Returns: as wipe().
template <class F>
bool wipe_secrets_in(F& value) noexcept {
  if constexpr (!holds_secrets<std::remove_const_t<F>>()) {
    return true;
  } else if constexpr (std::is_const_v<F>) {
    return false;
  } else if constexpr (is_optional<F>) {
    return !value || wipe_secrets_in(*value);
  } else if constexpr (variant<F>) {
    return !value.valueless_by_exception() && std::visit([](auto& alternative) noexcept { return wipe_secrets_in(alternative); }, value);
  } else if constexpr (knows_fields<F>) {
    return wipe_secrets<glue<F>>(value);
  } else if constexpr (map<F>) {
    bool all = true;
    for (auto& element : value) all &= wipe_secrets_in(element.second);
    return all;
  } else if constexpr (elements_known<F>) {
    bool all = true;
    for (auto& element : value) all &= wipe_secrets_in(element);
    return all;
  } else {
    return false;
  }
}

// Effects: overwrites the secret fields of an object and of what it holds. Returns: whether all could be.
template <class Glue>
bool wipe_secrets(typename Glue::type& object) noexcept {
  if constexpr (!holds_secrets<typename Glue::type, Glue>()) {
    return true;
  } else {
    return Glue::apply(object, []<class... F>(F&... fields) noexcept {
      return [&]<std::size_t... I>(std::index_sequence<I...>) {
        const auto wipe_one = []<std::size_t Index>(auto& field) noexcept {
          if constexpr (Glue::fields[Index].is_secret) {
            return wipe(field);
          } else {
            return wipe_secrets_in(field);
          }
        };
        bool all = true;
        ((all &= wipe_one.template operator()<I>(fields)), ...);
        return all;
      }(std::index_sequence_for<F...>());
    });
  }
}

}  // namespace ufb::detail
