// What there is to say, said: to a person on stderr, to a machine on stdout. Used by the pipeline.
#pragma once

#include <string>
#include <vector>

#include "message.hpp"

namespace ufb::driver {

/// Effects: prints each message with its source, and how many there were: "2 errors, 1 warning".
void show_to_person(const std::vector<message>& messages);

/// Effects: prints each message as a JSON object on a line of its own; tool/README.md says what is in it.
void show_to_machine(const std::vector<message>& messages);

/// Returns: "1 error", "2 errors".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

}  // namespace ufb::driver
