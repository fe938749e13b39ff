// What std::vector is, for constant expressions in every supported compiler: that of libstdc++ 12 is none in Clang. Used by detail/regex_*.hpp.
// Elements that are there and not used yet are values of T, so that growing costs a compiler few steps.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <utility>

namespace ufb::detail {

template <class T>
class growing_array {
 public:
  constexpr growing_array() = default;
  constexpr explicit growing_array(std::size_t size) : elements_(size == 0 ? nullptr : new T[size]()), size_(size), capacity_(size) {}
  constexpr growing_array(std::initializer_list<T> elements) {
    for (const T& each : elements) push_back(each);
  }
  constexpr growing_array(const growing_array& other) : growing_array(other.size_) {
    for (std::size_t i = 0; i != size_; ++i) elements_[i] = other.elements_[i];
  }
  constexpr growing_array(growing_array&& other) noexcept { swap(other); }
  constexpr growing_array& operator=(growing_array other) noexcept {
    swap(other);
    return *this;
  }
  constexpr ~growing_array() { delete[] elements_; }

  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr T* data() { return elements_; }
  constexpr const T* data() const { return elements_; }
  constexpr T& operator[](std::size_t i) { return elements_[i]; }
  constexpr const T& operator[](std::size_t i) const { return elements_[i]; }
  constexpr T& back() { return elements_[size_ - 1]; }
  constexpr const T& back() const { return elements_[size_ - 1]; }
  constexpr T* begin() { return elements_; }
  constexpr T* end() { return elements_ + size_; }
  constexpr const T* begin() const { return elements_; }
  constexpr const T* end() const { return elements_ + size_; }

  constexpr void clear() { size_ = 0; }
  constexpr void pop_back() { --size_; }
  constexpr void push_back(T value) {
    if (size_ == capacity_) grow();
    elements_[size_++] = std::move(value);
  }

 private:
  constexpr void swap(growing_array& other) noexcept {
    std::swap(elements_, other.elements_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  constexpr void grow() {
    const std::size_t capacity = capacity_ == 0 ? 8 : 2 * capacity_;
    T* const elements = new T[capacity]();
    for (std::size_t i = 0; i != size_; ++i) elements[i] = std::move(elements_[i]);
    delete[] elements_;
    elements_ = elements;
    capacity_ = capacity;
  }

  T* elements_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace ufb::detail
