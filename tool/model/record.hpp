// What has been proved: a struct whose annotations all hold together, in the terms of the code to be written.
// Written by check, read by emit. Whatever can be built as one of these can be emitted.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "declared.hpp"

namespace ufb::model {

/// How a setter takes its value, and so which overloads it has.
enum class passing {
  none,    // no setter: the field is skipped
  scalar,  // by value; a std::string_view as well
  text,    // std::string: from characters or moved in
  characters,  // char[N]: from characters
  object,  // copied or moved in
  movable,  // moved in only
  reference,      // what is given is what is meant, and stays where it is
  text_reference  // the same; made from characters where those are given
};

/// What a container's setter adds one by one.
enum class gathering { none, elements, pairs };

/// What a pattern is matched by, in the terms of the runtime's detail/automaton.hpp.
struct automaton {
  struct range {
    char first = 0;
    char last = 0;
    unsigned of = 0;  // the class of these bytes
    friend bool operator==(const range&, const range&) = default;
  };
  std::vector<range> classes;     // of all bytes that are not of class 0
  std::vector<std::string> rows;  // of each state, the cells
  friend bool operator==(const automaton&, const automaton&) = default;
};

/// One call of a rule: name(arguments…), or name(nested…) of a level: each, keys, values.
struct rule {
  std::string name;
  std::vector<value> arguments;
  std::vector<rule> nested;
  std::vector<rule> modifiers = {};  // message(text) and code(text), which are about it
  bool is_type = false;              // its arguments are template arguments: name<arguments…>{}
  bool is_pattern = false;           // matched by this automaton; none: by RE2
  std::optional<model::automaton> automaton = {};
};

/// Returns: whether what the rule asks depends on a template's parameters.
inline bool depends(const rule& one) {
  return std::ranges::any_of(one.arguments, [](const value& each) { return std::holds_alternative<expression>(each); });
}

/// The names of an enumeration: what messages call its values, and how a text says one.
struct checked_enumeration {
  std::string qualified;                // "::shop::color"
  std::vector<enumerator> enumerators;
};

/// One field: how it is set, and its rules in the order in which they were written. Or a parameter of what makes the object: how it is set.
struct checked_field {
  std::string name;
  std::string label;               // what errors call it
  std::string setter;              // "with_" and this
  std::string spelling;            // its type as written
  std::string type;                // of a parameter: how its value's type is written
  binding bound = binding::by_value;  // of a parameter
  passing how = passing::object;
  bool is_array = false;           // a C array
  bool is_volatile = false;        // what its setter takes is not
  gathering gathers = gathering::none;
  std::string width;               // of a bit-field: "3"; empty: it is none
  unsigned in_union = 0;           // as in model::field
  bool is_assigned = false;        // set when the object is there, where the braces of its struct cannot
  bool is_required = false;
  std::vector<std::string> transforms;  // what the setter does to its argument, in this order
  bool converts = false;           // its setter takes what it can be made from explicitly, too
  bool is_secret = false;          // no error shows it
  checked_enumeration enumeration; // of an enumeration, also in an optional or a smart pointer, where it has no glue; else without names
  std::optional<initializer> initial;
  std::vector<rule> rules;
  bool may_have_rules = false;     // there may be rules in it that only the compiler knows: schemas, and those of a template's parameters
};

/// A cross-field rule: check(function) of the whole object, unless one of the fields has failed.
struct whole_check {
  rule call;
  std::vector<std::size_t> fields;  // indexes of those it names
};

/// What depends on a template's parameters, left to the compiler: that `least` is not greater than `most`.
struct assertion {
  value least;
  value most;
  std::string text;  // what to say where it is
};

/// The constructor or function that makes the object, where it is not put together from its fields.
struct checked_factory {
  std::string name;      // "open": the code of its failure
  std::string call;      // "::shop::account::open"; of a constructor empty
  std::string returned;  // what it returns, where it may fail; empty: the object
  std::vector<checked_field> parameters;
};

struct checked_record {
  std::string name;       // "shop::order"
  std::string qualified;  // "::shop::order", "::shop::box<T>"
  std::string head;       // of a class template: "template <class T>"; empty: it is none
  bool has_builder = true;  // false: [[ufb::validator]] alone
  bool has_rules = false;   // its own, or those of a struct it holds
  bool has_secrets = false;  // its own, or those of a struct it holds
  bool is_recyclable = true;  // an idle object can be given new fields in place of being destroyed and made again
  std::vector<checked_field> fields;  // what validation sees; at least one where the builder sets fields
  std::vector<base> bases;            // their fields come first
  std::vector<whole_check> checks;
  std::vector<rule> settings;         // pool_limit(count), retained_bytes(count)
  std::vector<assertion> assertions;
  std::optional<checked_factory> factory;

  /// What the builder sets.
  const std::vector<checked_field>& inputs() const { return factory ? factory->parameters : fields; }
};

/// One header's worth of glue.
struct checked {
  std::string spelling;               // "shop/order.hpp"
  std::string glue;                   // "shop/order.ufb.hpp"
  std::vector<std::string> includes;  // the glue of the structs it uses, sorted, without its own
  std::vector<checked_enumeration> enumerations;  // in source order, and so are the records
  std::vector<checked_record> records;
};

}  // namespace ufb::model
