// What a draft does by name: finds fields by their paths, notes what could not be set, and says what is missing. See draft_table.hpp.
#include <algorithm>
#include <ufb/draft_table.hpp>
#include <ufb/detail/path.hpp>
#include <ufb/detail/show.hpp>
#include <ufb/detail/validate/collect.hpp>
#include <ufb/rules/required.hpp>
#include <vector>

namespace ufb::detail {

struct draft_problems::list {
  struct one {
    std::size_t field;
    error what;
  };
  std::vector<one> all;
};

draft_problems::list* draft_problems::copied(const list& all) { return new list(all); }
void draft_problems::release(list* all) noexcept { delete all; }

void draft_problems::remove(std::size_t field) {
  std::erase_if(all_->all, [field](const list::one& each) { return each.field == field; });
  if (all_->all.empty()) clear();
}

void draft_problems::add(std::size_t field, error found) {
  if (field != no_field) forget(field);
  if (all_ == nullptr) all_ = new list();
  if (all_->all.size() < error_limit) all_->all.push_back({field, std::move(found)});
}

const error* draft_problems::of(std::size_t field) const {
  if (all_ == nullptr) return nullptr;
  const auto found = std::ranges::find(all_->all, field, &list::one::field);
  return found == all_->all.end() ? nullptr : &found->what;
}

void draft_problems::add_others_to(errors& all) const {
  if (all_ == nullptr) return;
  for (const list::one& each : all_->all)
    if (each.field == no_field) all.add(each.what);
}

namespace {

// A field of a table, and what of the path is behind its name.
struct found_field {
  std::size_t index = draft_problems::no_field;
  std::string_view rest;
};

// The field with the longest name that the path begins with; names may have points in them.
found_field find(const draft_table& table, std::string_view path) {
  found_field found;
  std::size_t longest = 0;
  for (std::size_t i = 0; i != table.count; ++i) {
    const std::string_view name = table.names[i].name;
    if (table.fields[i].is_set == nullptr || !path.starts_with(name) || (found.index != draft_problems::no_field && name.size() <= longest)) continue;
    const bool is_whole = path.size() == name.size();
    const bool goes_on = !is_whole && path[name.size()] == '.' && table.fields[i].nested_table != nullptr;
    if (!is_whole && !goes_on) continue;
    longest = name.size();
    found = {i, is_whole ? std::string_view() : path.substr(name.size() + 1)};
  }
  return found;
}

enum class known { yes, no, too_deep };

known is_known(const draft_table* table, std::string_view path) {
  for (unsigned depth = 0; depth != depth_limit; ++depth) {
    const found_field found = find(*table, path);
    if (found.index == draft_problems::no_field) return known::no;
    if (found.rest.empty()) return found.rest.data() == nullptr ? known::yes : known::no;
    table = &table->fields[found.index].nested_table();
    path = found.rest;
  }
  return known::too_deep;
}

// Returns: the path, no farther than the first field in it that is secret: what follows may be a key.
std::string_view told_of(const draft_table* table, std::string_view path) {
  std::size_t done = 0;
  for (unsigned depth = 0; depth != depth_limit; ++depth) {
    const std::string_view left = path.substr(done);
    for (std::size_t i = 0; i != table->count; ++i) {
      const std::string_view name = table->names[i].name;
      const bool is_begin = left.size() > name.size() && left.starts_with(name) && (left[name.size()] == '.' || left[name.size()] == '[');
      if (is_begin && table->names[i].is_secret) return path.substr(0, done + name.size());
    }
    const found_field found = find(*table, left);
    if (found.index == draft_problems::no_field || found.rest.empty()) return path;
    done = path.size() - found.rest.size();
    table = &table->fields[found.index].nested_table();
  }
  return path;
}

error unknown_field(const draft_table& root, std::string_view path, known why) {
  error found;
  found.value = show(told_of(&root, path));
  if (why == known::too_deep) {
    found.code = "depth";
    found.arguments.add("limit", show(depth_limit));
    complete(found, nullptr, "must not be nested deeper than {limit} levels");
  } else {
    found.code = found.rule = "unknown_field";
    complete(found, nullptr, "must be the name of a field");
  }
  return found;
}

error not_readable(const draft_field& field, std::string_view text, bool is_secret) {
  error found;
  if (field.not_readable != nullptr) {
    found = field.not_readable();
  } else {
    found.code = "type";
    found.rule = "type.none";
    found.message = "cannot be set from a text";
  }
  if (!is_secret) found.value = show(text);
  found.message = filled(found.message, found);
  return found;
}

// Is the field that none of the draft's own errors is about missing?
bool is_missing(const void* draft, const draft_table& table, std::size_t index) {
  const draft_field& field = table.fields[index];
  const auto is_set = [&](std::size_t i) { return table.fields[i].is_set != nullptr && table.fields[i].is_set(draft); };
  const auto any_set = [&](std::size_t from, auto holds) {
    for (std::size_t i = from; i != table.count; ++i)
      if (holds(i) && is_set(i)) return true;
    return false;
  };
  if (field.one_of_group != 0) {
    const bool is_first = index == 0 || table.fields[index - 1].one_of_group != field.one_of_group;
    return is_first && !any_set(index, [&](std::size_t i) { return table.fields[i].one_of_group == field.one_of_group; });
  }
  if (is_set(index)) return false;
  return field.is_required || (field.is_open && any_set(index + 1, [](std::size_t) { return true; }));
}

// Of an anonymous union, that one of its fields is: "count, level, position".
error missing(const draft_table& table, std::size_t index, const step& there) {
  error found;
  found.code = found.rule = rules::required::code;
  const unsigned group = table.fields[index].one_of_group;
  if (group == 0) {
    complete(found, &there, rules::required::wording());
    return found;
  }
  std::string names;
  for (std::size_t i = index; i != table.count && table.fields[i].one_of_group == group; ++i)
    names.append(names.empty() ? "" : ", ").append(table.names[i].name);
  found.rule = "required.one_of";
  found.arguments.add("names", names);
  complete(found, &there, "must be set, or another one of {names}");
  return found;
}

const void* nested_in(const void* draft, const draft_field& field) { return field.nested_in == nullptr ? nullptr : field.nested_in(draft); }

void collect_problems(const void* draft, const draft_table& table, const step* here, errors& all) {
  const draft_problems& own = table.problems_of(const_cast<void*>(draft));
  for (std::size_t i = 0; i != table.count; ++i) {
    const step there = field_step(here, table.names[i].name, table.names[i].is_secret);
    const draft_field& field = table.fields[i];
    if (const error* const found = own.of(i)) {
      error placed = *found;
      placed.path = path_of(there);
      all.add(std::move(placed));
    } else if (const void* const nested = nested_in(draft, field)) {
      collect_problems(nested, field.nested_table(), &there, all);
    } else if (is_missing(draft, table, i)) {
      all.add(missing(table, i, there));
    }
  }
  own.add_others_to(all);
}

void collect_missing(const void* draft, const draft_table& table, const step* here, std::vector<std::string>& names) {
  for (std::size_t i = 0; i != table.count; ++i) {
    const step there = field_step(here, table.names[i].name, table.names[i].is_secret);
    const draft_field& field = table.fields[i];
    if (const void* const nested = nested_in(draft, field)) {
      collect_missing(nested, field.nested_table(), &there, names);
    } else if (is_missing(draft, table, i)) {
      names.push_back(path_of(there));
    }
  }
}

}  // namespace

bool set_in_draft(void* draft, const draft_table& root, std::string_view path, std::string_view text) {
  if (const known is = is_known(&root, path); is != known::yes) {
    root.problems_of(draft).add(draft_problems::no_field, unknown_field(root, path, is));
    return false;
  }
  const draft_table* table = &root;
  bool is_secret = false;
  for (;;) {
    const found_field found = find(*table, path);
    const draft_field& field = table->fields[found.index];
    is_secret = is_secret || table->names[found.index].is_secret;
    if (found.rest.empty()) {
      if (field.read != nullptr && field.read(draft, text)) return true;
      table->problems_of(draft).add(found.index, not_readable(field, text, is_secret));
      return false;
    }
    draft = field.open(draft);
    table = &field.nested_table();
    path = found.rest;
  }
}

bool is_set_in_draft(const void* draft, const draft_table& root, std::string_view path) {
  if (is_known(&root, path) != known::yes) return false;
  const draft_table* table = &root;
  for (;;) {
    const found_field found = find(*table, path);
    const draft_field& field = table->fields[found.index];
    if (found.rest.empty()) return field.is_set(draft);
    draft = field.nested_in(draft);
    if (draft == nullptr) return false;
    table = &field.nested_table();
    path = found.rest;
  }
}

errors problems_in_draft(const void* draft, const draft_table& table) {
  errors all;
  collect_problems(draft, table, nullptr, all);
  return all;
}

void throw_problems_in_draft(const void* draft, const draft_table& table) {
  if (errors found = problems_in_draft(draft, table); !found.empty()) throw_errors(std::move(found));
}

std::vector<std::string> missing_in_draft(const void* draft, const draft_table& table) {
  std::vector<std::string> names;
  collect_missing(draft, table, nullptr, names);
  return names;
}

void add_below(errors& all, std::string_view field, const errors& found) {
  for (const error& each : found) {
    error below = each;
    below.path = each.path.empty() ? std::string(field) : joined({field, ".", each.path});
    all.add(std::move(below));
  }
}

void throw_errors(errors found) { throw validation_error(std::move(found)); }

}  // namespace ufb::detail
