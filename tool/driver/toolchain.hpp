// The user's compiler flags made fit for the Clang inside the tool, and that Clang's own headers found. Used by the pipeline.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace ufb::driver {

/// Returns: the flags without what cannot concern a scan (warnings, outputs, dependency files, precompiled headers, plugins) and without
/// those that this Clang does not know: GCC has many, and they must not stop anybody.
std::vector<std::string> filter_flags(const std::vector<std::string>& flags);

/// Returns: the folders of -I, -isystem, -iquote and -idirafter, in the order given, and those of every system, or of its --sysroot.
std::vector<std::string> include_folders(const std::vector<std::string>& flags);

/// Returns: the flags that compile_commands.json in that folder holds for a header: its own, or those of the closest source.
/// nothing: there is no such file, or it holds nothing; `why` says so.
std::optional<std::vector<std::string>> database_flags(const std::string& folder, const std::string& header, std::string& why);

/// Returns: the sources of C++ that compile_commands.json in that folder has, absolute, each once, in its order.
/// nothing: there is no such file; `why` says so.
std::optional<std::vector<std::string>> database_sources(const std::string& folder, std::string& why);

/// Returns: whether a file of that name is compiled by itself, and not included.
bool is_source(const std::string& path);

/// Returns: the folder of Clang's builtin headers: <executable>/../lib/clang/NN, or that of the Clang the tool was built with,
/// or what clang-NN prints. Empty: there is none.
std::string find_resource_directory();

}  // namespace ufb::driver
