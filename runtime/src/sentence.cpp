// Fills the placeholders of sentences. See sentence.hpp.
#include <ufb/detail/sentence.hpp>

namespace ufb::detail {

namespace {

// Names are a few bytes: a loop is faster than a call.
bool is(std::string_view name, std::string_view wanted) {
  if (name.size() != wanted.size()) return false;
  for (std::size_t i = 0; i != name.size(); ++i)
    if (name[i] != wanted[i]) return false;
  return true;
}

// Both return a text without data() where there is no such name.
std::string_view argument_of(std::string_view packed, std::string_view name) {
  const char* at = packed.data();
  const char* const end = at + packed.size();
  const char* const name_end = name.data() + name.size();
  while (at != end) {
    const char* wanted = name.data();
    while (wanted != name_end && *at != '\0' && *at == *wanted) ++at, ++wanted;
    const bool is_it = wanted == name_end && *at == '\0';
    while (*at != '\0') ++at;
    const char* const value = ++at;
    while (*at != '\0') ++at;
    if (is_it) return {value, static_cast<std::size_t>(at - value)};
    ++at;
  }
  return {};
}

std::string_view known(std::string_view name, const placeable& from) {
  const std::string_view argument = argument_of(from.arguments, name);
  if (argument.data() != nullptr) return argument;
  if (is(name, "path")) return from.path;
  if (is(name, "code")) return from.code;
  if (is(name, "value")) return from.value;
  return {};
}

// Returns: whether there is something for the name.
bool put(composed& out, const piece& each, const placeable& from) {
  out.append(each.plain);
  if (each.name.data() == nullptr) return true;
  const std::string_view value = known(each.name, from);
  if (value.data() == nullptr) return false;
  if (each.one.data() == nullptr) {
    out.append(value);
  } else {
    out.append(is(value, "1") ? each.one : each.other);
  }
  return true;
}

}  // namespace

void fill(composed& out, std::string_view text, const placeable& from) {
  while (!text.empty()) {
    const std::string_view before = text;
    const piece next = take_piece(text);
    if (put(out, next, from)) continue;
    out.append('{');  // of "{ {min}" the first is only a brace
    text = before.substr(next.plain.size() + 1);
  }
}

}  // namespace ufb::detail
