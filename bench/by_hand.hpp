// The twins: what a good engineer writes by hand for the same record, with the same answers. Both structs use them.
// They name nothing of ufb but the types of the answers.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <ufb/errors.hpp>
#include <ufb/result.hpp>
#include <utility>

namespace bench::by_hand {

enum character : unsigned char { in_local_part = 1, in_label = 2 };

inline constexpr auto characters = [] {
  std::array<unsigned char, 256> table{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"))
    table[static_cast<unsigned char>(c)] = in_local_part | in_label;
  for (const char c : std::string_view(".!#$%&'*+/=?^_`{|}~")) table[static_cast<unsigned char>(c)] = in_local_part;
  return table;
}();

/// The grammar of <input type=email> in the WHATWG HTML standard.
inline bool is_email(std::string_view text) {
  const auto is = [](char c, character what) { return (characters[static_cast<unsigned char>(c)] & what) != 0; };
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end && is(*at, in_local_part)) ++at;
  if (at == text.data() || at == end || *at != '@') return false;
  while (true) {
    const char* const label = ++at;
    while (at != end && is(*at, in_label)) ++at;
    if (at == label || at - label > 63 || *label == '-' || at[-1] == '-') return false;
    if (at == end) return true;
    if (*at != '.') return false;
  }
}

template <class User>
bool is_valid(const User& user) {
  if (user.name.empty() || user.name.size() > 64) return false;
  if (!is_email(user.email)) return false;
  if (user.age < 0 || user.age > 150) return false;
  if (user.tags.size() > 8) return false;
  for (const std::string& tag : user.tags)
    if (tag.empty() || tag.size() > 32) return false;
  return true;
}

/// Text as it stands in an error: quoted, escaped and at most about 64 bytes of it.
inline std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (out.size() > 64) return out + "…\" (" + std::to_string(text.size()) + " bytes)";
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (static_cast<unsigned char>(c) < ' ' || c == '\x7F') {
      constexpr std::string_view digits = "0123456789abcdef";
      out += "\\x";
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
  return out;
}

/// A list of texts as it stands in an error: its first few.
template <class List>
std::string listed(const List& texts) {
  std::string shown = "[";
  for (const std::string& text : texts) {
    if (shown.size() > 1) shown += ", ";
    if (shown.size() > 64) {
      shown += "…";
      break;
    }
    shown += by_hand::quoted(text);
  }
  return shown + "]";
}

template <class User>
ufb::errors validate(const User& user) {
  ufb::errors found;
  if (user.name.empty() || user.name.size() > 64) {
    found.add({.path = "name",
               .code = "length",
               .message = "must be 1 to 64 bytes long",
               .value = by_hand::quoted(user.name),
               .arguments = {{"min", "1"}, {"max", "64"}},
               .rule = "length"});
  }
  if (!is_email(user.email)) {
    found.add({.path = "email", .code = "email", .message = "must be an e-mail address", .value = by_hand::quoted(user.email), .rule = "email"});
  }
  if (user.age < 0 || user.age > 150) {
    found.add({.path = "age",
               .code = "range",
               .message = "must be between 0 and 150",
               .value = std::to_string(user.age),
               .arguments = {{"min", "0"}, {"max", "150"}},
               .rule = "range"});
  }
  if (user.tags.size() > 8) {
    found.add({.path = "tags",
               .code = "size",
               .message = "must have at most 8 elements",
               .value = by_hand::listed(user.tags),
               .arguments = {{"min", "0"}, {"max", "8"}},
               .rule = "size.max"});
  }
  for (std::size_t i = 0; i != user.tags.size(); ++i) {
    const std::string& tag = user.tags[i];
    if (tag.empty() || tag.size() > 32) {
      found.add({.path = "tags[" + std::to_string(i) + "]",
                 .code = "length",
                 .message = "must be 1 to 32 bytes long",
                 .value = by_hand::quoted(tag),
                 .arguments = {{"min", "1"}, {"max", "32"}},
                 .rule = "length"});
    }
  }
  return found;
}

/// Made where it is returned, without a move: the fields' arguments go straight into the aggregate.
template <class User, class... Argument>
[[gnu::always_inline]] inline ufb::result<User> build(Argument&&... arguments) {
  ufb::result<User> built(tl::in_place, std::forward<Argument>(arguments)...);
  if (!is_valid(*built)) [[unlikely]] built = tl::unexpected(validate(*built));
  return built;
}

template <class User, class... Argument>
[[gnu::always_inline]] inline ufb::result<std::unique_ptr<User>> build_on_heap(Argument&&... arguments) {
  std::unique_ptr<User> built(new User{std::forward<Argument>(arguments)...});
  if (!is_valid(*built)) [[unlikely]] return tl::unexpected(validate(*built));
  return built;
}

}  // namespace bench::by_hand
