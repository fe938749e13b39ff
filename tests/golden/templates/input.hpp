// class templates: constraints, parameters that are values, packs and templates; specialisations, partial and full; rules that depend on parameters.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace shop {

template <class T>
concept countable = std::integral<T>;

inline constexpr int smallest = 1;

template <countable T, int Most = 10>
  requires(Most > 0)
struct [[ufb::builder]] amount {
  static constexpr int limit = Most * 2;
  [[ufb::range(smallest, Most)]] T number;
  [[ufb::max(limit)]] T reserved = T{};
};

// A name that a requires-expression declares is its own.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
template <class T>
  requires(smallest == 1 && requires(const T& smallest) { requires requires(T other) { other = smallest; }; smallest < smallest; })
struct [[ufb::builder]] ordered {
  T value;
};
#pragma GCC diagnostic pop

template <class T, std::size_t Size>
bool is_short(const T& text) {
  return text.size() < Size;
}

template <class Key, std::size_t Size, template <class...> class List = std::vector>
struct [[ufb::builder]] index {
  [[using ufb: length(1, Size), check(is_short<Key, 8>)]] Key key;
  [[using ufb: size(0, Size), each, not_empty]] std::vector<Key> others;
  List<int> numbers;
  std::optional<Key> also;
  amount<int> count;

  bool is_complete() const { return !key.empty(); }
};

template <class...>
struct [[using ufb: builder, check(is_known)]] tagged {
  int number;
  bool is_known() const { return number != 0; }
};

template <class T>
struct [[ufb::builder]] tagged<T*> {
  T* pointer = nullptr;
  [[ufb::min(0)]] int number = 0;
};

template <>
struct [[ufb::builder]] tagged<int> {
  [[ufb::one_of(1, 2)]] int number;
};

template <class T>
struct [[ufb::builder]] pair_of {
  T first;
  std::vector<T> others;
};

struct [[ufb::builder]] stock {
  pair_of<amount<int>> amounts;
  pair_of<int> numbers;
};

template <class T>
struct [[ufb::builder]] tree {
  T value;
  std::vector<tree> children;
};

struct [[ufb::builder]] order {
  amount<unsigned, 5> first;
};

// Parameters called as glue calls its own, and as its members are called.
template <class type, class S, class V, template <class...> class Object, unsigned I, class A = int>
struct [[ufb::builder]] clashing {
  S s;
  [[ufb::size(0, I)]] Object<V> values;
  type state;
  A a = A();
};

}  // namespace shop
