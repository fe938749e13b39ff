// What validation finds: `errors`, a sized range of `error`, empty when the object is valid.
// Returned by validate(), carried by result<T> and thrown in a validation_error; printed one line a violation.
#pragma once

#include <cstddef>
#include <exception>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>

namespace ufb {

class errors;
struct error;

namespace detail {
class composed;
struct finding;
error made(const finding& what);
void add(errors& all, const finding& what);
}  // namespace detail

/// One argument of a rule, as text.
struct argument {
  std::string_view name;   ///< `min`
  std::string_view value;  ///< as C++ would write it and shortened: `1`, `"https:"`, `20ms`; a pattern and the names of enumerators as they are
};

/// The arguments of a rule, in the order in which it takes them: a range of argument. Most fit into it without an allocation.
class arguments {
 public:
  class const_iterator {
   public:
    using value_type = argument;
    using reference = argument;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;  // its reference is a value
    using iterator_concept = std::forward_iterator_tag;

    const_iterator() noexcept = default;
    argument operator*() const noexcept { return {{at_, name_}, {at_ + name_ + 1, value_}}; }
    const_iterator& operator++() noexcept {
      at_ += name_ + value_ + 2;
      measure();
      return *this;
    }
    const_iterator operator++(int) noexcept {
      const const_iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const const_iterator& left, const const_iterator& right) noexcept { return left.at_ == right.at_; }

   private:
    friend class arguments;
    const_iterator(const char* at, const char* end) noexcept : at_(at), end_(end) { measure(); }

    // By a loop: they are short.
    void measure() noexcept {
      name_ = value_ = 0;
      if (at_ == end_) return;
      while (at_[name_] != '\0') ++name_;
      while (at_[name_ + 1 + value_] != '\0') ++value_;
    }

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::size_t name_ = 0;   // bytes
    std::size_t value_ = 0;  // bytes
  };
  using iterator = const_iterator;
  using value_type = argument;

  arguments() = default;
  /// Effects: adds each, as add() does.
  arguments(std::initializer_list<argument> all);

  bool empty() const noexcept { return packed_.empty(); }
  const_iterator begin() const noexcept { return {packed_.data(), packed_.data() + packed_.size()}; }
  const_iterator end() const noexcept { return {packed_.data() + packed_.size(), packed_.data() + packed_.size()}; }
  /// Returns: the value of the argument with that name, or an empty text.
  std::string_view operator[](std::string_view name) const noexcept;

  /// Effects: appends an argument; where there is a NUL in its value, `\\x00` is put. Requires: no NUL in its name.
  void add(std::string_view name, std::string_view value);

  friend bool operator==(const arguments&, const arguments&) = default;

 private:
  friend error detail::made(const detail::finding& what);
  friend std::string filled(std::string_view text, const error& violation);

  arguments(const detail::composed& text, std::size_t from);

  std::string packed_;  // name NUL value NUL, and so on
};

/// One violation of one rule.
struct error {
  std::string path;     ///< where: `email`, `tags[3]`, `prices["usd"]`, `address.street`; empty: the object itself
  std::string code;     ///< which rule, by its name: `length`, `email`; of a check, the name of its function
  std::string message;  ///< what must hold, in words: `must be an e-mail address`
  std::string value;    ///< what was there, as C++ would write it and shortened: `"ada@"`, `151`; empty: nothing to show
  ufb::arguments arguments = {};  ///< what the rule was given: `min` = `1` and `max` = `64` of length(1, 64); of a check nothing
  std::string rule = {};          ///< the library's name of the rule, whatever its code is, and of its message: `length.min`, `range`, `check`
  bool has_own_message = false;   ///< the words are the user's: the rule has a `message`

  /// Returns: whether they say the same of the same place. How the rule came to its words is not compared.
  friend bool operator==(const error& left, const error& right) noexcept {
    return left.path == right.path && left.code == right.code && left.message == right.message && left.value == right.value;
  }
};

/// Effects: prints `path: message (got value)`, without a line feed.
std::ostream& operator<<(std::ostream& out, const error& violation);

/// Returns: the text with its {placeholders} filled: {path}, {code}, {value}, and the arguments of the rule by name. `{max|byte|bytes}` is
/// the first word where the argument is 1, else the second. What has no such name stays as it is.
std::string filled(std::string_view text, const error& violation);

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
    list* const mine = found_;
    found_ = other.found_;
    other.found_ = mine;
    return *this;
  }
  ~errors() {
    if (found_ != nullptr) [[unlikely]] release(found_);
  }

  /// Returns: whether there is no violation, that is, whether the object is valid.
  bool empty() const noexcept { return found_ == nullptr; }
  std::size_t size() const noexcept { return found_ == nullptr ? 0 : found_->count; }
  const_iterator begin() const noexcept { return found_ == nullptr ? nullptr : found_->begin(); }
  const_iterator end() const noexcept { return begin() + size(); }
  /// Requires: index < size().
  const error& operator[](std::size_t index) const noexcept { return begin()[index]; }

  /// Effects: appends a violation. Throws: std::bad_alloc.
  void add(error violation);

  friend bool operator==(const errors& left, const errors& right) noexcept;

 private:
  friend void detail::add(errors& all, const detail::finding& what);

  // The head of what is allocated; the violations stand behind it.
  struct list {
    std::size_t count;
    std::size_t capacity;

    error* begin() noexcept { return reinterpret_cast<error*>(this + 1); }
    error* end() noexcept { return begin() + count; }
  };

  struct releasing {
    void operator()(list* found) const noexcept { release(found); }
  };
  using owned_list = std::unique_ptr<list, releasing>;

  static list* allocated(std::size_t capacity);
  static void release(list* found) noexcept;
  void grow();
  // Effects: appends what make() returns, where it stays.
  template <class Make>
  void emplace(const Make& make);

  // found_ == nullptr or 0 < found_->count <= found_->capacity
  list* found_ = nullptr;
};

/// Effects: prints one line a violation, each ended by a line feed.
std::ostream& operator<<(std::ostream& out, const errors& violations);

/// Returns: what operator<< prints.
std::string to_string(const errors& violations);

/// Returns: a JSON array (RFC 8259) of an object a violation, with `path`, `code`, `message`, `arguments` (an object of texts) and `value`,
/// all in UTF-8; what is none becomes U+FFFD.
std::string to_json(const errors& violations);

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
