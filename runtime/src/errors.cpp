// The list of violations and its text. Everything here is cold: a valid object never gets to it.
#include <algorithm>
#include <cstring>
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

std::string_view arguments::operator[](std::string_view name) const noexcept {
  for (const argument& each : *this)
    if (each.name == name) return each.value;
  return {};
}

void arguments::add(std::string_view name, std::string_view value) {
  packed_.append(name).push_back('\0');
  for (std::size_t nul = value.find('\0'); nul != std::string_view::npos; nul = value.find('\0')) {
    packed_.append(value.substr(0, nul)).append("\\x00");
    value.remove_prefix(nul + 1);
  }
  packed_.append(value).push_back('\0');
}

namespace {

// Names are a few bytes: a loop is faster than a call.
bool is(std::string_view name, std::string_view wanted) {
  if (name.size() != wanted.size()) return false;
  for (std::size_t i = 0; i != name.size(); ++i)
    if (name[i] != wanted[i]) return false;
  return true;
}

// What stands for a name between braces; nothing where there is no such name.
std::optional<std::string_view> known(std::string_view name, const error& violation) {
  for (const argument& each : violation.arguments)
    if (is(each.name, name)) return each.value;
  if (is(name, "path")) return violation.path;
  if (is(name, "code")) return violation.code;
  if (is(name, "value")) return violation.value;
  return std::nullopt;
}

std::size_t find(std::string_view text, char c) { return std::min(text.find(c), text.size()); }

// {name} or {name|one|other}, without the braces.
std::optional<std::string_view> placed(std::string_view inside, const error& violation) {
  const std::size_t first = find(inside, '|');
  const std::optional<std::string_view> value = known(inside.substr(0, first), violation);
  if (!value || first == inside.size()) return value;
  const std::string_view words = inside.substr(first + 1);
  const std::size_t second = find(words, '|');
  if (second == words.size()) return std::nullopt;
  return is(*value, "1") ? words.substr(0, second) : words.substr(second + 1);
}

// Text that is put together on the stack, as long as it is short, so that the string is allocated once and at its size.
class composed {
 public:
  void append(std::string_view text) {
    if (text.size() > sizeof(bytes_) - count_) spill();
    if (text.size() > sizeof(bytes_)) {
      beyond_.append(text);
    } else {
      std::memcpy(bytes_ + count_, text.data(), text.size());
      count_ += text.size();
    }
  }
  std::string text() {
    if (beyond_.empty()) return std::string(bytes_, count_);
    spill();
    return std::move(beyond_);
  }

 private:
  void spill() {
    beyond_.append(bytes_, count_);
    count_ = 0;
  }

  char bytes_[256];
  std::size_t count_ = 0;
  std::string beyond_;
};

}  // namespace

std::string filled(std::string_view text, const error& violation) {
  std::size_t open = find(text, '{');
  if (open == text.size()) return std::string(text);
  composed out;
  while (open != text.size()) {
    const std::string_view rest = text.substr(open + 1);
    const std::size_t close = find(rest, '}');
    if (close == rest.size()) break;
    const std::optional<std::string_view> value = placed(rest.substr(0, close), violation);
    out.append(text.substr(0, open));
    out.append(value ? *value : "{");
    text = value ? rest.substr(close + 1) : rest;  // of "{ {min}" the first is only a brace
    open = find(text, '{');
  }
  out.append(text);
  return out.text();
}

errors::errors(const errors& other) : found_(other.found_ == nullptr ? nullptr : new std::vector<error>(*other.found_)) {}

void errors::release(std::vector<error>* found) noexcept { delete found; }

void errors::add(error violation) { add() = std::move(violation); }

error& errors::add() {
  if (found_ != nullptr) return found_->emplace_back();
  auto first = std::make_unique<std::vector<error>>();
  first->reserve(4);  // most have few, and moving them costs more than making them
  error& violation = first->emplace_back();
  found_ = first.release();
  return violation;
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
