// The look-up of translations. See catalogue.hpp.
#include <algorithm>
#include <ufb/catalogue.hpp>
#include <utility>

namespace ufb {

namespace {

const translation* find(catalogue texts, std::string_view key) {
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const translation& each) { return each.key == key; });
  return found == texts.end() ? nullptr : &*found;
}

const translation* find(catalogue texts, const error& violation) {
  const std::string_view rule = violation.rule;
  const std::string_view name = rule.substr(0, rule.find('.'));
  const translation* found = nullptr;
  if (violation.code != name) found = find(texts, violation.code);
  if (violation.has_own_message) return found;
  if (found == nullptr) found = find(texts, rule);
  return found != nullptr ? found : find(texts, name);
}

}  // namespace

errors translated(const errors& violations, catalogue texts) {
  errors all;
  for (const error& each : violations) {
    error copy = each;
    if (const translation* found = find(texts, each)) copy.message = filled(found->text, each);
    all.add(std::move(copy));
  }
  return all;
}

}  // namespace ufb
