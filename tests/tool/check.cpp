// What check derives from declarations that hold together: rules, required fields, setters, the glue of others.
#include "check/check.hpp"

#include <doctest/doctest.h>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "declare.hpp"

namespace ufb::test {
namespace {

model::checked checked(const model::declared& header) {
  const check::outcome outcome = check::check(header);
  for (const model::finding& each : outcome.findings) MESSAGE(each.text);
  REQUIRE(outcome.checked);
  CHECK(outcome.findings.empty());
  return *outcome.checked;
}

model::checked_record checked(const model::record& one) { return checked(header({one})).records.at(0); }

model::checked_field checked(const model::field& one) { return checked(builder("order", {one})).fields.at(0); }

std::string shown(const model::rule& rule) {
  std::string out = rule.name;
  for (const model::rule& each : rule.nested) out += (&each == &rule.nested.front() ? "(" : ", ") + shown(each);
  return rule.nested.empty() ? out : out + ")";
}

std::string shown(const std::vector<model::rule>& rules) {
  std::string out;
  for (const model::rule& each : rules) out += (out.empty() ? "" : ", ") + shown(each);
  return out;
}

TEST_CASE("a header is named by how it is included") {
  const model::checked one = checked(header({builder("order", {field("id", integer())})}));
  CHECK(one.spelling == "shop/order.hpp");
  CHECK(one.glue == "shop/order.ufb.hpp");
  CHECK(one.includes.empty());
  CHECK(one.records.at(0).name == "shop::order");
  CHECK(one.records.at(0).qualified == "::shop::order");
}

TEST_CASE("a header without annotated structs is worth a warning, and an empty file") {
  const check::outcome outcome = check::check(header({}));
  REQUIRE(outcome.checked);
  CHECK(outcome.checked->records.empty());
  REQUIRE(outcome.findings.size() == 1);
  CHECK(outcome.findings[0].id == "nothing_to_build");
  CHECK(outcome.findings[0].severity == model::severity::warning);
}

TEST_CASE("a field is required unless something says otherwise") {
  CHECK(checked(field("f", integer())).is_required);
  CHECK(checked(field("f", text())).is_required);
  CHECK(checked(field("f", of_kind(model::kind::variant, "std::variant<int>", {integer()}))).is_required);
  CHECK(checked(field("f", annotated("address"))).is_required);

  CHECK_FALSE(checked(with_default(field("f", integer()), std::int64_t{1})).is_required);
  CHECK_FALSE(checked(field("f", optional_of(integer()))).is_required);
  CHECK_FALSE(checked(field("f", vector_of(integer()))).is_required);
  CHECK_FALSE(checked(field("f", map_to(integer()))).is_required);
  CHECK_FALSE(checked(field("f", unique_ptr_to(integer()))).is_required);
  CHECK_FALSE(checked(field("f", integer(), {attribute("optional")})).is_required);
  CHECK_FALSE(checked(field("f", integer(), {attribute("skip")})).is_required);
}

TEST_CASE("required overrules, and is a rule where there may be nothing") {
  const auto required = [](model::type type) { return checked(field("f", std::move(type), {attribute("required")})); };
  CHECK(required(vector_of(integer())).is_required);
  CHECK(required(vector_of(integer())).rules.empty());
  CHECK(shown(required(optional_of(integer())).rules) == "required");
  CHECK(shown(required(unique_ptr_to(integer())).rules) == "required");
  CHECK(shown(required(of_kind(model::kind::variant, "std::variant<int>", {integer()})).rules) == "required");
  const model::checked_field with =
      checked(with_default(field("f", integer(), {attribute("required"), attribute("min", 0)}), std::int64_t{-1}));
  CHECK(with.is_required);
}

TEST_CASE("a setter takes its value as the type is best taken") {
  CHECK(checked(field("f", integer())).how == model::passing::scalar);
  CHECK(checked(field("f", boolean())).how == model::passing::scalar);
  CHECK(checked(field("f", floating())).how == model::passing::scalar);
  CHECK(checked(field("f", enumeration("tier", "::shop::tier"))).how == model::passing::scalar);
  model::record view = builder("order", {field("f", of_kind(model::kind::text_view, "std::string_view"))});
  view.is_view = true;
  CHECK(checked(view).fields.at(0).how == model::passing::scalar);
  CHECK(checked(field("f", text())).how == model::passing::text);
  CHECK(checked(field("f", vector_of(text()))).how == model::passing::object);
  CHECK(checked(field("f", unique_ptr_to(text()))).how == model::passing::movable);
  CHECK(checked(field("f", text(), {attribute("skip")})).how == model::passing::none);
  CHECK(checked(field("f", text())).setter == "f");
}

TEST_CASE("rules keep their order, and those after each go into the elements") {
  const model::field tags = field(
      "tags", vector_of(vector_of(text())),
      {attribute("size", 0, 8), attribute("each"), attribute("not_empty"), attribute("unique"), attribute("each"), attribute("length", 1)});
  CHECK(shown(checked(tags).rules) == "size, each(not_empty, unique, each(length))");
  const model::field sparse = field("tags", vector_of(vector_of(text())), {attribute("each"), attribute("each"), attribute("length", 1)});
  CHECK(shown(checked(sparse).rules) == "each(each(length))");
}

TEST_CASE("rules look through optionals and pointers on every level") {
  CHECK(shown(checked(field("f", optional_of(text()), {attribute("length", 1)})).rules) == "length");
  CHECK(shown(checked(field("f", unique_ptr_to(optional_of(integer())), {attribute("min", 1)})).rules) == "min");
  CHECK(shown(checked(field("f", optional_of(vector_of(optional_of(integer()))), {attribute("each"), attribute("min", 1)})).rules) ==
        "each(min)");
}

TEST_CASE("keys and values go into the innermost map, wherever each has led") {
  const auto rules = [](model::type type, std::vector<model::annotation> annotations) {
    return shown(checked(field("f", std::move(type), std::move(annotations))).rules);
  };
  const model::annotation each = attribute("each"), keys = attribute("keys"), values = attribute("values"), min = attribute("min", 1);
  const model::annotation email = attribute("email"), size = attribute("size", 1);
  CHECK(rules(vector_of(map_to(integer())), {each, size, keys, email, values, min}) == "each(size, keys(email), values(min))");
  CHECK(rules(map_to(vector_of(integer())), {values, size, each, min, keys, email}) == "values(size, each(min)), keys(email)");
  CHECK(rules(map_to(map_to(integer())), {keys, email, values, size, keys, email, values, min}) ==
        "keys(email), values(size, keys(email), values(min))");
  CHECK(rules(map_to(optional_of(map_to(integer()))), {values, values, min}) == "values(values(min))");
}

TEST_CASE("a rule on a variant is one for each alternative that is something") {
  const model::type nothing = of_kind(model::kind::nothing, "std::monostate");
  const auto variant = [&](model::type one, model::type other) {
    return of_kind(model::kind::variant, "std::variant<…>", {nothing, one, other});
  };
  const auto rules = [](model::type type, std::vector<model::annotation> annotations) {
    return shown(checked(field("f", std::move(type), std::move(annotations))).rules);
  };
  CHECK(rules(variant(integer(), optional_of(floating())), {attribute("required"), attribute("range", 1, 5)}) == "required, range");
  CHECK(rules(variant(vector_of(integer()), vector_of(variant(integer(), floating()))), {attribute("each"), attribute("max", 5)}) ==
        "each(max)");
}

TEST_CASE("message and code are about the rule before them, on the same level") {
  const model::field one = field("f", vector_of(integer()),
                                 {attribute("size", 1), attribute("message", "too few"), attribute("each"), attribute("min", 1),
                                  attribute("code", "low"), attribute("message", "too low"), attribute("max", 9)});
  const std::vector<model::rule> rules = checked(one).rules;
  REQUIRE(rules.size() == 2);
  REQUIRE(rules[0].modifiers.size() == 1);
  CHECK(rules[0].modifiers[0].arguments == std::vector<model::value>{std::string("too few")});
  CHECK(rules[1].modifiers.empty());
  CHECK(shown(rules[1].nested.at(0).modifiers) == "code, message");
  CHECK(rules[1].nested.at(1).modifiers.empty());

  const model::checked_field required = checked(field("f", optional_of(text()), {attribute("required"), attribute("message", "needed")}));
  CHECK(shown(required.rules.at(0).modifiers) == "message");
  const model::checked_record whole = checked(
      record("order", {field("f", integer())}, {attribute("builder"), attribute("check", function("f")), attribute("code", "odd")}));
  CHECK(shown(whole.checks.at(0).call.modifiers) == "code");
}

TEST_CASE("a field may be called otherwise, by builders and by errors") {
  const model::checked_field one = checked(
      field("f", text(), {attribute("setter", "other"), attribute("rename", "as in JSON"), attribute("into"), attribute("secret")}));
  CHECK(one.name == "f");
  CHECK(one.setter == "other");
  CHECK(one.label == "as in JSON");
  CHECK(one.converts);
  CHECK(one.is_secret);
  const model::checked_field plain = checked(field("f", text()));
  CHECK(plain.label == "f");
  CHECK_FALSE(plain.converts);
  CHECK_FALSE(plain.is_secret);
}

TEST_CASE("names may change places, and a skipped field has no setter that could be one of two") {
  const auto swapped = checked(builder("order", {field("a", integer(), {attribute("rename", "b"), attribute("setter", "b")}),
                                                 field("b", integer(), {attribute("rename", "a"), attribute("setter", "a")})}));
  CHECK(swapped.fields.at(0).label == "b");
  CHECK(checked(builder("order", {field("a", integer(), {attribute("setter", "b")}), field("b", integer(), {attribute("skip")})}))
            .fields.size() == 2);
}

TEST_CASE("a struct has secrets if it has one itself or holds a struct that does") {
  model::type account = annotated("account", false);
  account.has_secrets = true;
  CHECK_FALSE(checked(builder("order", {field("f", text())})).has_secrets);
  CHECK(checked(builder("order", {field("f", text(), {attribute("secret")})})).has_secrets);
  CHECK(checked(builder("order", {field("f", vector_of(optional_of(account)))})).has_secrets);
  CHECK_FALSE(checked(builder("order", {field("f", text(), {attribute("secret")})})).has_rules);
}

TEST_CASE("settings are numbers about the struct") {
  const model::checked_record one =
      checked(record("order", {field("f", text())}, {attribute("builder"), attribute("pool_limit", 0), attribute("retained_bytes", 64)}));
  CHECK(shown(one.settings) == "pool_limit, retained_bytes");
  CHECK(one.settings.at(1).arguments == std::vector<model::value>{std::int64_t{64}});
}

TEST_CASE("declared takes what the enumeration has") {
  model::type color = enumeration("color", "::shop::color");
  color.enumerators = {{"red", "::shop::color::red", "::shop::color", 1}, {"blau", "::shop::color::blue", "::shop::color", 2}};
  const model::rule rule = checked(field("f", optional_of(color), {attribute("declared")})).rules.at(0);
  CHECK(rule.name == "declared");
  CHECK(rule.is_type);
  CHECK(rule.arguments == std::vector<model::value>{color.enumerators[0], color.enumerators[1]});
  color.is_flags = true;
  CHECK(shown(checked(field("f", vector_of(color), {attribute("each"), attribute("declared")})).rules) == "each(declared_bits)");
}

TEST_CASE("an enumeration keeps its names, and one name may be that of one value twice") {
  model::declared one = header({});
  const auto enumerator = [](const std::string& name, std::int64_t number) {
    return model::named_enumerator{{name, "::shop::color::" + name, "::shop::color", number}, {next_place()}, {}};
  };
  one.enumerations = {
      {"shop::color", "::shop::color", {next_place()}, {enumerator("red", 1), enumerator("rouge", 1), enumerator("red", 1)}}};
  const model::checked names = checked(one);
  CHECK(names.records.empty());
  REQUIRE(names.enumerations.size() == 1);
  CHECK(names.enumerations[0].qualified == "::shop::color");
  CHECK(names.enumerations[0].enumerators.size() == 2);
}

TEST_CASE("transforms are no rules, and keep their order") {
  using names = std::vector<std::string>;
  const model::checked_field one = checked(field("f", text(), {attribute("to_upper"), attribute("length", 1), attribute("trim")}));
  CHECK(one.transforms == names{"to_upper", "trim"});
  CHECK(shown(one.rules) == "length");
  CHECK(checked(field("f", optional_of(text()), {attribute("trim")})).transforms == names{"trim"});
  CHECK(checked(field("f", text(), {attribute("not_empty")})).transforms.empty());
}

TEST_CASE("two checks by different functions are two rules") {
  const model::field one = field("f", integer(), {attribute("check", function("is_even")), attribute("check", function("is_small"))});
  CHECK(shown(checked(one).rules) == "check, check");
}

TEST_CASE("arguments arrive in the terms of the type") {
  const auto arguments = [](model::type type, model::annotation rule) {
    return checked(field("f", std::move(type), {std::move(rule)})).rules.at(0).arguments;
  };
  CHECK(arguments(integer(), attribute("range", 0, 150)) == std::vector<model::value>{std::int64_t{0}, std::int64_t{150}});
  CHECK(arguments(integer(), attribute("max", 1e6)) == std::vector<model::value>{std::int64_t{1000000}});
  CHECK(arguments(floating(), attribute("range", 0, 0.5)) == std::vector<model::value>{0.0, 0.5});
  CHECK(arguments(floating("float", 32), attribute("max", 0.1)) == std::vector<model::value>{0.1F});
}

TEST_CASE("annotated structs are validated by their own rules, wherever a field holds them") {
  const auto rules = [](model::type type) { return shown(checked(field("f", std::move(type))).rules); };
  CHECK(rules(annotated("address")) == "nested");
  CHECK(rules(optional_of(annotated("address"))) == "nested");
  CHECK(rules(unique_ptr_to(annotated("address"))) == "nested");
  CHECK(rules(vector_of(optional_of(annotated("address")))) == "nested");
  CHECK(rules(map_to(vector_of(annotated("address")))) == "nested");
  CHECK(rules(of_kind(model::kind::map, "std::map<address, int>", {annotated("address"), integer()})) == "nested");
  CHECK(rules(of_kind(model::kind::variant, "std::variant<int, address>", {integer(), annotated("address")})) == "nested");
  CHECK(rules(annotated("address", false)).empty());
  CHECK(rules(vector_of(annotated("address", false))).empty());

  const model::field both = field("f", vector_of(annotated("address")), {attribute("size", 1)});
  CHECK(shown(checked(both).rules) == "size, nested");
}

TEST_CASE("the glue of others is included once, in order, and one's own not at all") {
  model::type own = annotated("line");
  own.glue = "shop/order.ufb.hpp";
  const model::checked one = checked(header({
      builder("line", {field("f", integer())}),
      builder("order", {field("lines", vector_of(own)), field("to", annotated("b_address")), field("from", annotated("b_address")),
                        field("notes", map_to(optional_of(annotated("a_note", false))))}),
  }));
  CHECK(one.includes == std::vector<std::string>{"shop/a_note.ufb.hpp", "shop/b_address.ufb.hpp"});
}

TEST_CASE("a struct has rules if it has one itself or holds a struct that does") {
  CHECK_FALSE(checked(builder("order", {field("f", integer())})).has_rules);
  CHECK_FALSE(checked(builder("order", {field("f", text(), {attribute("trim")})})).has_rules);
  CHECK(checked(builder("order", {field("f", text(), {attribute("not_empty")})})).has_rules);
  CHECK(checked(builder("order", {field("f", annotated("address"))})).has_rules);
  CHECK(checked(record("order", {field("f", integer())}, {attribute("builder"), attribute("check", function("in_order"))})).has_rules);
}

TEST_CASE("a check of the whole names fields by their place") {
  const model::checked_record one =
      checked(record("order", {field("a", integer()), field("b", integer()), field("c", integer())},
                     {attribute("builder"), attribute("check", function("in_order"), "c", "a"), attribute("check", function("is_sane"))}));
  REQUIRE(one.checks.size() == 2);
  CHECK(one.checks[0].call.arguments == std::vector<model::value>{function("in_order")});
  CHECK(one.checks[0].fields == std::vector<std::size_t>{2, 0});
  CHECK(one.checks[1].fields.empty());
}

TEST_CASE("a validator alone needs what can be read and nothing else") {
  model::field secret = field("secret", integer());
  secret.is_public = false;
  model::field view = field("view", text(), {attribute("not_empty")});
  view.is_reference = true;
  model::field bits = field("bits", integer("unsigned", 3, false), {attribute("max", 5)});
  bits.width = "3";
  model::record one = record("order", {secret, view, bits}, {attribute("validator"), attribute("check", function("in_order"), "bits")});
  one.obstacle = model::obstacle::has_constructor;

  const model::checked_record validator = checked(one);
  CHECK_FALSE(validator.has_builder);
  REQUIRE(validator.fields.size() == 2);
  CHECK(validator.fields[0].name == "view");
  CHECK(validator.fields[0].how == model::passing::none);
  CHECK_FALSE(validator.fields[0].is_required);
  CHECK(validator.checks.at(0).fields == std::vector<std::size_t>{1});

  const model::record holder = record("order", {field("owner", unique_ptr_to(text()), {attribute("required")})}, {attribute("validator")});
  CHECK(shown(checked(holder).fields.at(0).rules) == "required");
}

TEST_CASE("a default that keeps its rules is kept") {
  CHECK(checked(with_default(field("f", integer(), {attribute("range", 0, 9)}), std::int64_t{9})).initial);
  CHECK(checked(with_default(field("f", integer(), {attribute("one_of", 1, 2)}), std::uint64_t{2})).initial);
  CHECK(checked(with_default(field("f", floating(), {attribute("min", 0.5)}), 0.5)).initial);
  CHECK(checked(with_default(field("f", text(), {attribute("pattern", "a+"), attribute("length", 2)}), std::string("aa"))).initial);
  CHECK(checked(with_default(field("f", text(), {attribute("email")}), std::string("a@b"))).initial);
  CHECK(checked(with_default(field("f", integer(), {attribute("min", 1)}), {})).initial);                  // not a constant
}

TEST_CASE("a pattern becomes an automaton, unless that is past its bound") {
  const auto automaton_of = [](const char* pattern) {
    return checked(builder("order", {field("id", text(), {attribute("pattern", pattern)})})).fields.at(0).rules.at(0).automaton;
  };
  const auto made = automaton_of("a[b-d]");
  REQUIRE(made);
  CHECK(made->classes == std::vector<model::automaton::range>{{'a', 'a', 1}, {'b', 'd', 2}});
  CHECK(made->rows == std::vector<std::string>{"0200", "0030", "0001"});
  CHECK_FALSE(automaton_of("\\p{Greek}"));
}

TEST_CASE("all that is wrong with a header is said at once, in source order") {
  const model::field early = field("early", integer(), {attribute("length", 1)});
  const model::field late = field("late", text(), {attribute("range", 1, 2), attribute("size", 1)});
  const check::outcome outcome = check::check(header({builder("second", {late}), builder("first", {early})}));
  CHECK_FALSE(outcome.checked);
  REQUIRE(outcome.findings.size() == 3);
  CHECK(outcome.findings[0].text == "'length' cannot apply to 'int'");
  CHECK(outcome.findings[1].text == "'range' cannot apply to 'std::string'");
  CHECK(outcome.findings[2].text == "'size' cannot apply to 'std::string'");
  CHECK(outcome.findings[0].at == early.annotations[0].at);
}

}  // namespace
}  // namespace ufb::test
