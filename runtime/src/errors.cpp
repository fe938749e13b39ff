// The list of violations and its text. Everything here is cold: a valid object never gets to it.
#include <optional>
#include <ostream>
#include <string_view>
#include <ufb/errors.hpp>
#include <utility>

namespace ufb {

namespace {

void append(std::string& out, const error& violation) {
  if (!violation.path.empty()) out.append(violation.path).append(": ");
  out.append(violation.message);
  if (!violation.value.empty()) out.append(" (got ").append(violation.value).append(")");
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const error& violation) {
  std::string line;
  append(line, violation);
  return out << line;
}

argument arguments::const_iterator::operator*() const noexcept {
  const std::size_t name = rest_.find('\0');
  const std::size_t value = rest_.find('\0', name + 1);
  return {rest_.substr(0, name), rest_.substr(name + 1, value - name - 1)};
}

arguments::const_iterator& arguments::const_iterator::operator++() noexcept {
  rest_.remove_prefix(rest_.find('\0', rest_.find('\0') + 1) + 1);
  return *this;
}

std::string_view arguments::operator[](std::string_view name) const noexcept {
  for (const argument& each : *this)
    if (each.name == name) return each.value;
  return {};
}

void arguments::add(std::string_view name, std::string_view value) {
  packed_.append(name).push_back('\0');
  for (const char c : value) {
    if (c == '\0') {
      packed_.append("\\x00");
    } else {
      packed_.push_back(c);
    }
  }
  packed_.push_back('\0');
}

namespace {

// What stands for a name between braces; nothing where there is no such name.
std::optional<std::string_view> known(std::string_view name, const error& violation) {
  if (name == "path") return violation.path;
  if (name == "code") return violation.code;
  if (name == "value") return violation.value;
  for (const argument& each : violation.arguments)
    if (each.name == name) return each.value;
  return std::nullopt;
}

// {name} or {name|one|other}, without the braces.
std::optional<std::string_view> placed(std::string_view inside, const error& violation) {
  const std::size_t first = inside.find('|');
  const std::optional<std::string_view> value = known(inside.substr(0, first), violation);
  if (!value || first == std::string_view::npos) return value;
  const std::string_view words = inside.substr(first + 1);
  const std::size_t second = words.find('|');
  if (second == std::string_view::npos) return std::nullopt;
  return *value == "1" ? words.substr(0, second) : words.substr(second + 1);
}

}  // namespace

std::string filled(std::string_view text, const error& violation) {
  std::string out;
  out.reserve(text.size() + violation.value.size());
  while (true) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return out.append(text);
    out.append(text.substr(0, open));
    const std::optional<std::string_view> value = placed(text.substr(open + 1, close - open - 1), violation);
    // Of "{ {min}" the first brace is only a brace.
    out.append(value ? *value : text.substr(open, 1));
    text.remove_prefix(value ? close + 1 : open + 1);
  }
}

errors::errors(const errors& other) : found_(other.found_ == nullptr ? nullptr : new std::vector<error>(*other.found_)) {}

void errors::release(std::vector<error>* found) noexcept { delete found; }

void errors::add(error violation) {
  if (found_ != nullptr) {
    found_->push_back(std::move(violation));
    return;
  }
  auto first = std::make_unique<std::vector<error>>();
  first->push_back(std::move(violation));
  found_ = first.release();
}

bool operator==(const errors& left, const errors& right) noexcept {
  if (left.found_ == nullptr || right.found_ == nullptr) return left.found_ == right.found_;
  return *left.found_ == *right.found_;
}

std::string to_string(const errors& violations) {
  std::string out;
  for (const error& violation : violations) {
    append(out, violation);
    out.push_back('\n');
  }
  return out;
}

std::ostream& operator<<(std::ostream& out, const errors& violations) { return out << to_string(violations); }

struct validation_error::content {
  errors violations;
  std::string text;
};

validation_error::validation_error(errors violations) {
  std::string text = to_string(violations);
  content_ = std::make_shared<const content>(content{std::move(violations), std::move(text)});
}

const char* validation_error::what() const noexcept { return content_->text.c_str(); }

const errors& validation_error::violations() const noexcept { return content_->violations; }

}  // namespace ufb
