// What was found out about objects, in three forms. Called by the driver.
#pragma once

#include <string>
#include <vector>

#include "analysis.hpp"

namespace ufb::layout {

/// Returns: tables for a terminal, or for a pipe without colors.
std::string to_text(const std::vector<header_analysis>& headers, bool has_colors);

/// Returns: one JSON document, its members as tool/README.md describes them.
std::string to_json(const std::vector<header_analysis>& headers);

/// Returns: one HTML page that needs no other file.
std::string to_html(const std::vector<header_analysis>& headers);

}  // namespace ufb::layout
