// Arguments of annotations. See arguments.hpp.
#include "check/arguments.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "check/numbers.hpp"
#include "check/words.hpp"

namespace ufb::check {
namespace {

using judged = std::optional<model::value>;

/// Whether it can be part of a name in generated code.
bool is_identifier(std::string_view text) {
  const auto is_letter = [](char c) { return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && is_letter(text.front()) && std::ranges::all_of(text, [&](char c) { return is_letter(c) || is_digit(c); });
}

/// One argument, and all that a report about it needs.
class argument_judge {
 public:
  argument_judge(const model::annotation& stated, const attribute_use& use, findings& out) : stated_(stated), use_(use), out_(out) {}

  judged judge(const model::argument& given, model::parameter what) const {
    const bool is_dependent = std::holds_alternative<model::expression>(given.value);
    if (is_dependent && may_depend(what)) return given.value;
    if ((is_dependent || std::holds_alternative<std::monostate>(given.value)) && what != model::parameter::function) {
      out_.say("not_a_constant", given.at, {{"text", given.text}, {"name", stated_.name}});
      return {};
    }
    if (std::holds_alternative<model::wide_text>(given.value)) {
      out_.say("wide_text", given.at, {{"text", given.text}});
      return {};
    }
    switch (what) {
      case model::parameter::none:
        break;
      case model::parameter::count:
        return judge_count(given);
      case model::parameter::number:
        return judge_quantity(given, what);
      case model::parameter::step:
        if (is_quantity(given.value) && !(sign_of(given.value) > 0)) break;
        return judge_quantity(given, what);
      case model::parameter::pattern:
        return judge_pattern(given);
      case model::parameter::function:
        return judge_function(given);
      case model::parameter::like_field:
        return judge_constant(given, what);
      case model::parameter::like_element:
        return judge_element(given);
      case model::parameter::text:
      case model::parameter::field_name:
        if (std::holds_alternative<std::string>(given.value)) return given.value;
        break;
      case model::parameter::name:
        if (const auto* name = std::get_if<std::string>(&given.value); name != nullptr && !name->empty()) return given.value;
        break;
      case model::parameter::identifier:
        if (const auto* name = std::get_if<std::string>(&given.value); name != nullptr && is_identifier(*name)) return given.value;
    }
    return refuse(given, what);
  }

 private:
  /// A pattern is compiled, and a field found, before the template has arguments.
  static bool may_depend(model::parameter what) {
    return what == model::parameter::count || what == model::parameter::number || what == model::parameter::like_field ||
           what == model::parameter::like_element;
  }

  judged refuse(const model::argument& given, model::parameter what) const {
    std::string help;
    // [[ufb::min(5)]] std::chrono::milliseconds wait;
    if (use_.type.what == model::kind::duration && is_number(given.value))
      help = "a number has no unit: write " + in_words(use_.type) + "{" + given.text + "}";
    out_.say("wrong_argument_type", given.at,
             {{"name", stated_.name}, {"wanted", wanted(what, use_.type)}, {"text", given.text}, {"help", help}});
    return {};
  }

  judged judge_count(const model::argument& given) const {
    if (!is_number(given.value) || is_floating(given.value)) return refuse(given, model::parameter::count);
    model::type count;
    count.what = model::kind::integer;
    count.bits = 64;
    if (judged fitting = fitted(given.value, count)) return fitting;
    out_.say("argument_not_representable", given.at, {{"type", "a count"}, {"text", given.text}, {"help", "counts start at 0"}});
    return {};
  }

  judged judge_quantity(const model::argument& given, model::parameter what) const {
    if (use_.type.what == model::kind::dependent && is_quantity(given.value)) return given.value;
    if (!is_of_kind(given.value, use_.type)) return refuse(given, what);
    if (judged quantity = fitted(given.value, use_.type)) return quantity;
    out_.say("argument_not_representable", given.at, {{"type", use_.named}, {"text", given.text}, {"help", limits_of(use_.type)}});
    return {};
  }

  judged judge_pattern(const model::argument& given) const {
    const auto* text = std::get_if<std::string>(&given.value);
    if (text == nullptr) return refuse(given, model::parameter::pattern);
    const RE2 compiled(*text, RE2::Quiet);
    if (compiled.ok()) return given.value;
    out_.say("invalid_pattern", given.at, {{"text", *text}, {"message", compiled.error()}});
    return {};
  }

  judged judge_function(const model::argument& given) const {
    const auto* function = std::get_if<model::function>(&given.value);
    if (function == nullptr) return refuse(given, model::parameter::function);
    if (function->is_callable) return given.value;
    std::vector<model::note> candidates;
    for (const model::candidate& each : function->candidates) candidates.push_back({"'" + each.declaration + "' " + each.why_not, each.at});
    out_.say("not_callable", given.at, {{"function", function->name}, {"type", use_.named}}, {}, std::move(candidates));
    return {};
  }

  /// A constant of the type that the attribute applies to.
  judged judge_constant(const model::argument& given, model::parameter what) const {
    switch (use_.type.what) {
      case model::kind::dependent:
        return given.value;
      case model::kind::integer:
      case model::kind::floating:
      case model::kind::duration:
      case model::kind::time_point:
        return judge_quantity(given, what);
      case model::kind::boolean:
        if (std::holds_alternative<bool>(given.value)) return given.value;
        break;
      case model::kind::enumeration:
        // [[ufb::one_of(colour::red)]] tier level;
        if (const auto* one = std::get_if<model::enumerator>(&given.value))
          if (one->of == use_.type.qualified) return given.value;
        break;
      case model::kind::text:
      case model::kind::text_view:
      case model::kind::path:
        if (std::holds_alternative<std::string>(given.value)) return given.value;
        break;
      default:
        break;
    }
    return refuse(given, what);
  }

  /// A constant of what a container holds; of a map, of its keys.
  judged judge_element(const model::argument& given) const {
    const std::string named = (use_.type.what == model::kind::map ? "a key of " : "an element of ") + std::string(use_.named);
    const std::vector<const model::type*> seen = model::seen_by_rules(use_.type.of.front());
    if (seen.size() != 1 || !model::of_what_has_constants.allows(seen.front()->what)) {
      out_.say("wrong_rule_for_type", stated_.at,
               {{"name", stated_.name}, {"type", named}, {"kinds", listed(model::of_what_has_constants)}});
      return {};
    }
    const attribute_use inner{use_.row, use_.arguments, *seen.front(), named};
    return argument_judge(stated_, inner, out_).judge_constant(given, model::parameter::like_element);
  }

  const model::annotation& stated_;
  const attribute_use& use_;
  findings& out_;
};

/// [[ufb::range(5, 1)]]
bool are_ascending(const model::annotation& stated, const std::vector<model::value>& values, const attribute_use& use, findings& out) {
  const auto depends = [](const model::value& one) { return std::holds_alternative<model::expression>(one); };
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (depends(values[i - 1]) || depends(values[i])) {
      const std::string text = "'" + stated.arguments[i - 1].text + "' is greater than '" + stated.arguments[i].text + "' in '" + stated.name + "'";
      if (use.assertions != nullptr) use.assertions->push_back({values[i - 1], values[i], text});
      continue;
    }
    if (compare(values[i - 1], values[i]) <= 0) continue;
    const auto& [first, second] = std::tie(stated.arguments[i - 1], stated.arguments[i]);
    out.say("arguments_out_of_order", first.at, {{"first", first.text}, {"second", second.text}, {"name", stated.name}},
            {{first.written, second.text}, {second.written, first.text}});
    return false;
  }
  return true;
}

}  // namespace

std::optional<std::vector<model::value>> judge_arguments(const model::annotation& stated, const attribute_use& use, findings& out) {
  const std::size_t given = stated.arguments.size();
  if (given < use.arguments.least || given > use.arguments.most) {
    out.say("wrong_argument_count", stated.at,
            {{"name", stated.name}, {"wanted", counted(use.arguments)}, {"given", std::to_string(given)}});
    return {};
  }
  const argument_judge judge(stated, use, out);
  std::vector<model::value> values;
  for (std::size_t i = 0; i < given; ++i)
    if (judged one = judge.judge(stated.arguments[i], i == 0 ? use.row.first : use.row.rest)) values.push_back(*std::move(one));
  if (values.size() != given || (use.row.ascending && !are_ascending(stated, values, use, out))) return {};
  return values;
}

}  // namespace ufb::check
