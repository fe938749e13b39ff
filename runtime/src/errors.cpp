// The list of violations and its text. Everything here is cold: a valid object never gets to it.
#include <algorithm>
#include <memory>
#include <new>
#include <ostream>
#include <string_view>
#include <ufb/detail/validate/finding.hpp>
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

namespace {

void pack(detail::composed& out, const argument& one) {
  out.append(one.name);
  out.append('\0');
  detail::append_without_nul(out, one.value);
  out.append('\0');
}

std::string packed(std::initializer_list<argument> all) {
  detail::composed out;
  for (const argument& each : all) pack(out, each);
  return out.string();
}

}  // namespace

arguments::arguments(std::initializer_list<argument> all) : packed_(packed(all)) {}

arguments::arguments(const detail::composed& text, std::size_t from) : packed_(text.string(from, text.size())) {}

void arguments::add(std::string_view name, std::string_view value) { packed_.append(packed({{name, value}})); }

std::string filled(std::string_view text, const error& violation) {
  detail::composed out;
  detail::fill(out, text, {violation.path, violation.code, violation.value, violation.arguments.packed_});
  return out.string();
}

error detail::made(const finding& what) {
  const composed& text = what.text;
  return {.path = text.string(0, what.path_end),
          .code = text.string(what.value_end, what.code_end),
          .message = what.message.string(),
          .value = text.string(what.path_end, what.value_end),
          .arguments = arguments(text, what.rule_end),
          .rule = text.string(what.code_end, what.rule_end),
          .has_own_message = what.has_own_message};
}

void detail::finding::say(std::string_view own_message) {
  fill(message, own_message, {path(), code(), value(), text.slice(rule_end, text.size())});
  has_own_message = true;
}

errors::list* errors::allocated(std::size_t capacity) {
  static_assert(alignof(error) <= alignof(list) && sizeof(list) % alignof(error) == 0);
  return ::new (::operator new(sizeof(list) + capacity * sizeof(error))) list{0, capacity};
}

void errors::release(list* found) noexcept {
  std::destroy(found->begin(), found->end());
  ::operator delete(found);
}

void errors::grow() {
  list* const more = allocated(2 * found_->capacity);
  std::uninitialized_move(found_->begin(), found_->end(), more->begin());
  more->count = found_->count;
  release(found_);
  found_ = more;
}

template <class Make>
void errors::emplace(const Make& make) {
  constexpr std::size_t first_capacity = 4;  // most have few, and moving them costs more than making them
  owned_list first;
  if (found_ == nullptr) {
    first.reset(allocated(first_capacity));
  } else if (found_->count == found_->capacity) {
    grow();
  }
  list* const to = first ? first.get() : found_;
  ::new (to->end()) error(make());
  ++to->count;
  if (first) found_ = first.release();
}

errors::errors(const errors& other) {
  if (other.found_ == nullptr) return;
  owned_list copy(allocated(other.size()));
  std::uninitialized_copy(other.begin(), other.end(), copy->begin());
  copy->count = other.size();
  found_ = copy.release();
}

void errors::add(error violation) {
  emplace([&]() -> error&& { return std::move(violation); });
}

void detail::add(errors& all, const finding& what) {
  all.emplace([&] { return made(what); });
}

bool operator==(const errors& left, const errors& right) noexcept {
  if (left.found_ == nullptr || right.found_ == nullptr) return left.found_ == right.found_;
  return std::equal(left.begin(), left.end(), right.begin(), right.end());
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
