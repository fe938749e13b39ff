// The first stage: what Clang parsed, as a model::declared. Called by the driver when a header has been read to its end.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "bodies.hpp"
#include "collected.hpp"
#include "model/declared.hpp"

namespace clang {
class FileID;
class Sema;
class SourceManager;
}  // namespace clang

namespace ufb::scan {

/// How files are called: what only the driver can know.
struct naming {
  std::function<std::string(const std::string& path)> spelling;  // of a header, as an #include writes it: "shop/order.hpp"
  std::function<bool(const std::string& glue)> has_glue;         // "shop/address.ufb.hpp" is, or will be, there to include
};

/// Returns: the files in which an attribute of the namespace ufb stands, in the order in which they were entered.
std::vector<clang::FileID> annotated_files(const clang::SourceManager& sources, const collected& found);

/// Returns: for each of the files, in their order, the annotated structs that it declares itself, in source order, and what is wrong
///   with attributes in it.
/// Requires: the translation unit has been parsed to its end without an error.
std::vector<model::declared> scan(clang::Sema& sema, const collected& found, const naming& names, std::span<const clang::FileID> files);

/// Returns: those uses of an annotated struct whose glue is not included, neither by itself nor with the glue of a struct that holds it.
std::vector<model::use> uses_without_glue(clang::Sema& sema, const collected& found, const naming& names, const bodies& read);

}  // namespace ufb::scan
