// The JSON form of errors, which is UTF-8 whatever bytes a message or a key has. See errors.hpp.
#include <boost/json.hpp>
#include <ufb/errors.hpp>

#include "json_text.hpp"

namespace ufb {

namespace {

boost::json::value json(const error& violation) {
  boost::json::object arguments;
  for (const argument& each : violation.arguments) arguments.emplace(std::string_view(detail::json_text(each.name)), detail::json_text(each.value));
  return {{"path", detail::json_text(violation.path)},
          {"code", detail::json_text(violation.code)},
          {"message", detail::json_text(violation.message)},
          {"arguments", std::move(arguments)},
          {"value", detail::json_text(violation.value)}};
}

}  // namespace

std::string to_json(const errors& violations) {
  boost::json::array all;
  for (const error& each : violations) all.push_back(json(each));
  return boost::json::serialize(all);
}

}  // namespace ufb
