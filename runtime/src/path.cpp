// The text of a path, from the object that is validated down to the value. Called when a violation is recorded.
#include <ufb/detail/path.hpp>

namespace ufb::detail {

void print_field(std::string& path, const step& self) {
  if (!path.empty()) path += '.';
  path += *static_cast<const std::string_view*>(self.what);
}

void print_index(std::string& path, const step& self) { path.append("[").append(std::to_string(self.index)).append("]"); }

void print_secret_key(std::string& path, const step&) { path.append("[…]"); }

void append_path(std::string& path, const step* last) {
  if (last == nullptr) return;
  append_path(path, last->up);
  last->print(path, *last);
}

}  // namespace ufb::detail
