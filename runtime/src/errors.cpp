// The list of violations and its text. Everything here is cold: a valid object never gets to it.
#include <ostream>
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
