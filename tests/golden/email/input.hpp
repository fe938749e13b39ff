// email: the grammar of WHATWG HTML.
#pragma once

#include <optional>
#include <string>

struct [[ufb::builder]] contact {
  [[ufb::email]] std::string mail;
  [[ufb::email]] std::optional<std::string> other;
};
