// The reader of deb822(5): first find where the stanza at the front of the buffer ends, then split it into fields in place.
// Used by main.cpp.
#include "stanza.hpp"

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace deb822 {
namespace {

constexpr bool is_space(char c) { return c == ' ' || c == '\t'; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// Parsers may take lines of spaces and tabs for empty ones.
bool is_blank(std::string_view line) { return std::all_of(line.begin(), line.end(), is_space); }

bool same_name(std::string_view a, std::string_view b) {
  return a == b || (a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); }));
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// The same for a name in upper and in lower case.
std::size_t hash(std::string_view name, std::size_t size) {
  if (name.empty()) return 0;
  const auto of = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c | ' ')); };
  return (name.size() * 5 + of(name.front()) * 3 + of(name.back())) % size;
}

}  // namespace

std::optional<std::string_view> stanza::operator[](std::string_view name) const {
  for (std::size_t i = last[hash(name, last.size())]; i != 0; i = fields[i - 1].before)
    if (same_name(fields[i - 1].name, name)) return fields[i - 1].value;
  return std::nullopt;
}

const stanza* reader::next() {
  do {
    if (!find_stanza()) return nullptr;
    split();
  } while (stanza_.fields.empty() && !stanza_.problem);  // nothing but comments
  return &stanza_;
}

// Effects: moves begin_ behind the last stanza and blank lines, and finds the lines from there to the next blank one.
bool reader::find_stanza() {
  std::string_view line;
  begin_ += size_;
  line_ += lines_.size();
  size_ = 0;
  lines_.clear();
  while (find_line(0, line) && is_blank(line)) {
    begin_ = std::min(begin_ + line.size() + 1, end_);
    ++line_;
  }
  while (find_line(size_, line) && !is_blank(line)) {
    lines_.push_back(line.size());
    size_ = std::min(size_ + line.size() + 1, end_ - begin_);
  }
  return size_ != 0;
}

// Returns: whether there is a line at begin_ + offset, which it reads from the stream where the buffer has only part of it.
bool reader::find_line(std::size_t offset, std::string_view& line) {
  for (std::size_t searched = offset;;) {
    const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
    if (const std::size_t newline = rest.find('\n', searched); newline != rest.npos) {
      line = rest.substr(offset, newline - offset);
      return true;
    }
    searched = rest.size();
    if (!fill()) {
      line = rest.substr(offset);
      return !line.empty();
    }
  }
}

// Effects: moves what is not handed out yet to the front, grows where that fills the buffer, and reads on.
bool reader::fill() {
  if (!in_.good()) return false;
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  if (end_ == buffer_.size()) buffer_.resize(2 * buffer_.size());
  in_.read(buffer_.data() + end_, static_cast<std::streamsize>(buffer_.size() - end_));
  if (in_.bad()) throw std::runtime_error("cannot read on in line " + std::to_string(line_ + lines_.size()));
  end_ += static_cast<std::size_t>(in_.gcount());
  return in_.gcount() != 0;
}

void reader::split() {
  stanza_.line = line_;
  stanza_.fields.clear();
  stanza_.last.fill(0);
  stanza_.problem.reset();
  const char* at = buffer_.data() + begin_;
  for (std::size_t i = 0; i < lines_.size() && !stanza_.problem; at += lines_[i++] + 1) {
    const std::string_view line(at, lines_[i]);
    if (line.front() == '#') continue;
    const std::string_view what = is_space(line.front()) ? add_continuation(line) : add_field(line);
    if (!what.empty()) stanza_.problem = {line_ + i, what};
  }
  for (field& field : stanza_.fields) field.value = trimmed(field.value);
}

// Returns: what is wrong with the line; empty when nothing is.
std::string_view reader::add_field(std::string_view line) {
  const auto is_name = [](char c) { return c > ' ' && c <= '~' && c != ':'; };
  const auto colon = std::find_if_not(line.begin(), line.end(), is_name);
  if (colon == line.begin() || colon == line.end() || *colon != ':' || line.front() == '-')
    return line.find(':') == line.npos ? "a line without a colon" : "not a field name before the colon";
  const std::string_view name(line.begin(), colon);
  if (stanza_[name]) return "a field for the second time";
  std::size_t& last = stanza_.last[hash(name, stanza_.last.size())];
  stanza_.fields.push_back({name, line.substr(name.size() + 1), last});
  last = stanza_.fields.size();
  return {};
}

std::string_view reader::add_continuation(std::string_view line) {
  if (stanza_.fields.empty()) return "a continuation of no field";
  std::string_view& value = stanza_.fields.back().value;
  char* const end = buffer_.data() + (value.data() - buffer_.data()) + value.size();
  *end = '\n';
  std::memmove(end + 1, line.data(), line.size());  // comments in between are closed over
  value = {value.data(), value.size() + 1 + line.size()};
  return {};
}

}  // namespace deb822
