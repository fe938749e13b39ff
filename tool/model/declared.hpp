// What a header says, read from Clang's AST and not yet judged: structs, their fields, and the [[ufb::…]] attributes on them.
// Written by scan, read by check. Nothing in here needs Clang.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ufb::model {

/// A place in the user's source. Opaque outside scan, which gave it out and can turn it back; 0: no place.
struct location {
  std::uint32_t id = 0;
  friend bool operator==(location, location) = default;
};

/// A piece of the user's source, up to but without its end. Given out by scan, and only where the source can be changed:
/// not in a macro. Empty: a place between two characters. Default: no such piece.
struct range {
  location begin;
  location end;
  explicit operator bool() const { return begin.id != 0; }
};

/// What a type is to the rules. `nothing` is std::monostate; of a `dependent` one nothing is known before its template has arguments;
/// `other` is every type no rule knows.
enum class kind {
  boolean,
  integer,
  floating,
  duration,
  time_point,
  enumeration,
  text,
  text_view,
  path,
  sequence,
  set,
  map,
  optional,
  pointer,
  variant,
  nothing,
  record,
  dependent,
  other
};

/// What a duration counts, as a fraction of a second, in lowest terms.
struct unit {
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
  friend bool operator==(unit, unit) = default;
};

struct enumerator {
  std::string name;       // what messages call it: as written, "red", or as it is renamed
  std::string qualified;  // "::shop::color::red"
  std::string of;         // what type::qualified says of its enumeration
  std::int64_t number = 0;  // its value, bit by bit where it is too large
  friend bool operator==(const enumerator&, const enumerator&) = default;
};

struct type {
  kind what = kind::other;
  std::string spelling;          // as the user wrote it, for messages and comments: "std::vector<std::string>"
  std::vector<type> of;          // element; key and mapped; pointee; alternatives; of a duration its count, of a time point its duration
  unsigned bits = 0;             // integer, floating: width
  bool is_signed = false;        // integer
  model::unit unit;              // duration
  std::string qualified;         // record, enumeration: "::shop::address"; time point: its clock, "::std::chrono::system_clock"
  std::vector<enumerator> enumerators;  // enumeration: one for each value that has a name
  bool is_flags = false;         // enumeration: its values are made of bits
  bool is_annotated = false;     // record: has [[ufb::builder]] or [[ufb::validator]]; enumeration: has a renamed enumerator
  bool has_rules = false;        // record: is annotated, and it or an annotated struct it holds has a rule
  bool may_have_rules = false;   // record: of others, who may specialise ufb::schema for it; or is annotated and holds such a one, or what depends on parameters
  bool has_secrets = false;      // record: is annotated, and it or an annotated struct it holds has a secret field
  std::string glue;              // annotated record: the header that holds its glue, as an #include spells it: "shop/address.ufb.hpp"
  bool has_unique_keys = false;  // set, map: no two elements are equal
  bool is_array = false;         // sequence, text: a C array
  bool is_span = false;          // sequence: a std::span
  bool is_raw_pointer = false;   // pointer: owns nothing, and may point back at what holds it
  bool is_incomplete = false;    // record: declared, not defined, where the field stands
  bool hides_rules = false;      // has a struct with rules inside that no rule reaches
  bool has_glue = true;          // annotated record: that header is part of this run, or can be included already
  bool is_copyable = true;
  bool is_default_constructible = true;
  bool is_comparable = true;     // of what a container holds: whether == says if two are equal
};

/// A function that a name may mean, but that cannot be called as it would have to be.
struct candidate {
  std::string declaration;  // as written: "bool in_order(int one, int other)"
  std::string why_not;      // "takes 2 arguments"
  location at;
  friend bool operator==(const candidate&, const candidate&) = default;
};

/// A std::chrono::duration: so many of a unit.
struct duration {
  std::variant<std::int64_t, double> count;
  model::unit unit;
  friend bool operator==(const duration&, const duration&) = default;
};

struct time_point {
  duration since_epoch;
  std::string clock;  // what type::qualified says
  friend bool operator==(const time_point&, const time_point&) = default;
};

/// L"x", u"x" or U"x": not in bytes, so not what a text field can be compared with.
struct wide_text {
  friend bool operator==(wide_text, wide_text) = default;
};

/// A function named as an argument. Scan has made sure that a function of that name exists where the attribute stands.
struct function {
  std::string name;       // as written: "in_order"
  std::string qualified;  // "::shop::in_order", or "::shop::order::in_order" for a member
  bool is_const_member = false;  // called as object.in_order(), not as ::shop::in_order(object)
  bool is_callable = true;       // with what the attribute stands on as its one argument, giving something that converts to bool
  std::vector<candidate> candidates = {};  // where it is not: all of that name
  std::string of_base = {};      // a base class's own member, which one of the derived class may hide: "::shop::entity"
  friend bool operator==(const function&, const function&) = default;
};

/// What depends on a template's parameters: known when the template has arguments, and then to the compiler.
struct expression {
  std::string text;  // as generated code must write it: "N * 2", "::shop::limit"
  friend bool operator==(const expression&, const expression&) = default;
};

/// An argument's value, evaluated by Clang. monostate: not a constant that attributes can take.
using value = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, float, double, duration, time_point, std::string, wide_text,
                           enumerator, function, expression>;

struct argument {
  location at;
  model::value value;
  std::string text;  // as written, for messages
  range written = {};
};

/// One attribute: [[ufb::name(arguments)]].
struct annotation {
  std::string name;
  location at;
  std::vector<argument> arguments;
  range removal = {};      // what to take away, so that the rest is a list without it
  range before_list = {};  // where another list can be put before the one it is in
};

/// A default member initialiser. A constant is known by value; of any other only its existence is known.
struct initializer {
  model::value constant;        // monostate: `type{}.field` is the way to get at it
  bool is_value_initialization = false;  // `= {}` or `{}`
  bool mentions_object = false;          // reads other members: its value differs from object to object
};

struct field {
  std::string name;
  location at;
  model::type type;
  std::vector<annotation> annotations;  // in source order
  std::optional<initializer> initial;
  bool is_public = true;
  bool is_const = false;
  bool is_assignable = true;  // neither const, nor of a type that can only be initialised
  bool is_trivial = true;     // its bytes are all there is to copy
  bool is_volatile = false;
  bool is_volatile_object = false;  // of a volatile class, a volatile text, or an array of such: no function that takes such a thing takes this one
  bool is_immovable = false;  // neither copied nor moved
  bool is_reference = false;
  bool is_unnamed = false;    // an anonymous struct
  bool is_unsized = false;    // a C array without elements, or with as many as the memory behind the struct holds
  std::string width;          // of a bit-field, as generated code writes it: "3"; empty: it is none
  unsigned in_union = 0;      // the number of the anonymous union it is an alternative of, counted from 1; 0: of none
};

/// A base class as aggregate initialisation sees it: its own bases, and then its own fields.
struct base {
  std::string qualified;     // "::shop::entity"
  std::vector<base> bases;
  std::size_t fields = 0;    // its own
  bool may_have_schema = false;  // neither annotated nor the standard library's
  friend bool operator==(const base&, const base&) = default;
};

/// How a function takes a parameter.
enum class binding { by_value, constant_reference, reference, rvalue_reference };

struct function_parameter {
  field value;               // its name, type and default
  model::binding how = binding::by_value;
  std::string type;          // of the value, in generated code: "::std::string"; empty where it cannot be written there
};

/// Why a function cannot build, where it cannot.
enum class factory_obstacle { none, is_template, is_in_template, is_private, is_deleted, is_hidden_friend, is_of_abstract, returns_other, has_other_errors, holds_immovable, is_overshadowed };

/// What [[ufb::builder]] stands on in place of the struct: a constructor, or a function that makes the object.
struct factory {
  std::string name;           // "account", "open"
  location at;
  annotation stated;          // the attribute
  std::string call;           // in generated code: "::shop::account::open"; of a constructor empty
  std::string returned;       // what it returns there: "::std::optional<::shop::account>"; empty: the object itself
  std::string spelling;       // the same as the user wrote it; of a constructor empty
  model::factory_obstacle obstacle = factory_obstacle::none;
  std::vector<function_parameter> parameters;
};

/// Why a struct cannot be built by aggregate initialisation, where it cannot.
enum class obstacle { none, is_union, in_template, is_local, in_anonymous_namespace, is_unnamed, is_private, has_constructor, has_base, has_virtual };

struct record {
  std::string name;       // "shop::order", for messages
  std::string qualified;  // "::shop::order", or "struct ::shop::order" where a function has the same name; "::shop::box<T>"
  std::string head;       // of a class template: "template <class T>"; empty: it is none
  location at;
  range before_name = {};  // where a list of attributes can be put
  std::vector<annotation> annotations;
  std::vector<field> fields;  // those of its bases first, in the order of aggregate initialisation
  std::vector<base> bases;    // direct ones
  std::vector<factory> factories;  // more than one is one too many
  model::obstacle obstacle = obstacle::none;
  bool is_view = false;                  // its author says that it shows what others own: [[gsl::Pointer]]
  bool is_default_constructible = true;  // T{} is well-formed
  bool has_own_lifetime = false;         // a destructor or an assignment of its own: an object is more than its fields
};

struct named_enumerator {
  model::enumerator value;
  location at;
  std::vector<annotation> annotations;
};

/// An enumeration of which an enumerator is renamed.
struct enumeration {
  std::string name;       // "shop::color", for messages
  std::string qualified;  // "::shop::color"
  location at;
  std::vector<named_enumerator> enumerators;
  model::obstacle obstacle = obstacle::none;
};

/// An attribute that stands on something no attribute of that name can stand on: a function, a variable, a typedef.
struct misplaced {
  annotation what;
  std::string on;  // "a function"
};

/// A [[ufb::…]] attribute whose name is not one of ours.
struct unknown {
  std::string name;
  location at;
  range written = {};  // the name
};

/// A use of builders or validators by code whose glue is not included there.
struct use {
  location at;
  std::string function;  // "build"
  std::string type;      // "shop::order"
  std::string glue;      // "shop/order.ufb.hpp"
  range after_includes;  // where one more can be put; none: there are none
};

/// One header and all it declares itself; what it includes is in other headers. Or a source, which need not declare anything.
struct declared {
  std::string spelling;  // as an #include spells it: "shop/order.hpp"
  std::vector<record> records;
  std::vector<enumeration> enumerations;
  std::vector<model::misplaced> misplaced;
  std::vector<model::unknown> unknown;
  bool is_source = false;
  std::vector<use> uses;  // in a source
};

/// Returns: the header that holds the glue of another: "shop/order.ufb.hpp" for "shop/order.hpp".
inline std::string glue_header(const std::string& spelling) {
  const std::size_t dot = spelling.rfind('.');
  const std::size_t slash = spelling.rfind('/');
  const bool has_extension = dot != std::string::npos && (slash == std::string::npos || dot > slash);
  return spelling.substr(0, has_extension ? dot : spelling.size()) + ".ufb.hpp";
}

}  // namespace ufb::model
