// Patterns on RE2: the whole of the library ufb::re2, called by the rule `pattern`.
#include <re2/re2.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <ufb/rules/pattern.hpp>

namespace ufb::detail {

class compiled_pattern {
 public:
  explicit compiled_pattern(std::string_view pattern) : expression_(re2::StringPiece(pattern.data(), pattern.size()), RE2::Quiet) {}

  const RE2& expression() const { return expression_; }

 private:
  RE2 expression_;
};

const compiled_pattern* compile_pattern(std::string_view pattern) {
  auto compiled = std::make_unique<compiled_pattern>(pattern);
  if (!compiled->expression().ok()) {
    throw std::invalid_argument(std::string("ufb: the pattern '").append(pattern) + "' does not compile: " + compiled->expression().error());
  }
  return compiled.release();  // never destroyed: objects may be validated while the process ends
}

bool matches(const compiled_pattern& pattern, std::string_view text) {
  // What RE2::FullMatch does, without its packing of submatches that nobody asks for.
  return pattern.expression().Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
}

}  // namespace ufb::detail
