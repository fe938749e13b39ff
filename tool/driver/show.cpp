// Messages as text and as JSON. See show.hpp.
#include "show.hpp"

#include <algorithm>

#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace ufb::driver {
namespace {

namespace json = llvm::json;

/// Sources are bytes in any encoding, JSON is UTF-8.
json::Value to_json(const std::string& text) { return json::isUTF8(text) ? text : json::fixUTF8(text); }

void write_line_and_column(json::OStream& out, const file_place& at) {
  out.attribute("line", at.line);
  out.attribute("column", at.column);
}

void write_place(json::OStream& out, const file_place& at) {
  if (at.file.empty()) return;
  out.attribute("file", to_json(at.file));
  write_line_and_column(out, at);
}

void write(json::OStream& out, const remark& note) {
  out.object([&] {
    write_place(out, note.at);
    out.attribute("message", to_json(note.text));
  });
}

void write(json::OStream& out, const file_edit& edit) {
  out.object([&] {
    out.attribute("file", to_json(edit.from.file));
    out.attributeObject("start", [&] { write_line_and_column(out, edit.from); });
    out.attributeObject("end", [&] { write_line_and_column(out, edit.to); });
    out.attribute("replacement", to_json(edit.text));
  });
}

void write(json::OStream& out, const message& one) {
  out.object([&] {
    write_place(out, one.at);
    out.attribute("id", to_json(one.id));
    out.attribute("severity", one.is_error ? "error" : "warning");
    out.attribute("message", to_json(one.text));
    out.attributeArray("notes", [&] {
      for (const remark& note : one.notes) write(out, note);
    });
    out.attributeArray("fix", [&] {
      for (const file_edit& edit : one.fix) write(out, edit);
    });
  });
}

}  // namespace

void show_to_person(const std::vector<message>& messages) {
  for (const message& one : messages) llvm::errs() << one.rendered;
  const auto errors = static_cast<std::size_t>(std::ranges::count(messages, true, &message::is_error));
  const std::size_t warnings = messages.size() - errors;
  if (errors != 0) llvm::errs() << counted(errors, "error", "errors") << (warnings == 0 ? "\n" : ", ");
  if (warnings != 0) llvm::errs() << counted(warnings, "warning", "warnings") << "\n";
}

void show_to_machine(const std::vector<message>& messages) {
  for (const message& one : messages) {
    json::OStream out(llvm::outs());
    write(out, one);
    out.flush();
    llvm::outs() << "\n";
  }
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace ufb::driver
