// Each line by what it is: the first, samples, events, stacks. See read.hpp.
#include "read.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "json.hpp"

namespace ufb::report {
namespace {

constexpr std::array<std::string_view, 5> kinds_of_events{"mark", "clear", "verdict", "guard", "batches"};
constexpr double most_seconds = 1e12;  // 30 000 years

/// The members of an object, each to be taken once; what is left over is an error.
class members {
 public:
  members(std::vector<member> all, const char* of_what) : all_(std::move(all)), what_(of_what), is_taken_(all_.size()) {}

  const value* find(std::string_view name) {
    const auto found = std::ranges::find(all_, name, &member::name);
    if (found == all_.end()) return nullptr;
    is_taken_[static_cast<std::size_t>(found - all_.begin())] = true;
    return &found->is.front();
  }

  const value& at(std::string_view name) {
    const value* const found = find(name);
    if (found == nullptr) throw malformed{1, std::string(what_) + " needs '" + std::string(name) + "'"};
    return *found;
  }

  std::uint64_t whole(std::string_view name) { return to_whole(name, at(name)); }

  std::optional<std::uint64_t> whole_if_any(std::string_view name) {
    const value* const found = find(name);
    return found == nullptr ? std::nullopt : std::optional(to_whole(name, *found));
  }

  std::string text(std::string_view name) {
    const value& found = at(name);
    if (found.what != value::kind::text) throw malformed{found.column, "'" + std::string(name) + "' must be a text"};
    return found.text;
  }

  double seconds(std::string_view name) {
    const value& found = at(name);
    double seconds = -1;
    if (found.what == value::kind::number) std::from_chars(found.text.data(), found.text.data() + found.text.size(), seconds);
    if (!(seconds >= 0 && seconds <= most_seconds)) throw malformed{found.column, "'" + std::string(name) + "' must be a number of seconds, 0 or more"};
    return seconds;
  }

  std::vector<member> rest() {
    std::vector<member> left;
    for (std::size_t i = 0; i != all_.size(); ++i)
      if (!is_taken_[i]) left.push_back(std::move(all_[i]));
    return left;
  }

  void end() {
    for (std::size_t i = 0; i != all_.size(); ++i)
      if (!is_taken_[i]) throw malformed{all_[i].column, std::string(what_) + " has no '" + all_[i].name + "'"};
  }

 private:
  static std::uint64_t to_whole(std::string_view name, const value& found) {
    std::uint64_t number = 0;
    const char* const end = found.text.data() + found.text.size();
    const bool is_number = found.what == value::kind::number;
    if (const auto [stop, error] = std::from_chars(found.text.data(), end, number); !is_number || error != std::errc() || stop != end) {
      throw malformed{found.column, "'" + std::string(name) + "' must be a whole number, from 0 to 18446744073709551615"};
    }
    return number;
  }

  std::vector<member> all_;
  const char* what_;
  std::vector<bool> is_taken_;
};

class reader {
 public:
  void first(std::string_view line) {
    members all(parse_object(line), "the first line");
    const std::uint64_t version = all.whole("ufb_memory_trace");
    if (version != 1) throw malformed{all.at("ufb_memory_trace").column, "this trace is of version " + std::to_string(version) + "; this ufb reads version 1"};
    found_.started = all.text("started");
    all.end();
  }

  void further(std::vector<member> parsed) {
    const auto has = [&](std::string_view name) { return std::ranges::find(parsed, name, &member::name) != parsed.end(); };
    if (has("stack")) return add_stack(members(std::move(parsed), "a stack"));
    if (has("event")) return add_event(members(std::move(parsed), "an event"));
    if (has("rss")) return add_sample(members(std::move(parsed), "a sample"));
    throw malformed{1, "this is neither a sample, with 'rss', nor an 'event', nor a 'stack'"};
  }

  trace take() { return std::move(found_); }

 private:
  double time(members& all) {
    const double at = all.seconds("at");
    if (at < last_) throw malformed{all.at("at").column, "times do not go back"};
    return at;
  }

  void add_sample(members all) {
    sample one;
    one.at = time(all);
    one.rss = all.whole("rss");
    one.peak_rss = all.whole("peak_rss");
    one.mapped = all.whole("mapped");
    one.pool_bytes = all.whole("pool_bytes");
    one.heap_used = all.whole_if_any("heap_used");
    one.heap_total = all.whole_if_any("heap_total");
    one.external = all.whole_if_any("external");
    one.limit = all.whole_if_any("limit");
    std::vector<std::pair<std::string, pool_row>> rows;
    if (const value* const pools = all.find("pools")) {
      if (pools->what != value::kind::list) throw malformed{pools->column, "'pools' must be a list of objects"};
      for (const std::vector<member>& row : pools->list) {
        rows.push_back(read_pool(members(row, "a pool")));
        const std::string& name = rows.back().first;
        const auto is_same = [&](const auto& other) { return other.first == name; };
        if (std::ranges::count_if(rows, is_same) != 1) throw malformed{pools->column, "the pool '" + name + "' is there twice"};
      }
    }
    all.end();
    for (auto& [name, row] : rows) add_pool(std::move(name), row);
    last_ = one.at;
    found_.samples.push_back(one);
  }

  static std::pair<std::string, pool_row> read_pool(members all) {
    std::string name = all.text("name");
    pool_row row;
    row.object_bytes = all.whole("object_bytes");
    row.limit = all.whole("limit");
    row.live = all.whole("live");
    row.idle = all.whole("idle");
    row.hits = all.whole("hits");
    row.misses = all.whole("misses");
    row.drops = all.whole("drops");
    row.bytes_used = all.whole("bytes_used");
    row.bytes_retained = all.whole("bytes_retained");
    row.bytes_reserved = all.whole("bytes_reserved");
    all.end();
    return {std::move(name), row};
  }

  void add_pool(std::string name, const pool_row& row) {
    const auto [known, is_new] = pools_.try_emplace(name, found_.pools.size());
    if (is_new) found_.pools.push_back({std::move(name), {}, 0, {}});
    pool& one = found_.pools[known->second];
    one.last = row;
    one.most_live = std::max(one.most_live, row.live);
    one.live.push_back({found_.samples.size(), row.live});
  }

  void add_event(members all) {
    event one;
    one.at = time(all);
    one.kind = all.text("event");
    if (std::ranges::find(kinds_of_events, one.kind) == kinds_of_events.end()) {
      throw malformed{all.at("event").column, "there is no event '" + one.kind + "'; there are mark, clear, verdict, guard and batches"};
    }
    one.text = all.text("text");
    for (member& each : all.rest()) {
      value& is = each.is.front();
      if (is.what == value::kind::list) throw malformed{is.column, "'" + each.name + "' of an event must be a text, a number, true or false"};
      one.details.push_back({std::move(each.name), std::move(is.text), is.what == value::kind::text});
    }
    last_ = one.at;
    found_.events.push_back(std::move(one));
  }

  void add_stack(members all) {
    stack one;
    const std::string joined = all.text("stack");
    for (std::size_t begin = 0; begin <= joined.size();) {
      const std::size_t end = std::min(joined.find(';', begin), joined.size());
      if (end != begin) one.frames.push_back(joined.substr(begin, end - begin));
      begin = end + 1;
    }
    if (one.frames.empty()) throw malformed{all.at("stack").column, "a stack has at least one function"};
    one.bytes = all.whole("bytes");
    one.objects = all.whole_if_any("objects").value_or(0);
    all.end();
    if (total_ + one.bytes < total_) throw malformed{all.at("bytes").column, "all stacks together have more bytes than there can be"};
    total_ += one.bytes;
    found_.stacks.push_back(std::move(one));
  }

  trace found_;
  std::unordered_map<std::string, std::size_t> pools_;  // by name: their places
  double last_ = 0;                                     // seconds
  std::uint64_t total_ = 0;                             // bytes of all stacks
};

/// Returns: the line's members; nothing where it may be, and is, only the beginning of one.
std::optional<std::vector<member>> parse(std::string_view line, bool may_be_cut) {
  try {
    return parse_object(line);
  } catch (const malformed&) {
    if (!may_be_cut) throw;
    return std::nullopt;
  }
}

}  // namespace

std::variant<trace, problem> read(std::string_view text) {
  reader all;
  bool is_cut = false;
  std::size_t number = 0;
  do {
    ++number;
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const bool may_be_cut = number != 1 && end == std::string_view::npos && line.starts_with('{');
    try {
      if (number == 1) {
        all.first(line);
      } else if (std::optional<std::vector<member>> parsed = parse(line, may_be_cut)) {
        all.further(*std::move(parsed));
      } else {
        is_cut = true;
      }
    } catch (const malformed& what) {
      const char* const hint = number == 1 ? "; a trace begins with {\"ufb_memory_trace\":1,\"started\":…}, as ufb::memory_trace writes it" : "";
      return problem{number, what.column, what.text + hint};
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  } while (!text.empty());
  trace found = all.take();
  found.is_cut = is_cut;
  return found;
}

}  // namespace ufb::report
