// What a draft is without the types of its fields: names, and for each field the functions that read, ask and open it. Made by draft.hpp for
// each type of draft, read by src/draft.cpp, which so exists once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <ufb/errors.hpp>
#include <ufb/reflect.hpp>
#include <vector>

namespace ufb::detail {

struct draft_table;

// What is wrong with a draft already, before it becomes an object. One pointer wide, and null while there is nothing.
class draft_problems {
 public:
  constexpr draft_problems() = default;
  constexpr draft_problems(const draft_problems& other) : all_(other.all_ == nullptr ? nullptr : copied(*other.all_)) {}
  constexpr draft_problems(draft_problems&& other) noexcept : all_(other.all_) { other.all_ = nullptr; }
  constexpr draft_problems& operator=(draft_problems other) noexcept {
    list* const mine = all_;
    all_ = other.all_;
    other.all_ = mine;
    return *this;
  }
  constexpr ~draft_problems() {
    if (all_ != nullptr) [[unlikely]] release(all_);
  }

  constexpr bool empty() const { return all_ == nullptr; }
  constexpr void clear() { *this = draft_problems(); }

  /// Effects: nothing is wrong with the field any more.
  constexpr void forget(std::size_t field) {
    if (all_ != nullptr) [[unlikely]] remove(field);
  }

  /// Effects: the error is what is wrong with the field, of `no_field` one more of what is. Beyond a limit it is not kept.
  void add(std::size_t field, error found);
  /// Returns: what is wrong with the field; nullptr: nothing.
  const error* of(std::size_t field) const;
  /// Effects: adds what is wrong and is about no field.
  void add_others_to(errors& all) const;

  static constexpr std::size_t no_field = static_cast<std::size_t>(-1);

 private:
  struct list;
  static list* copied(const list& all);
  static void release(list* all) noexcept;
  void remove(std::size_t field);

  list* all_ = nullptr;  // nullptr, or not empty
};

struct draft_field {
  bool is_required = false;
  bool is_open = false;       // required where a field after it is set
  unsigned one_of_group = 0;  // one of the fields with this number is required; 0: that is nothing to this one
  bool (*is_set)(const void* draft) = nullptr;
  bool (*read)(void* draft, std::string_view text) = nullptr;  // nullptr: there is no text for it
  error (*not_readable)() = nullptr;                         // of such a text, without path and value
  const draft_table& (*nested_table)() = nullptr;            // nullptr: it is not drafted itself
  const void* (*nested_in)(const void* draft) = nullptr;     // nullptr: there is no draft of it
  void* (*open)(void* draft) = nullptr;                      // makes one where there is none
};

struct draft_table {
  const gen::field* names;
  const draft_field* fields;
  std::size_t count;
  draft_problems& (*problems_of)(void* draft);
};

// Effects: sets the field that the path names, or notes why it does not. Returns: whether it was set.
bool set_in_draft(void* draft, const draft_table& table, std::string_view path, std::string_view text);
// Returns: whether the path names a field that is set.
bool is_set_in_draft(const void* draft, const draft_table& table, std::string_view path);
// Returns: what is wrong with the draft: what is missing, was not readable, or is no field.
errors problems_in_draft(const void* draft, const draft_table& table);
// Throws: validation_error with that, if there is something.
void throw_problems_in_draft(const void* draft, const draft_table& table);
// Returns: the names of what is missing.
std::vector<std::string> missing_in_draft(const void* draft, const draft_table& table);

// Effects: adds what was found in a field of that name.
void add_below(errors& all, std::string_view field, const errors& found);

[[noreturn]] void throw_errors(errors found);

}  // namespace ufb::detail
