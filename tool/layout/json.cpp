// The JSON document: numbers as they are, bits where the name says so, else bytes. See render.hpp.
#include <algorithm>
#include <string_view>

#include "render.hpp"

namespace ufb::layout {
namespace {

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') out += '\\';
    if (byte >= 0x20) out += c;
    else out.append("\\u00").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
  }
  return out + '"';
}

/// Members of one object or elements of one array, put together.
class list {
 public:
  void add(const std::string& element) { text_ += (text_.empty() ? "" : ",") + element; }
  void add(std::string_view name, const std::string& value) { add(quoted(name) + ":" + value); }
  void add(std::string_view name, std::uint64_t value) { add(name, std::to_string(value)); }
  void add(std::string_view name, bool value) { add(name, std::string(value ? "true" : "false")); }
  std::string object() const { return "{" + text_ + "}"; }
  std::string array() const { return "[" + text_ + "]"; }
  /// An element a line, for people and diff.
  static std::string lines(const std::vector<std::string>& elements) {
    std::string text;
    for (const std::string& one : elements) text += (text.empty() ? "\n" : ",\n") + one;
    return "[" + text + "]";
  }

 private:
  std::string text_;
};

std::string json(const model::laid_part& part, bool straddles) {
  list members;
  members.add("kind", quoted(name_of(part.what)));
  members.add("name", quoted(part.name));
  members.add("type", quoted(part.type));
  members.add("offset_bits", part.offset_bits);
  members.add("size_bits", part.size_bits);
  if (part.used_bits != part.size_bits) members.add("used_bits", part.used_bits);
  if (straddles) members.add("crosses_cache_line", true);
  if (part.is_anonymous) {
    list inner;
    for (const model::laid_part& one : part.parts) inner.add(json(one, false));
    members.add("parts", inner.array());
  }
  return members.object();
}

std::string json(const hole& one) {
  list members;
  members.add("offset_bits", one.offset_bits);
  members.add("size_bits", one.size_bits);
  members.add("tail", one.is_tail);
  return members.object();
}

std::string json(const arrangement& of) {
  list members;
  members.add("size", of.size_bytes);
  list order;
  for (const model::laid_part& part : of.parts) order.add(json(part, false));
  members.add("parts", order.array());
  return members.object();
}

std::string pool(const analysis& of) {
  list members;
  members.add("slot", of.pool.slot_bytes);
  members.add("slab", of.pool.slab_bytes);
  members.add("slots", of.pool.slots);
  return members.object();
}

std::string json(const analysis& of) {
  const model::object_layout& object = of.object;
  list members;
  members.add("name", quoted(object.name));
  members.add("keyword", quoted(object.keyword));
  members.add("line", std::uint64_t{object.line});
  members.add("size", object.size_bytes);
  members.add("alignment", object.alignment_bytes);
  members.add("padding_bits", of.padding_bits);
  members.add("cache_lines", of.cache_lines);
  members.add("cache_lines_at_worst", of.cache_lines_at_worst);
  members.add("mode", quoted(name_of(object.mode)));
  members.add("builder", std::uint64_t{0});
  members.add("validation", std::uint64_t{0});
  members.add("pool", pool(of));
  list parts;
  for (std::size_t i = 0; i != object.parts.size(); ++i)
    parts.add(json(object.parts[i], std::ranges::find(of.straddling, i) != of.straddling.end()));
  members.add("parts", parts.array());
  list holes;
  for (const hole& one : of.holes) holes.add(json(one));
  members.add("holes", holes.array());
  if (of.better) members.add("better", json(*of.better));
  if (!of.kept_because.empty()) members.add("kept_because", quoted(of.kept_because));
  return members.object();
}

std::string json(const model::skipped_record& one) {
  list members;
  members.add("name", quoted(one.name));
  members.add("line", std::uint64_t{one.line});
  members.add("why", quoted(one.why));
  return members.object();
}

std::string json(const header_analysis& of) {
  list members;
  members.add("header", quoted(of.spelling));
  std::vector<std::string> records;
  for (const analysis& one : of.records) records.push_back(json(one));
  members.add("records", list::lines(records));
  std::vector<std::string> skipped;
  for (const model::skipped_record& one : of.skipped) skipped.push_back(json(one));
  members.add("skipped", list::lines(skipped));
  return members.object();
}

}  // namespace

std::string to_json(const std::vector<header_analysis>& headers) {
  list members;
  members.add("format", std::uint64_t{1});
  members.add("cache_line", cache_line_bytes);
  std::vector<std::string> all;
  for (const header_analysis& one : headers) all.push_back(json(one));
  members.add("headers", list::lines(all));
  return members.object() + "\n";
}

}  // namespace ufb::layout
