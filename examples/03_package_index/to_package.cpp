// Conversions lose nothing: text that is not of its field's type stays in the record, where a rule objects to it.
// Used by main.cpp.
#include "to_package.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <utility>

namespace debian {
namespace {

template <class Value, std::size_t Size>
using names = std::array<std::pair<std::string_view, Value>, Size>;

constexpr names<bool, 2> yes_or_no{{{"yes", true}, {"no", false}}};
constexpr names<multiarch, 4> multiarchs{
    {{"no", multiarch::no}, {"same", multiarch::same}, {"foreign", multiarch::foreign}, {"allowed", multiarch::allowed}}};
constexpr names<rank, 5> priorities{{{"required", rank::required},
                                     {"important", rank::important},
                                     {"standard", rank::standard},
                                     {"optional", rank::optional},
                                     {"extra", rank::extra}}};
constexpr names<comparison, 5> comparisons{{{"<<", comparison::earlier},
                                            {"<=", comparison::earlier_or_equal},
                                            {"=", comparison::equal},
                                            {">=", comparison::later_or_equal},
                                            {">>", comparison::later}}};

template <class Value, std::size_t Size>
std::optional<Value> find(const names<Value, Size>& known, std::string_view text) {
  for (const auto& [name, value] : known)
    if (name == text) return value;
  return std::nullopt;
}

// §5.1: newlines are not significant in folded fields.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Effects: calls use with each part between the separators.
template <class Use>
void split(std::string_view text, char separator, Use use) {
  for (std::size_t end = 0; end != text.npos; text.remove_prefix(std::min(end + 1, text.size()))) {
    end = text.find(separator);
    use(trimmed(text.substr(0, end)));
  }
}

std::string to_text(std::string_view text) { return std::string(text); }

// "name" or "name (comparison version)". Anything else stays whole as the name, and is none.
relation to_relation(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == text.npos || text.back() != ')') return {.name = std::string(text), .compare = {}, .version = {}};
  const std::string_view inner = trimmed(text.substr(open + 1, text.size() - open - 2));
  const std::size_t length = std::min(inner.find_first_not_of("<=>"), inner.size());
  const std::optional<comparison> compare = find(comparisons, inner.substr(0, length));
  if (!compare) return {.name = std::string(text), .compare = {}, .version = {}};
  return {.name = std::string(trimmed(text.substr(0, open))), .compare = compare, .version = std::string(trimmed(inner.substr(length)))};
}

dependency to_dependency(std::string_view text) {
  dependency result;
  split(text, '|', [&](std::string_view one) { result.any_of.push_back(to_relation(one)); });
  return result;
}

// "name <address>". Anything else stays whole as the address, and is none.
person to_person(std::string_view text) {
  const std::size_t open = text.rfind('<');
  if (open == text.npos || text.back() != '>') return {.name = {}, .address = std::string(text)};
  return {.name = std::string(trimmed(text.substr(0, open))), .address = std::string(text.substr(open + 1, text.size() - open - 2))};
}

// "name" or "name (version)". Anything else stays whole as the name, and is none.
source_package to_source(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == text.npos || text.back() != ')') return {.name = std::string(text), .version = {}};
  const std::string_view version = text.substr(open + 1, text.size() - open - 2);
  return {.name = std::string(trimmed(text.substr(0, open))), .version = std::string(trimmed(version))};
}

// Three words. The last takes all that is left, and is none where there are more.
installation to_installation(std::string_view text) {
  const auto word = [&] {
    const std::string_view first = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(first.size() + 1, text.size()));
    return std::string(first);
  };
  std::string wanted = word();
  std::string flag = word();
  return {.wanted = std::move(wanted), .flag = std::move(flag), .state = std::string(text)};
}

/// Looks a stanza's fields up and converts them.
class converter {
 public:
  explicit converter(const deb822::stanza& stanza) : stanza_(stanza) {}

  std::string_view mandatory(std::string_view name) const { return stanza_[name].value_or(std::string_view()); }

  template <class Convert>
  auto optional(std::string_view name, Convert convert) const {
    const auto text = stanza_[name];
    return text ? std::optional(convert(*text)) : std::nullopt;
  }

  std::optional<std::uint64_t> number(std::string_view name) {
    const auto text = stanza_[name];
    if (!text) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error == std::errc() && end == text->data() + text->size()) return value;
    keep(name, *text);
    return std::nullopt;
  }

  template <class Value, std::size_t Size>
  std::optional<Value> choice(std::string_view name, const names<Value, Size>& known) {
    const auto text = stanza_[name];
    if (!text) return std::nullopt;
    const std::optional<Value> value = find(known, *text);
    if (!value) keep(name, *text);
    return value;
  }

  template <class Convert>
  auto list(std::string_view name, Convert convert) const {
    std::vector<decltype(convert(name))> result;
    if (const auto text = stanza_[name]) split(*text, ',', [&](std::string_view one) { result.push_back(convert(one)); });
    return result;
  }

  const std::vector<std::string>& unreadable() const { return unreadable_; }

 private:
  void keep(std::string_view name, std::string_view text) { unreadable_.push_back(std::string(name).append(": ").append(text)); }

  const deb822::stanza& stanza_;
  std::vector<std::string> unreadable_;
};

}  // namespace

ufb::result<ufb::pooled<package>> to_package(const deb822::stanza& stanza) {
  converter fields(stanza);
  const std::string_view description = fields.mandatory("Description");
  const std::size_t synopsis = std::min(description.find('\n'), description.size());
  return ufb::build<package>()
      .with_name(fields.mandatory("Package"))
      .with_version(fields.mandatory("Version"))
      .with_architecture(fields.mandatory("Architecture"))
      .with_maintainer(to_person(fields.mandatory("Maintainer")))
      .with_synopsis(description.substr(0, synopsis))
      .with_description(description.substr(std::min(synopsis + 1, description.size())))
      .with_source(fields.optional("Source", to_source))
      .with_section(fields.optional("Section", to_text))
      .with_priority(fields.choice("Priority", priorities))
      .with_essential(fields.choice("Essential", yes_or_no).value_or(false))
      .with_multi_arch(fields.choice("Multi-Arch", multiarchs).value_or(multiarch::no))
      .with_homepage(fields.optional("Homepage", to_text))
      .with_installed_size(fields.number("Installed-Size"))
      .with_pre_depends(fields.list("Pre-Depends", to_dependency))
      .with_depends(fields.list("Depends", to_dependency))
      .with_recommends(fields.list("Recommends", to_dependency))
      .with_suggests(fields.list("Suggests", to_dependency))
      .with_enhances(fields.list("Enhances", to_relation))
      .with_breaks(fields.list("Breaks", to_relation))
      .with_conflicts(fields.list("Conflicts", to_relation))
      .with_provides(fields.list("Provides", to_relation))
      .with_replaces(fields.list("Replaces", to_relation))
      .with_status(fields.optional("Status", to_installation))
      .with_filename(fields.optional("Filename", to_text))
      .with_size(fields.number("Size"))
      .with_md5(fields.optional("MD5sum", to_text))
      .with_sha256(fields.optional("SHA256", to_text))
      .with_unreadable(fields.unreadable())
      .build_pooled();
}

}  // namespace debian
