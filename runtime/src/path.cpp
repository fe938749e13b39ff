// The text of a path, from the object that is validated down to the value. Called when a violation is recorded.
#include <ufb/detail/path.hpp>

namespace ufb::detail {

void print_field(composed& path, const step& self) {
  if (path.size() != 0) path.append('.');
  path.append(*static_cast<const std::string_view*>(self.what));
}

void print_index(composed& path, const step& self) {
  path.append('[');
  show_number(path, static_cast<unsigned long long>(self.index));
  path.append(']');
}

void print_secret_key(composed& path, const step&) { path.append("[…]"); }

void append_path(composed& path, const step& last) {
  if (last.up != nullptr) append_path(path, *last.up);
  last.print(path, last);
}

std::string path_of(const step& last) {
  composed path;
  append_path(path, last);
  return path.string();
}

}  // namespace ufb::detail
