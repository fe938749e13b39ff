// One call of the user's function on one item: the value it gave, or what went wrong. Used by pipelines, on any thread.
#pragma once

#include <concepts>
#include <exception>
#include <functional>
#include <type_traits>
#include <ufb/detail/config.hpp>
#include <ufb/detail/stream/run.hpp>
#include <ufb/result.hpp>
#include <utility>

namespace ufb::detail {

template <class Return>
struct outcome_of {
  using value = std::conditional_t<std::is_rvalue_reference_v<Return>, std::remove_cvref_t<Return>, Return>;
};
template <class Return>
  requires std::same_as<std::remove_cvref_t<Return>, errors>
struct outcome_of<Return> {
  using value = void;
};
template <class Return>
  requires is_result<std::remove_cvref_t<Return>>
struct outcome_of<Return> {
  using held = typename std::remove_cvref_t<Return>::value_type;
  template <class R>
  struct of_lvalue {
    using type = decltype(*std::declval<R>());
  };
  using value = typename std::conditional_t<std::is_lvalue_reference_v<Return> && !std::is_void_v<held>, of_lvalue<Return>,
                                            std::type_identity<held>>::type;
};

// What the function gave, where it can be kept: a value, or where it is.
template <class Value>
struct kept {
  using reference = Value&&;
  Value value;
  reference get() noexcept { return std::move(value); }
};
template <class Value>
struct kept<Value&> {
  using reference = Value&;
  Value* value;
  reference get() const noexcept { return *value; }
};
template <class Value>
kept<Value> make_kept(auto&& value) {
  if constexpr (std::is_reference_v<Value>) {
    return {std::addressof(value)};
  } else {
    return {Value(std::forward<decltype(value)>(value))};
  }
}

// Effects: function(item), and keep() of what came of it, if it is a value. Returns: what went wrong, exceptions of keep() too.
template <class Function, class Item, class Keep>
failure attempt(Function& function, Item&& item, const Keep& keep) noexcept {
  using returned = std::invoke_result_t<Function&, Item>;
  using value = typename outcome_of<returned>::value;
  UFB_TRY {
    if constexpr (std::is_void_v<returned>) {
      std::invoke(function, std::forward<Item>(item));
    } else if constexpr (std::same_as<std::remove_cvref_t<returned>, errors>) {
      return {nullptr, std::invoke(function, std::forward<Item>(item))};
    } else if constexpr (is_result<std::remove_cvref_t<returned>>) {
      returned&& made = std::invoke(function, std::forward<Item>(item));
      if (!made) return {nullptr, std::forward<returned>(made).error()};
      if constexpr (!std::is_void_v<value>) keep(make_kept<value>(*std::forward<returned>(made)));
    } else {
      keep(make_kept<value>(std::invoke(function, std::forward<Item>(item))));
    }
  } UFB_CATCH(...) {
    return {std::current_exception(), {}};
  }
  return {};
}

}  // namespace ufb::detail
