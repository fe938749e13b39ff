// What Clang and check have said about a header, in terms of files and lines. Made by the reporter, shown and applied by the pipeline.
#pragma once

#include <string>
#include <vector>

namespace ufb::driver {

/// A place as an editor counts: from 1, columns in bytes.
struct file_place {
  std::string file;  // as the compiler names it; empty: no place
  unsigned line = 0;
  unsigned column = 0;
};

struct remark {
  file_place at;
  std::string text;
};

/// New text for the bytes [begin, end) of a file of the user's.
struct file_edit {
  std::string path;  // absolute
  file_place from;
  file_place to;
  unsigned begin = 0;
  unsigned end = 0;
  std::string text;
};

struct message {
  std::string id;        // a row of check's table; of Clang's own: the flag of its warning, or "clang"
  bool is_ours = false;  // from check's table
  bool is_error = false;
  file_place at = {};
  std::string text;
  std::vector<remark> notes = {};
  std::vector<file_edit> fix = {};  // all or none of them
  std::string rendered = {};        // with its notes and the source, as Clang shows it
};

}  // namespace ufb::driver
