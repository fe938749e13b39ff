// The JSON form of errors, which is UTF-8 whatever bytes a message or a key has. See errors.hpp.
#include <boost/json.hpp>
#include <ufb/detail/utf8.hpp>
#include <ufb/errors.hpp>

namespace ufb {

namespace {

boost::json::string utf8(std::string_view text) {
  boost::json::string out;
  while (!text.empty()) {
    const std::size_t length = detail::utf8_sequence(text);
    const std::string_view next = length == 0 ? "\xEF\xBF\xBD" : text.substr(0, length);
    out.append(next.data(), next.data() + next.size());
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

boost::json::value json(const error& violation) {
  boost::json::object arguments;
  for (const argument& each : violation.arguments) arguments.emplace(std::string_view(utf8(each.name)), utf8(each.value));
  return {{"path", utf8(violation.path)},
          {"code", utf8(violation.code)},
          {"message", utf8(violation.message)},
          {"arguments", std::move(arguments)},
          {"value", utf8(violation.value)}};
}

}  // namespace

std::string to_json(const errors& violations) {
  boost::json::array all;
  for (const error& each : violations) all.push_back(json(each));
  return boost::json::serialize(all);
}

}  // namespace ufb
