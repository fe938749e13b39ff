// Every row of the table of diagnostics, with a declaration that brings it about and the words it is said in.
#include "check/diagnostics.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.hpp"
#include "declare.hpp"
#include "model/rules.hpp"

namespace ufb::test {
namespace {

struct misuse {
  std::string_view id;
  model::declared header;
  std::string text;
  std::string note;
};

model::declared one_field(model::field one) { return header({builder("order", {std::move(one)})}); }

model::declared annotations(std::vector<model::annotation> of_order) {
  return header({record("order", {field("id", integer())}, std::move(of_order))});
}

model::declared with_obstacle(model::obstacle one) {
  model::record order = builder("order", {field("id", integer())});
  order.obstacle = one;
  return header({order});
}

model::declared with_field(bool model::field::*which, bool value) {
  model::field one = field("id", integer());
  one.*which = value;
  return one_field(one);
}

model::type without_default() {
  model::type type = of_kind(model::kind::other, "lock");
  type.is_default_constructible = false;
  return type;
}

model::record with_own_lifetime(model::record one) {
  one.has_own_lifetime = true;
  return one;
}

model::field array_of(const model::type& element) {
  model::field ids = field("ids", element);
  ids.type.is_array = true;
  return ids;
}

model::field into_array() {
  model::field ids = array_of(integer());
  ids.annotations.push_back(attribute("into"));
  return ids;
}

model::declared array_that(bool model::field::*which, bool value) {
  model::field ids = array_of(integer());
  ids.*which = value;
  return one_field(ids);
}

model::field alternative(model::type type, bool is_trivial, std::vector<model::annotation> annotations = {}) {
  model::field id = field("id", std::move(type), std::move(annotations));
  id.in_union = 1;
  id.is_trivial = is_trivial;
  return id;
}

model::field with_initializer(model::initializer initial) {
  model::field one = field("id", integer());
  one.initial = initial;
  return one;
}

model::declared unknown(std::string name) {
  model::declared one = annotations({attribute("builder")});
  one.unknown.push_back({std::move(name), {next_place()}});
  return one;
}

model::declared misplaced(std::string name, std::string on) {
  model::declared one = annotations({attribute("builder")});
  one.misplaced.push_back({attribute(std::move(name)), std::move(on)});
  return one;
}

model::function uncallable(const std::string& name) {
  model::function one = function(name);
  one.is_callable = false;
  return one;
}

model::type incomparable(model::type element) {
  element.is_comparable = false;
  return element;
}

model::declared missing_glue() {
  model::type address = annotated("address", false);
  address.has_glue = false;
  return one_field(field("home", optional_of(address)));
}

model::declared source_with_use() {
  model::declared one;
  one.spelling = "main.cpp";
  one.is_source = true;
  one.uses.push_back({{next_place()}, "build", "shop::order", "shop/order.ufb.hpp", {}});
  return one;
}

model::declared unreachable_default() {
  model::record order = builder("order", {with_initializer({})});
  order.is_default_constructible = false;
  return header({order});
}

/// A class with a factory in its way, or with what its one parameter is.
model::declared with_factory(model::factory_obstacle obstacle, std::vector<model::function_parameter> parameters = {}) {
  model::record order = record("order", {}, {});
  order.factories.push_back(factory("make", std::move(parameters)));
  order.factories.front().obstacle = obstacle;
  order.factories.front().spelling = "std::optional<order>";
  return header({order});
}
model::declared with_parameter(model::function_parameter one) { return with_factory(model::factory_obstacle::none, {std::move(one)}); }
model::function_parameter immovable() {
  model::function_parameter one = parameter("lock", of_kind(model::kind::record, "lock"), "::lock");
  one.value.is_immovable = true;
  return one;
}
model::declared two_factories() {
  model::record order = record("order", {}, {});
  order.factories = {factory("make", {}), factory("open", {})};
  return header({order});
}
model::declared factory_with_argument() {
  model::record order = record("order", {}, {});
  order.factories = {factory("make", {})};
  order.factories.front().stated = attribute("builder", 1);
  return header({order});
}
model::declared builder_of_both() {
  model::record order = builder("order", {field("id", integer())});
  order.factories = {factory("make", {})};
  return header({order});
}
model::declared transform_in_class() {
  model::record order = record("order", {field("name", text(), {attribute("trim")})}, {});
  order.factories = {factory("make", {})};
  return header({order});
}

model::initializer mentioning_object() {
  model::initializer one;
  one.mentions_object = true;
  return one;
}

constexpr model::location nowhere{};
const model::argument not_constant{nowhere, {}, "next()"};

model::annotation with_argument(std::string name, const model::argument& one) {
  model::annotation stated = attribute(std::move(name));
  stated.arguments.push_back(one);
  return stated;
}

model::type byte() { return integer("std::uint8_t", 8, false); }
model::type undefined(const std::string& name) {
  model::type type = of_kind(model::kind::record, name);
  type.qualified = "::" + name;
  type.is_incomplete = true;
  return type;
}
/// A struct of nobody's with annotated ones in it.
model::type hiding() {
  model::type type = of_kind(model::kind::record, "pair");
  type.hides_rules = true;
  return type;
}
model::type either() {
  return of_kind(model::kind::variant, "std::variant<std::monostate, int, std::string>",
                 {of_kind(model::kind::nothing, "std::monostate"), integer(), text()});
}
model::type named(model::type enumeration, bool is_flags) {
  enumeration.enumerators = {{"free", "::shop::tier::free", "::shop::tier", 0}};
  enumeration.is_flags = is_flags;
  return enumeration;
}
/// An enumerator as scan reads it: called by what it is renamed to.
model::named_enumerator enumerator(std::string name, std::int64_t number, std::vector<model::annotation> annotations = {}) {
  model::named_enumerator one{{name, "::shop::colour::" + name, "::shop::colour", number}, {next_place()}, std::move(annotations)};
  if (!one.annotations.empty())
    if (const auto* text = std::get_if<std::string>(&one.annotations.front().arguments.at(0).value)) one.value.name = *text;
  return one;
}
model::declared renamed(std::vector<model::named_enumerator> enumerators, model::obstacle obstacle = model::obstacle::none) {
  model::declared one = header({});
  one.enumerations.push_back({"shop::colour", "::shop::colour", {next_place()}, std::move(enumerators), obstacle});
  return one;
}
model::type tier() { return enumeration("tier", "::shop::tier"); }
model::duration in_seconds(std::int64_t count) { return {count, {1, 1}}; }
model::time_point in_days(std::int64_t count) { return {{count, {86400, 1}}, "::std::chrono::system_clock"}; }
model::type sys_days() { return time_point("std::chrono::sys_days", duration("std::chrono::days", {86400, 1}, integer())); }
const model::enumerator red{"red", "::shop::colour::red", "::shop::colour", 0};

std::string every_attribute() {
  std::string names;
  for (const model::attribute& each : model::attributes) {
    if (&each != &model::attributes.front()) names += &each == &model::attributes.back() ? " and " : ", ";
    names += each.name;
  }
  return "there are " + names;
}

/// Each row at least once.
std::vector<misuse> misuses() {
  return {
      {"unknown_attribute", unknown("rnage"), "unknown attribute 'rnage'", "did you mean 'range'?"},
      {"unknown_attribute", unknown("frobnicate"), "unknown attribute 'frobnicate'", every_attribute()},
      {"misplaced_attribute", misplaced("range", "a function"), "'range' stands on fields, not on a function", ""},
      {"misplaced_attribute", misplaced("check", "a function"), "'check' stands on structs and fields, not on a function", ""},
      {"misplaced_attribute", one_field(field("id", integer(), {attribute("builder")})), "'builder' stands on structs, constructors and static factories, not on a field", ""},
      {"misplaced_attribute", annotations({attribute("builder"), attribute("skip")}), "'skip' stands on fields, not on a struct", ""},
      {"needs_builder", header({record("order", {field("name", text(), {attribute("trim")})}, {attribute("validator")})}),
       "'trim' means nothing without a builder", "add [[ufb::builder]] to 'shop::order', or remove 'trim'"},
      {"needs_builder", header({record("order", {field("id", integer(), {attribute("required")})}, {attribute("validator")})}),
       "'required' means nothing without a builder", "add [[ufb::builder]] to 'shop::order', or remove 'required'"},
      {"needs_recycling", header({with_own_lifetime(record("order", {field("id", integer())}, {attribute("builder"), attribute("retained_bytes", 64)}))}),
       "'retained_bytes' means nothing for 'shop::order': none of its objects is kept for the next one",
       "a constructor, a destructor or an assignment, an anonymous union, or an array with a default stand in the way; remove 'retained_bytes'"},
      {"duplicate_rule", one_field(field("id", integer(), {attribute("min", 1), attribute("min", 2)})), "'min' is stated twice",
       "keep one of them"},
      {"duplicate_rule", one_field(field("id", integer(), {attribute("check", function("f")), attribute("check", function("f"))})),
       "'check' is stated twice", "keep one of them"},
      {"duplicate_rule", annotations({attribute("builder"), attribute("builder")}), "'builder' is stated twice", "keep one of them"},
      {"duplicate_rule", annotations({attribute("builder"), attribute("check", function("f")), attribute("check", function("f"), "id")}),
       "'check' is stated twice", "keep one of them"},
      {"contradictory_attributes", one_field(field("id", integer(), {attribute("required"), attribute("skip")})),
       "'required' and 'skip' contradict each other on 'id'", "keep one of them"},
      {"contradictory_attributes", one_field(field("id", integer(), {attribute("optional"), attribute("required")})),
       "'required' and 'optional' contradict each other on 'id'", "keep one of them"},
      {"contradictory_attributes", one_field(field("id", integer(), {attribute("optional"), attribute("skip")})),
       "'optional' and 'skip' contradict each other on 'id'", "keep one of them"},
      {"contradictory_attributes", one_field(field("id", text(), {attribute("trim"), attribute("skip")})),
       "'trim' and 'skip' contradict each other on 'id'", "keep one of them"},
      {"contradictory_attributes", one_field(field("id", text(), {attribute("to_lower"), attribute("trim"), attribute("to_upper")})),
       "'to_lower' and 'to_upper' contradict each other on 'id'", "keep one of them"},
      {"annotated_field_in_plain_struct", header({record("order", {field("id", integer(), {attribute("min", 1)})}, {})}),
       "'shop::order' has annotations, but is neither a builder nor a validator",
       "write [[ufb::builder]] before its name, or [[ufb::validator]] for its rules alone"},
      {"annotated_field_in_plain_struct", annotations({attribute("check", function("f"))}),
       "'shop::order' has annotations, but is neither a builder nor a validator",
       "write [[ufb::builder]] before its name, or [[ufb::validator]] for its rules alone"},

      {"contradictory_attributes", one_field(field("id", text(), {attribute("setter", "name"), attribute("skip")})),
       "'setter' and 'skip' contradict each other on 'id'", "keep one of them"},
      {"contradictory_attributes", one_field(field("id", text(), {attribute("skip"), attribute("into")})),
       "'into' and 'skip' contradict each other on 'id'", "keep one of them"},
      {"needs_builder", header({record("order", {field("id", integer())}, {attribute("validator"), attribute("pool_limit", 9)})}),
       "'pool_limit' means nothing without a builder", "add [[ufb::builder]] to 'shop::order', or remove 'pool_limit'"},
      {"duplicate_setter",
       header({builder("order", {field("a", integer(), {attribute("setter", "b")}), field("b", integer()), field("c", integer())})}),
       "'a' and 'b' have the same setter, 'with_b'", "give one of them another name by [[ufb::setter]]"},
      {"duplicate_name",
       header({builder("order", {field("a", integer()), field("b", integer(), {attribute("rename", "a")}), field("c", integer())})}),
       "errors call both 'a' and 'b' 'a'", "give one of them another name by [[ufb::rename]]"},

      {"wrong_argument_type", one_field(field("id", integer(), {attribute("setter", "1st name")})),
       "'setter' takes an identifier in quotes, not '\"1st name\"'", ""},
      {"wrong_argument_type", one_field(field("id", integer(), {attribute("setter", 1)})),
       "'setter' takes an identifier in quotes, not '1'", ""},
      {"wrong_argument_type", one_field(field("id", integer(), {attribute("rename", "")})), "'rename' takes a name in quotes, not '\"\"'",
       ""},
      {"argument_not_representable", annotations({attribute("builder"), attribute("pool_limit", -1)}), "a count cannot be '-1'",
       "counts start at 0"},
      {"wrong_argument_count", one_field(field("id", integer(), {attribute("range", 1)})), "'range' takes 2 arguments, not 1", ""},
      {"wrong_argument_count", one_field(field("id", text(), {attribute("length", 1, 2, 3)})), "'length' takes 1 or 2 arguments, not 3",
       ""},
      {"wrong_argument_count", one_field(field("id", integer(), {attribute("one_of")})), "'one_of' takes at least 1 argument, not 0", ""},
      {"wrong_argument_count", one_field(field("id", text(), {attribute("email", 1)})), "'email' takes no arguments, not 1", ""},
      {"wrong_argument_count", one_field(field("id", integer(), {attribute("check", function("f"), "id")})),
       "'check' takes 1 argument, not 2", ""},
      {"wrong_argument_count", annotations({attribute("builder", 1)}), "'builder' takes no arguments, not 1", ""},
      {"not_a_constant", one_field(field("id", integer(), {with_argument("min", not_constant)})),
       "'next()' is not a constant that 'min' can take", "write a number, a text, an enumerator, a duration or time point, or a constexpr variable of such a type"},
      {"wrong_argument_type", one_field(field("id", integer(), {attribute("min", "1")})), "'min' takes a number, not '\"1\"'", ""},
      {"wrong_argument_type", one_field(field("id", text(), {attribute("length", 1.5)})), "'length' takes a count, not '1.500000'", ""},
      {"wrong_argument_type", one_field(field("id", text(), {attribute("pattern", 1)})), "'pattern' takes a pattern, not '1'", ""},
      {"wrong_argument_type", one_field(field("id", integer(), {attribute("one_of", 1, "2")})), "'one_of' takes numbers, not '\"2\"'", ""},
      {"wrong_argument_type", one_field(field("id", text(), {attribute("one_of", 1)})), "'one_of' takes texts, not '1'", ""},
      {"wrong_argument_type", one_field(field("id", boolean(), {attribute("one_of", 1)})), "'one_of' takes 'true' or 'false', not '1'", ""},
      {"wrong_argument_type", one_field(field("id", tier(), {attribute("one_of", red)})), "'one_of' takes enumerators of 'tier', not 'red'",
       ""},
      {"wrong_argument_type", one_field(field("id", integer(), {with_argument("check", not_constant)})),
       "'check' takes the name of a function, not 'next()'", ""},
      {"wrong_argument_type", annotations({attribute("builder"), attribute("check", function("f"), 1)}),
       "'check' takes a field's name in quotes, not '1'", ""},
      {"wrong_argument_type", one_field(field("id", milliseconds(), {attribute("min", 5)})), "'min' takes a duration, not '5'",
       "a number has no unit: write std::chrono::milliseconds{5}"},
      {"wrong_argument_type", one_field(field("id", duration("frames", {1, 60}), {attribute("range", 5, in_seconds(5))})),
       "'range' takes a duration, not '5'", "a number has no unit: write frames{5}"},
      {"wrong_argument_type", one_field(field("id", integer(), {attribute("max", in_seconds(5))})), "'max' takes a number, not 'a duration'",
       ""},
      {"wrong_argument_type", one_field(field("id", sys_days(), {attribute("max", in_seconds(5))})),
       "'max' takes a time point of 'std::chrono::system_clock', not 'a duration'", ""},
      {"wrong_argument_type", one_field(field("id", time_point("ticks", milliseconds(), "::steady_clock"), {attribute("max", in_days(5))})),
       "'max' takes a time point of 'steady_clock', not 'a time point'", ""},
      {"wrong_argument_type", one_field(field("id", integer(), {attribute("multiple_of", 0)})),
       "'multiple_of' takes a number greater than 0, not '0'", ""},
      {"wrong_argument_type", one_field(field("id", milliseconds(), {attribute("multiple_of", in_seconds(-1))})),
       "'multiple_of' takes a duration greater than zero, not 'a duration'", ""},
      {"wrong_argument_type", one_field(field("id", vector_of(integer()), {attribute("has", "1")})), "'has' takes numbers, not '\"1\"'", ""},
      {"wrong_argument_type", one_field(field("id", map_to(integer()), {attribute("has", 1)})), "'has' takes texts, not '1'", ""},
      {"wrong_rule_for_type", one_field(field("id", vector_of(either()), {attribute("has", 1)})),
       "'has' cannot apply to an element of 'std::vector<std::variant<std::monostate, int, std::string>>'",
       "it applies to bool, integers, floating-point numbers, durations, time points, enumerations and text"},
      {"wide_text", one_field(field("id", text(), {with_argument("starts_with", {nowhere, model::wide_text(), "L\"x\""})})),
       "'L\"x\"' is no text in bytes, as fields of text are", "write it as \"…\" or u8\"…\", in UTF-8"},
      {"argument_not_representable", one_field(field("id", vector_of(byte()), {attribute("has", 300)})),
       "an element of 'std::vector<std::uint8_t>' cannot be '300'", "it holds whole numbers from 0 to 255"},
      {"argument_not_representable",
       one_field(field("id", duration("minutes", {60, 1}, integer("short", 16)), {attribute("min", in_seconds(90))})),
       "'minutes' cannot be 'a duration'", "it counts std::chrono::minutes: it holds whole numbers from -32768 to 32767"},
      {"argument_not_representable", one_field(field("id", byte(), {attribute("range", 0, 300)})), "'std::uint8_t' cannot be '300'",
       "it holds whole numbers from 0 to 255"},
      {"argument_not_representable", one_field(field("id", integer("std::int8_t", 8), {attribute("min", -129)})),
       "'std::int8_t' cannot be '-129'", "it holds whole numbers from -128 to 127"},
      {"argument_not_representable", one_field(field("id", integer(), {attribute("min", 0.5)})), "'int' cannot be '0.500000'",
       "it holds whole numbers from -2147483648 to 2147483647"},
      {"argument_not_representable", one_field(field("id", vector_of(byte()), {attribute("each"), attribute("one_of", 256)})),
       "an element of 'id' cannot be '256'", "it holds whole numbers from 0 to 255"},
      {"argument_not_representable", one_field(field("id", floating("float", 32), {attribute("max", 1e300)})),
       "'float' cannot be '" + std::to_string(1e300) + "'", "it holds numbers up to 3.4e38"},
      {"argument_not_representable",
       one_field(field("id", floating(), {with_argument("max", {nowhere, std::numeric_limits<double>::quiet_NaN(), "none"})})),
       "'double' cannot be 'none'", "it holds whole numbers exactly up to 9007199254740992"},
      {"argument_not_representable", one_field(field("id", text(), {attribute("length", -1)})), "a count cannot be '-1'",
       "counts start at 0"},
      {"arguments_out_of_order", one_field(field("id", integer(), {attribute("range", 5, 1)})), "'5' is greater than '1' in 'range'",
       "write the smaller one first"},
      {"arguments_out_of_order", one_field(field("id", vector_of(text()), {attribute("size", 2, 1)})), "'2' is greater than '1' in 'size'",
       "write the smaller one first"},
      {"invalid_pattern", one_field(field("id", text(), {attribute("pattern", "[a")})), "'[a' is not a pattern: missing ]: [a",
       "patterns are written in RE2's syntax"},
      {"not_callable", one_field(field("id", optional_of(integer()), {attribute("check", uncallable("f"))})),
       "'f' cannot be called with 'std::optional<int>'",
       "it must take that as its only argument and return something that converts to bool"},
      {"not_callable", annotations({attribute("builder"), attribute("check", uncallable("f"))}),
       "'f' cannot be called with a 'const shop::order&'",
       "it must take that as its only argument and return something that converts to bool"},
      {"unknown_check_field", annotations({attribute("builder"), attribute("check", function("f"), "di")}),
       "'shop::order' has no field 'di'", "did you mean 'id'?"},
      {"unknown_check_field", annotations({attribute("builder"), attribute("check", function("f"), "price")}),
       "'shop::order' has no field 'price'", "there are id"},

      {"wrong_rule_for_type", one_field(field("id", integer(), {attribute("length", 1)})), "'length' cannot apply to 'int'",
       "it applies to text"},
      {"wrong_rule_for_type", one_field(field("id", text(), {attribute("range", 1, 2)})), "'range' cannot apply to 'std::string'",
       "it applies to integers, floating-point numbers, durations and time points"},
      {"wrong_rule_for_type", one_field(field("id", integer(), {attribute("not_empty")})), "'not_empty' cannot apply to 'int'",
       "it applies to text, sequences, sets and maps"},
      {"wrong_rule_for_type", one_field(field("id", vector_of(integer()), {attribute("each"), attribute("email")})),
       "'email' cannot apply to an element of 'id'", "it applies to text"},
      {"wrong_rule_for_type", one_field(field("id", unique_ptr_to(text()), {attribute("trim")})),
       "'trim' cannot apply to 'std::unique_ptr<std::string>'", "it applies to text"},
      {"wrong_rule_for_type", one_field(field("id", either(), {attribute("min", 1)})),
       "'min' cannot apply to the alternative 'std::string' of 'std::variant<std::monostate, int, std::string>'",
       "it applies to integers, floating-point numbers, durations and time points"},
      {"wrong_rule_for_type",
       one_field(field("id", of_kind(model::kind::variant, "std::variant<tier, rights>", {named(tier(), false), named(tier(), true)}),
                       {attribute("declared")})),
       "'declared' cannot apply to the alternative 'tier' of 'std::variant<tier, rights>'",
       "it applies to flags alone, or to other enumerations"},
      {"not_comparable", one_field(field("id", vector_of(incomparable(of_kind(model::kind::other, "point"))), {attribute("unique")})),
       "'unique' cannot compare what is in 'std::vector<point>': there is no == for it", "give it an operator==, or remove 'unique'"},
      {"into_array", one_field(into_array()), "'into' cannot make 'ids': no value converts to a C array",
       "make it a std::array, or remove 'into'"},
      {"nothing_declared", one_field(field("id", tier(), {attribute("declared")})), "'tier' has no enumerator: 'declared' can never hold",
       "name its values, or remove 'declared'"},
      {"duplicate_name", renamed({enumerator("red", 0), enumerator("green", 1, {attribute("rename", "red")})}),
       "errors call both 'red' and 'green' 'red'", "give one of them another name by [[ufb::rename]]"},
      {"duplicate_rule", renamed({enumerator("red", 0, {attribute("rename", "rot"), attribute("rename", "rouge")})}),
       "'rename' is stated twice", "keep one of them"},
      {"wrong_argument_type", renamed({enumerator("red", 0, {attribute("rename", 7)})}), "'rename' takes a name in quotes, not '7'", ""},
      {"obstacle_local", renamed({enumerator("red", 0, {attribute("rename", "rot")})}, model::obstacle::is_local),
       "'shop::colour' is local to a function, where generated code cannot name it", "move it out of the function"},
      {"level_on_wrong_type", one_field(field("id", integer(), {attribute("each"), attribute("min", 1)})), "'each' cannot go into 'int'",
       "it goes into sequences and sets"},
      {"level_on_wrong_type", one_field(field("id", map_to(integer()), {attribute("each"), attribute("min", 1)})),
       "'each' cannot go into 'std::map<std::string, int>'", "it goes into sequences and sets; into this one go 'keys' and 'values'"},
      {"level_on_wrong_type", one_field(field("id", vector_of(map_to(integer())), {attribute("values"), attribute("min", 1)})),
       "'values' cannot go into 'std::vector<std::map<std::string, int>>'", "it goes into maps; into this one goes 'each'"},
      {"level_on_wrong_type", one_field(field("id", either(), {attribute("each"), attribute("min", 1)})),
       "'each' cannot go into 'std::variant<std::monostate, int, std::string>'", "it goes into sequences and sets"},
      {"level_without_rule", one_field(field("id", vector_of(integer()), {attribute("unique"), attribute("each")})),
       "no rule follows 'each'", "what stands after 'each' applies to an element of 'id'"},
      {"level_without_rule",
       one_field(field("id", vector_of(vector_of(integer())), {attribute("each"), attribute("unique"), attribute("each")})),
       "no rule follows 'each'", "what stands after 'each' applies to an element of 'id'"},
      {"level_without_rule", one_field(field("id", map_to(integer()), {attribute("keys"), attribute("values"), attribute("min", 1)})),
       "no rule follows 'keys'", "what stands after 'keys' applies to a key of 'id'"},
      {"duplicate_rule",
       one_field(field("id", map_to(integer()), {attribute("values"), attribute("min", 1), attribute("values"), attribute("max", 1)})),
       "'values' is stated twice", "keep one of them"},
      {"misplaced_after_level",
       one_field(field("id", vector_of(integer()), {attribute("each"), attribute("required"), attribute("min", 1)})),
       "'required' stands after 'each', but is about 'id' as a whole", "write it before 'each'"},
      {"modifier_without_rule", one_field(field("id", text(), {attribute("trim"), attribute("message", "what?")})),
       "no rule stands before 'message'", "write it after the rule that it is about"},
      {"modifier_without_rule",
       one_field(field("id", vector_of(text()), {attribute("size", 1), attribute("each"), attribute("code", "what")})),
       "no rule stands before 'code'", "write it after the rule that it is about"},
      {"modifier_without_rule", annotations({attribute("builder"), attribute("message", "what?")}), "no rule stands before 'message'",
       "write it after the rule that it is about"},
      {"duplicate_rule", one_field(field("id", integer(), {attribute("min", 1), attribute("message", "a"), attribute("message", "b")})),
       "'message' is stated twice", "keep one of them"},
      {"duplicate_rule",
       annotations({attribute("builder"), attribute("check", function("f")), attribute("code", "a"), attribute("code", "b")}),
       "'code' is stated twice", "keep one of them"},
      {"wrong_rule_for_type", one_field(field("id", text(), {attribute("min", 1), attribute("message", "about what is refused")})),
       "'min' cannot apply to 'std::string'", "it applies to integers, floating-point numbers, durations and time points"},
      {"never_holds", one_field(field("id", integer(), {attribute("min", 5), attribute("max", 4)})), "'max' can never hold for 'int'",
       "nothing passes both it and 'min'; change one of them"},
      {"never_holds", one_field(field("id", integer(), {attribute("one_of", 1, 2), attribute("min", 3)})), "'one_of' can never hold for 'int'",
       "none of its values passes the other rules; change one of them"},
      {"always_holds", one_field(field("id", byte(), {attribute("range", 0, 255)})), "'range' always holds for 'std::uint8_t'",
       "it holds whole numbers from 0 to 255; remove it"},
      {"unreached_rules", one_field(field("id", vector_of(of_kind(model::kind::variant, "std::variant<pair>", {hiding()})))),
       "the rules of what 'id' holds are not applied: they cannot be reached in 'std::vector<std::variant<pair>>'",
       "validate it in a function of your own, named by [[ufb::check]]"},
      {"unreached_rules", one_field(field("id", of_kind(model::kind::map, "std::map<pair, int>", {hiding(), integer()}))),
       "the rules of what 'id' holds are not applied: they cannot be reached in 'std::map<pair, int>'",
       "validate it in a function of your own, named by [[ufb::check]]"},

      {"incomplete_type", one_field(field("id", vector_of(undefined("vertex")))),
       "'vertex' is not defined where 'id' is: if it has rules, they are not applied", "include the header that defines 'vertex'"},

      {"skip_without_default", one_field(field("id", without_default(), {attribute("skip")})), "'id' is skipped, but 'lock' has no default",
       "give 'id' a default member initialiser"},
      {"optional_without_default", one_field(field("id", without_default(), {attribute("optional")})),
       "'id' is optional, but 'lock' has no default", "give 'id' a default member initialiser"},
      {"default_breaks_rule", one_field(with_default(field("id", integer(), {attribute("range", 1, 9)}), std::int64_t{0})),
       "the default of 'id' breaks its own rule 'range'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", integer(), {attribute("min", 1)}), std::int64_t{0})),
       "the default of 'id' breaks its own rule 'min'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", integer(), {attribute("max", 1)}), std::int64_t{2})),
       "the default of 'id' breaks its own rule 'max'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", integer(), {attribute("greater_than", 1)}), std::int64_t{1})),
       "the default of 'id' breaks its own rule 'greater_than'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", floating(), {attribute("finite")}), std::numeric_limits<double>::infinity())),
       "the default of 'id' breaks its own rule 'finite'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", integer(), {attribute("multiple_of", 4)}), std::int64_t{6})),
       "the default of 'id' breaks its own rule 'multiple_of'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", text(), {attribute("ipv4")}), std::string("1.2.3"))),
       "the default of 'id' breaks its own rule 'ipv4'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", text(), {attribute("utf8_length", 2)}), std::string("\xC3\xA4"))),
       "the default of 'id' breaks its own rule 'utf8_length'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule",
       one_field(with_default(field("id", milliseconds(), {attribute("max", in_seconds(1))}), model::duration{std::int64_t{1001}, {1, 1000}})),
       "the default of 'id' breaks its own rule 'max'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", sys_days(), {attribute("min", in_days(9))}), in_days(8))),
       "the default of 'id' breaks its own rule 'min'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", text(), {attribute("length", 0, 1)}), std::string("ab"))),
       "the default of 'id' breaks its own rule 'length'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", text(), {attribute("not_empty")}), std::string())),
       "the default of 'id' breaks its own rule 'not_empty'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", text(), {attribute("pattern", "b")}), std::string("abc"))),
       "the default of 'id' breaks its own rule 'pattern'", "change one of them, or make 'id' 'required'"},
      {"default_breaks_rule", one_field(with_default(field("id", text(), {attribute("one_of", "a", "b")}), std::string("c"))),
       "the default of 'id' breaks its own rule 'one_of'", "change one of them, or make 'id' 'required'"},
      {"default_not_reachable", unreachable_default(),
       "the default of 'id' is no constant, and 'shop::order' has no default to take it from", "write a constant, or make 'id' 'required'"},
      {"default_mentions_object", one_field(with_initializer(mentioning_object())),
       "the default of 'id' depends on the object it is in, which is not there yet",
       "write a default that does not, or make 'id' 'required'"},

      {"two_builders", two_factories(), "'shop::order' has more than one builder", "keep one [[ufb::builder]]"},
      {"two_builders", builder_of_both(), "'shop::order' has more than one builder", "keep one [[ufb::builder]]"},
      {"set_by_factory", transform_in_class(), "'trim' means nothing on 'name': the builder sets the parameters of 'make'", "remove it"},
      {"factory_template", with_factory(model::factory_obstacle::is_template), "'make' is a template: nothing says what its parameters are",
       "annotate a function that is not a template"},
      {"factory_in_template", with_factory(model::factory_obstacle::is_in_template),
       "'shop::order' is a class template, and the builder of one sets its fields",
       "write [[ufb::builder]] on the template itself, or on 'make' of a class that is none"},
      {"factory_private", with_factory(model::factory_obstacle::is_private), "'make' is not public: generated code cannot call it",
       "make it public, or annotate a public static member function that calls it"},
      {"factory_deleted", with_factory(model::factory_obstacle::is_deleted), "'make' is deleted: nothing can call it", "annotate another one"},
      {"factory_hidden_friend", with_factory(model::factory_obstacle::is_hidden_friend),
       "'make' is declared in 'shop::order' only, where generated code does not find it", "declare it after 'shop::order' as well"},
      {"factory_of_abstract", with_factory(model::factory_obstacle::is_of_abstract),
       "'shop::order' has pure virtual functions: no constructor makes an object of it alone",
       "annotate a static member function that returns a std::unique_ptr of it"},
      {"factory_returns_other", with_factory(model::factory_obstacle::returns_other),
       "'make' returns 'std::optional<order>', which is no 'shop::order'",
       "return it by value, or in a std::optional, a std::unique_ptr or a ufb::result"},
      {"factory_with_other_errors", with_factory(model::factory_obstacle::has_other_errors),
       "'make' returns 'std::optional<order>', whose errors are not those of a builder",
       "return a ufb::result of 'shop::order', or a std::optional"},
      {"factory_holds_immovable", with_factory(model::factory_obstacle::holds_immovable),
       "'make' returns 'std::optional<order>', which 'shop::order' cannot be moved out of", "return a std::unique_ptr of it"},
      {"factory_overshadowed", with_factory(model::factory_obstacle::is_overshadowed),
       "a call with the parameters of 'make' does not reach it, but another overload or none",
       "give it a name of its own, or annotate the other one"},
      {"unnamed_parameter", with_parameter(parameter("", integer(), "int")), "parameter 1 of 'make' has no name, and so no setter",
       "give it a name"},
      {"unwritable_parameter", with_parameter(parameter("id", of_kind(model::kind::record, "key"), "")),
       "generated code cannot write the type 'key'", "make it public, give it a name, and declare it outside of functions"},
      {"obstacle_immovable", with_parameter(immovable()), "'lock' can be neither copied nor moved: no builder can put a value into it",
       "hold it by a std::unique_ptr"},
      {"wrong_argument_count", factory_with_argument(), "'builder' takes no arguments, not 1", ""},

      {"nothing_to_build", header({}), "'shop/order.hpp' has no struct with [[ufb::builder]] or [[ufb::validator]]",
       "annotate a struct, or leave the header out"},
      {"no_fields", header({builder("order", {})}), "'shop::order' has nothing to build or validate", "give it a field"},
      {"missing_glue", missing_glue(),
       "'home' needs the glue of 'shop::address', 'shop/address.ufb.hpp', which no header of this run makes",
       "generate from the header of 'shop::address' as well"},
      {"glue_not_included", source_with_use(), "'build' needs the glue of 'shop::order', which is not included here",
       "write #include \"shop/order.ufb.hpp\""},
      {"obstacle_union", with_obstacle(model::obstacle::is_union), "'shop::order' is a union: nothing says which of its members is alive",
       "annotate a struct with a std::variant in it"},
      {"obstacle_in_template", with_obstacle(model::obstacle::in_template),
       "'shop::order' is inside a template, whose arguments its glue could not be told", "move it out of the template"},
      {"obstacle_local", with_obstacle(model::obstacle::is_local),
       "'shop::order' is local to a function, where generated code cannot name it", "move it out of the function"},
      {"obstacle_anonymous_namespace", with_obstacle(model::obstacle::in_anonymous_namespace),
       "'shop::order' is in an unnamed namespace: each file that includes it has another one", "give the namespace a name"},
      {"obstacle_unnamed", with_obstacle(model::obstacle::is_unnamed), "a type without a name cannot be named in generated code",
       "give it a name"},
      {"obstacle_private", with_obstacle(model::obstacle::is_private),
       "'shop::order' is not public in its class: generated code cannot name it", "make it public"},
      {"obstacle_constructor", with_obstacle(model::obstacle::has_constructor),
       "'shop::order' has constructors: it cannot be built field by field",
       "write [[ufb::builder]] on one of them in place of the struct, or [[ufb::validator]] for its rules alone"},
      {"obstacle_base", with_obstacle(model::obstacle::has_base),
       "'shop::order' has a base class that cannot be made field by field: it is private, virtual, no aggregate, or depends on a template",
       "make the base class a field, or write [[ufb::validator]] for the rules alone"},
      {"obstacle_virtual", with_obstacle(model::obstacle::has_virtual),
       "'shop::order' has virtual functions: it cannot be built field by field",
       "remove them, or write [[ufb::validator]] for its rules alone"},
      {"obstacle_private_field", with_field(&model::field::is_public, false), "'id' is not public: generated code cannot reach it",
       "make it public"},
      {"obstacle_reference", with_field(&model::field::is_reference, true),
       "'id' is a reference, which would outlive what it was built from", "hold a value or a pointer"},
      {"obstacle_unsized_array", with_field(&model::field::is_unsized, true), "'id' is or ends in a C array that has no size of its own",
       "make it a std::vector"},
      {"obstacle_not_assignable", array_that(&model::field::is_assignable, false),
       "'ids' cannot be assigned to, and can only be set when the object is there",
       "C arrays and anonymous unions are set last, and in a struct with bases what follows them: make it a std::array, or assignable"},
      {"obstacle_no_default", one_field(array_of(without_default())),
       "'ids' can only be set when the object is there, and 'lock' has no default to begin with",
       "C arrays are set last, and in a struct with bases what follows them: make it a std::array"},
      {"obstacle_union_member", one_field(alternative(text(), false)), "'id' is in an anonymous union, but 'std::string' is more than its bytes",
       "make the union a std::variant"},
      {"rule_in_union", one_field(alternative(integer(), true, {attribute("min", 1)})),
       "'min' cannot hold for 'id': nothing says which of an anonymous union's members is alive", "make the union a std::variant"},
      {"borrowed_field", one_field(field("id", of_kind(model::kind::text_view, "std::string_view"))),
       "'id' shows what others own, and what it is built from may be gone before the object is",
       "hold a copy, or say that 'shop::order' is a view as well: [[gsl::Pointer]]"},
      {"secret_out_of_reach", one_field(alternative(integer(), true, {attribute("secret")})),
       "'id' is secret, but nothing can refer to it in order to overwrite it",
       "make it a field of its own, neither a bit-field nor in an anonymous union"},
      {"hidden_field", header({builder("order", {field("id", integer()), field("id", text())})}),
       "'shop::order' has two fields of the name 'id', of which one hides the other", "rename one of them"},
      {"obstacle_immovable", with_field(&model::field::is_immovable, true),
       "'id' can be neither copied nor moved: no builder can put a value into it", "hold it by a std::unique_ptr"},
      {"obstacle_unnamed_member", with_field(&model::field::is_unnamed, true), "a member without a name cannot be set or validated",
       "give it a name"},
  };
}

std::string first_note(const model::finding& one) { return one.notes.empty() ? std::string() : one.notes.front().text; }

TEST_CASE("each misuse is said once, in its own words, and stops the header") {
  for (const misuse& each : misuses()) {
    CAPTURE(each.text);
    const check::outcome outcome = check::check(each.header);
    REQUIRE(outcome.findings.size() == 1);
    CHECK(outcome.findings[0].id == each.id);
    CHECK(outcome.findings[0].text == each.text);
    CHECK(first_note(outcome.findings[0]) == each.note);
    CHECK(outcome.checked.has_value() == (outcome.findings[0].severity == model::severity::warning));
  }
}

TEST_CASE("every row of the table has a misuse, and every id is there once") {
  const std::vector<misuse> all = misuses();
  for (const check::diagnostic& row : check::diagnostics) {
    CAPTURE(row.id);
    CHECK(std::ranges::find(all, row.id, &misuse::id) != all.end());
    CHECK(std::ranges::count(check::diagnostics, row.id, &check::diagnostic::id) == 1);
  }
}

TEST_CASE("what stands in the way of a name stands in the way of a validator as well") {
  model::record order = record("order", {field("id", integer())}, {attribute("validator")});
  for (const auto each :
       {model::obstacle::is_union, model::obstacle::in_template, model::obstacle::is_local, model::obstacle::in_anonymous_namespace,
        model::obstacle::is_unnamed, model::obstacle::is_private}) {
    order.obstacle = each;
    CHECK_FALSE(check::check(header({order})).checked);
  }
}

}  // namespace
}  // namespace ufb::test
