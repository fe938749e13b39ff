// Words for diagnostics. See words.hpp.
#include "check/words.hpp"

#include <array>

#include "check/nearest.hpp"
#include "model/units.hpp"

namespace ufb::check {
namespace {

struct kind_name {
  model::kind what;
  std::string_view one;
  std::string_view all;
};

constexpr std::array kind_names{
    kind_name{model::kind::boolean, "bool", "bool"},
    kind_name{model::kind::integer, "integer", "integers"},
    kind_name{model::kind::floating, "floating-point number", "floating-point numbers"},
    kind_name{model::kind::duration, "duration", "durations"},
    kind_name{model::kind::time_point, "time point", "time points"},
    kind_name{model::kind::enumeration, "enumeration", "enumerations"},
    kind_name{model::kind::text, "text", "text"},
    kind_name{model::kind::text_view, "text", "text"},
    kind_name{model::kind::path, "text", "text"},
    kind_name{model::kind::sequence, "sequence", "sequences"},
    kind_name{model::kind::set, "set", "sets"},
    kind_name{model::kind::map, "map", "maps"},
    kind_name{model::kind::optional, "optional", "optionals"},
    kind_name{model::kind::pointer, "pointer", "pointers"},
    kind_name{model::kind::variant, "variant", "variants"},
    kind_name{model::kind::nothing, "std::monostate", "std::monostate"},
    kind_name{model::kind::record, "struct", "structs"},
    kind_name{model::kind::dependent, "type that depends on a parameter", "types that depend on a parameter"},
    kind_name{model::kind::other, "type no rule knows", "types no rule knows"},
};

}  // namespace

std::string listed(const std::vector<std::string_view>& words, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) out += i + 1 == words.size() ? last : ", ";
    out += words[i];
  }
  return out;
}

std::string listed(const model::kinds& of) {
  std::vector<std::string_view> names;
  for (const kind_name& each : kind_names)
    if (of.contains(each.what) && (names.empty() || names.back() != each.all)) names.push_back(each.all);
  return listed(names);
}

std::string counted(model::arity arguments) {
  if (arguments.most == 0) return "no arguments";
  std::string number = std::to_string(arguments.least);
  if (arguments.most == model::any_number)
    number = "at least " + number;
  else if (arguments.most == arguments.least + 1)
    number += " or " + std::to_string(arguments.most);
  else if (arguments.most != arguments.least)
    number += " to " + std::to_string(arguments.most);
  const bool is_one = arguments.least == 1 && (arguments.most == 1 || arguments.most == model::any_number);
  return number + (is_one ? " argument" : " arguments");
}

std::string wanted(model::parameter what, const model::type& type) {
  switch (what) {
    case model::parameter::none:
      return "nothing";
    case model::parameter::count:
      return "a count";
    case model::parameter::number:
    case model::parameter::step:
      if (type.what == model::kind::duration) return what == model::parameter::step ? "a duration greater than zero" : "a duration";
      if (type.what == model::kind::time_point) return "a time point of '" + type.qualified.substr(2) + "'";
      return what == model::parameter::step ? "a number greater than 0" : "a number";
    case model::parameter::text:
      return "a text";
    case model::parameter::name:
      return "a name in quotes";
    case model::parameter::identifier:
      return "an identifier in quotes";
    case model::parameter::pattern:
      return "a pattern";
    case model::parameter::function:
      return "the name of a function";
    case model::parameter::field_name:
      return "a field's name in quotes";
    case model::parameter::like_field:
    case model::parameter::like_element:
      break;
  }
  switch (type.what) {
    case model::kind::boolean:
      return "'true' or 'false'";
    case model::kind::enumeration:
      return "enumerators of '" + spelled(type) + "'";
    case model::kind::text:
    case model::kind::text_view:
    case model::kind::path:
      return "texts";
    case model::kind::duration:
      return "durations";
    case model::kind::time_point:
      return "time points of '" + type.qualified.substr(2) + "'";
    default:
      return "numbers";
  }
}

std::string spelled(const model::type& type) {
  if (!type.spelling.empty()) return type.spelling;
  if (!type.qualified.empty()) return type.qualified.substr(2);
  return std::string(std::ranges::find(kind_names, type.what, &kind_name::what)->one);
}

std::string in_words(const model::type& duration) {
  const std::string_view name = model::name_of(duration.unit);
  return name.empty() ? spelled(duration) : "std::chrono::" + std::string(name);
}

std::string suggestion(std::string_view name, const std::vector<std::string_view>& known) {
  if (const auto meant = nearest(name, known)) return "did you mean '" + std::string(*meant) + "'?";
  return known.empty() ? "there is none" : "there are " + listed(known);
}

}  // namespace ufb::check
