// What validation finds: `errors`, a sized range of `error`, empty when the object is valid.
// Returned by validate(), carried by result<T> and thrown in a validation_error; printed one line a violation.
#pragma once

#include <cstddef>
#include <exception>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace ufb {

/// One violation of one rule.
struct error {
  std::string path;     ///< where: `email`, `tags[3]`, `prices["usd"]`, `address.street`; empty: the object itself
  std::string code;     ///< which rule, by its name: `length`, `email`; of a check, the name of its function
  std::string message;  ///< what must hold, in words: `must be an e-mail address`
  std::string value;    ///< what was there, as C++ would write it and shortened: `"ada@"`, `151`; empty: nothing to show

  friend bool operator==(const error&, const error&) = default;
};

/// Effects: prints `path: message (got value)`, without a line feed.
std::ostream& operator<<(std::ostream& out, const error& violation);

/// Every violation found in one object, in field order. One pointer wide, and null while there is none.
class errors {
 public:
  using value_type = error;
  using const_iterator = const error*;
  using iterator = const_iterator;
  using size_type = std::size_t;

  errors() noexcept = default;
  errors(const errors& other);
  errors(errors&& other) noexcept : found_(other.found_) { other.found_ = nullptr; }
  errors& operator=(errors other) noexcept {
    std::vector<error>* const mine = found_;
    found_ = other.found_;
    other.found_ = mine;
    return *this;
  }
  ~errors() {
    if (found_ != nullptr) [[unlikely]] release(found_);
  }

  /// Returns: whether there is no violation, that is, whether the object is valid.
  bool empty() const noexcept { return found_ == nullptr; }
  std::size_t size() const noexcept { return found_ == nullptr ? 0 : found_->size(); }
  const_iterator begin() const noexcept { return found_ == nullptr ? nullptr : found_->data(); }
  const_iterator end() const noexcept { return begin() + size(); }
  /// Requires: index < size().
  const error& operator[](std::size_t index) const noexcept { return begin()[index]; }

  /// Effects: appends a violation. Throws: std::bad_alloc.
  void add(error violation);

  friend bool operator==(const errors& left, const errors& right) noexcept;

 private:
  static void release(std::vector<error>* found) noexcept;

  // found_ == nullptr or !found_->empty()
  std::vector<error>* found_ = nullptr;
};

/// Effects: prints one line a violation, each ended by a line feed.
std::ostream& operator<<(std::ostream& out, const errors& violations);

/// Returns: what operator<< prints.
std::string to_string(const errors& violations);

/// Thrown by build_or_throw(): the violations, and their text as what().
class validation_error : public std::exception {
 public:
  explicit validation_error(errors violations);

  const char* what() const noexcept override;
  const errors& violations() const noexcept;

 private:
  struct content;
  std::shared_ptr<const content> content_;  // shared: copying an exception must not throw
};

}  // namespace ufb
