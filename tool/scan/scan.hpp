// The first stage: what Clang parsed, as a model::declared. Called by the driver when a header has been read to its end.
#pragma once

#include <functional>
#include <string>

#include "collected.hpp"
#include "model/declared.hpp"

namespace clang {
class Sema;
}

namespace ufb::scan {

/// How files are called: what only the driver can know.
struct naming {
  std::function<std::string(const std::string& path)> spelling;  // of a header, as an #include writes it: "shop/order.hpp"
  std::function<bool(const std::string& glue)> has_glue;         // "shop/address.ufb.hpp" is, or will be, there to include
};

/// Returns: the annotated structs that the main file itself declares, in source order, and what is wrong with attributes in it.
/// Requires: the translation unit has been parsed to its end without an error.
model::declared scan(clang::Sema& sema, const collected& found, const naming& names);

}  // namespace ufb::scan
