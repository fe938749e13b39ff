// Prometheus's text exposition format, version 0.0.4, read strictly: what a scraper would refuse is an error, and so is what it would only
// tolerate. Used by tests of metrics.
#pragma once

#include <cstdlib>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ufb::test {

struct exposition {
  std::map<std::string, std::string> types;                                      // of each metric: counter, gauge
  std::map<std::pair<std::string, std::map<std::string, std::string>>, double> samples;  // by name and labels

  double at(const std::string& name, const std::map<std::string, std::string>& labels = {}) const { return samples.at({name, labels}); }
};

namespace exposition_detail {

class line_reader {
 public:
  line_reader(std::string_view text, std::size_t number) : text_(text), number_(number) {}

  [[noreturn]] void refuse(const std::string& why) const {
    throw std::runtime_error("line " + std::to_string(number_) + ": " + why + ": " + std::string(text_));
  }
  bool at_end() const { return at_ == text_.size(); }
  bool skip(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  void expect(std::string_view word) {
    if (!skip(word)) refuse("no '" + std::string(word) + "' at " + std::to_string(at_));
  }
  std::string name(bool is_metric) {
    const std::size_t start = at_;
    while (at_ != text_.size() && is_of_name(text_[at_], at_ == start, is_metric)) ++at_;
    if (at_ == start) refuse("no name at " + std::to_string(at_));
    return std::string(text_.substr(start, at_ - start));
  }
  // A label's value, or with no quotes the rest of a HELP line.
  std::string escaped(bool is_quoted) {
    std::string value;
    while (at_ != text_.size() && !(is_quoted && text_[at_] == '"')) {
      char each = text_[at_++];
      if (each == '\\') {
        if (at_ == text_.size()) refuse("a backslash at the end");
        each = text_[at_++];
        if (each == 'n') {
          each = '\n';
        } else if (each != '\\' && !(is_quoted && each == '"')) {
          refuse("an unknown escape");
        }
      }
      value += each;
    }
    return value;
  }
  double number() {
    const std::string rest(text_.substr(at_));
    if (rest.empty() || rest[0] == ' ') refuse("no value");
    for (const std::string_view special : {"NaN", "+Inf", "-Inf"}) {
      if (rest == special) return at_ = text_.size(), std::strtod(rest.c_str(), nullptr);
    }
    if (rest.find_first_not_of("0123456789+-.eE") != std::string::npos) refuse("a value that is no number, or something behind it");
    char* end = nullptr;
    const double value = std::strtod(rest.c_str(), &end);
    if (*end != '\0') refuse("a value that is no number");
    at_ = text_.size();
    return value;
  }

 private:
  static bool is_of_name(char each, bool is_first, bool is_metric) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '_' || (is_metric && each == ':') ||
           (!is_first && each >= '0' && each <= '9');
  }

  std::string_view text_;
  std::size_t number_;
  std::size_t at_ = 0;
};

}  // namespace exposition_detail

/// Returns: the metrics of the text. Throws: std::runtime_error that names the line.
inline exposition read_exposition(const std::string& text) {
  exposition found;
  std::set<std::string> helped;
  std::set<std::string> begun;
  std::string current;
  std::istringstream lines(text);
  std::size_t number = 0;
  if (!text.empty() && text.back() != '\n') throw std::runtime_error("the last line has no end");
  for (std::string line; std::getline(lines, line);) {
    exposition_detail::line_reader in(line, ++number);
    if (in.skip("# HELP ")) {
      const std::string name = in.name(true);
      in.expect(" ");
      if (in.escaped(false).empty()) in.refuse("an empty HELP");
      if (!helped.insert(name).second) in.refuse("a second HELP");
      if (begun.count(name) != 0) in.refuse("HELP after a sample");
    } else if (in.skip("# TYPE ")) {
      const std::string name = in.name(true);
      in.expect(" ");
      const std::string type = in.name(false);
      if (!in.at_end() || (type != "counter" && type != "gauge")) in.refuse("no type that is used here");
      if ((type == "counter") != name.ends_with("_total")) in.refuse("counters end in _total, others do not");
      if (helped.count(name) == 0) in.refuse("TYPE without HELP");
      if (!found.types.emplace(name, type).second) in.refuse("a second TYPE");
    } else {
      const std::string name = in.name(true);
      if (found.types.count(name) == 0) in.refuse("a sample without TYPE");
      if (name != current && !begun.insert(name).second) in.refuse("samples of one metric are not together");
      current = name;
      std::map<std::string, std::string> labels;
      if (in.skip("{")) {
        do {
          const std::string label = in.name(false);
          in.expect("=\"");
          const std::string value = in.escaped(true);
          in.expect("\"");
          if (label.starts_with("__") || !labels.emplace(label, value).second) in.refuse("a reserved label, or one twice");
        } while (in.skip(","));
        in.expect("}");
      }
      in.expect(" ");
      const double value = in.number();
      if (!found.samples.emplace(std::pair(name, labels), value).second) in.refuse("a second sample");
      if (found.types.at(name) == "counter" && !(value >= 0)) in.refuse("a counter below 0");
    }
  }
  for (const auto& [name, type] : found.types) {
    if (begun.count(name) == 0) throw std::runtime_error("no sample of " + name);
  }
  return found;
}

}  // namespace ufb::test
