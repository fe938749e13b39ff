// catalogue.hpp: every message the library has in a second language; codes and messages of the user's own; what is lacking stays.
#include <ufb/catalogue.hpp>
#include <ufb/validate.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/rules.hpp"

namespace {

constexpr ufb::translation german[] = {
    {"required", "muss angegeben werden"},
    {"check", "muss die Prüfung {code} bestehen"},
    {"one_of", "muss eines von diesen sein: {values}"},
    {"declared", "muss einer dieser Werte sein: {values}"},
    {"declared.bits", "muss aus diesen Werten bestehen: {values}"},
    {"range", "muss zwischen {min} und {max} liegen"},
    {"min", "muss mindestens {min} sein"},
    {"max", "darf höchstens {max} sein"},
    {"greater_than", "muss größer als {bound} sein"},
    {"less_than", "muss kleiner als {bound} sein"},
    {"multiple_of", "muss ein Vielfaches von {step} sein"},
    {"positive", "muss positiv sein"},
    {"negative", "muss negativ sein"},
    {"non_negative", "darf nicht negativ sein"},
    {"non_positive", "darf nicht positiv sein"},
    {"finite", "muss endlich sein"},
    {"length", "muss {min} bis {max} Bytes lang sein"},
    {"length.min", "muss mindestens {min} {min|Byte|Bytes} lang sein"},
    {"length.max", "darf höchstens {max} {max|Byte|Bytes} lang sein"},
    {"length.exactly", "muss genau {min} {min|Byte|Bytes} lang sein"},
    {"utf8_length", "muss {min} bis {max} Zeichen lang sein, in UTF-8"},
    {"utf8_length.min", "muss mindestens {min} Zeichen lang sein, in UTF-8"},
    {"utf8_length.max", "darf höchstens {max} Zeichen lang sein, in UTF-8"},
    {"utf8_length.exactly", "muss genau {min} Zeichen lang sein, in UTF-8"},
    {"not_empty", "darf nicht leer sein"},
    {"pattern", "muss dem Muster {pattern} entsprechen"},
    {"starts_with", "muss mit {text} beginnen"},
    {"ends_with", "muss mit {text} enden"},
    {"contains", "muss {text} enthalten"},
    {"ascii", "muss ASCII sein"},
    {"utf8", "muss UTF-8 sein"},
    {"alphanumeric", "darf nur Buchstaben und Ziffern haben"},
    {"lowercase", "muss klein geschrieben sein"},
    {"uppercase", "muss groß geschrieben sein"},
    {"email", "muss eine E-Mail-Adresse sein"},
    {"uri", "muss ein URI sein"},
    {"uri_reference", "muss ein URI oder ein relativer Verweis sein"},
    {"ipv4", "muss eine IPv4-Adresse sein"},
    {"ipv6", "muss eine IPv6-Adresse sein"},
    {"hostname", "muss ein Rechnername sein"},
    {"date", "muss ein Datum wie 2024-02-29 sein"},
    {"time", "muss eine Uhrzeit mit Verschiebung wie 23:59:59Z sein"},
    {"date_time", "muss Datum und Uhrzeit mit Verschiebung sein, wie 2024-02-29T23:59:59Z"},
    {"duration", "muss eine Dauer wie P3DT12H sein"},
    {"uuid", "muss eine UUID sein"},
    {"json_pointer", "muss ein JSON-Pointer sein"},
    {"base64", "muss base64 sein"},
    {"size", "muss {min} bis {max} Elemente haben"},
    {"size.min", "muss mindestens {min} {min|Element|Elemente} haben"},
    {"size.max", "darf höchstens {max} {max|Element|Elemente} haben"},
    {"size.exactly", "muss genau {min} {min|Element|Elemente} haben"},
    {"has", "muss {element} haben"},
    {"unique", "darf keine zwei gleichen Elemente haben"},
    {"factory", "muss von {code} angenommen werden"},
    {"depth", "darf nicht tiefer als {limit} Ebenen verschachtelt sein"},
    {"too_large", "darf nicht mehr als {limit} verschachtelte Objekte haben"},
};

enum class color { red, green };

// Breaks every rule there is.
struct wrong {
  std::optional<int> absent;
  int number = 3;
  double ratio = 1e300 * 1e10;
  color shade = static_cast<color>(4);
  std::string text = "\xFF";
  std::string longer = "Abc";
  std::vector<int> list = {1, 1};
  std::vector<int> none;
};

constexpr auto never = [](const auto&) { return false; };

struct node {
  std::vector<node> nodes;
};

struct own {
  int age = 3;
};

ufb::errors in_german(const ufb::errors& found) { return ufb::translated(found, german); }

}  // namespace

template <>
inline constexpr auto ufb::schema<wrong> = ufb::object(
    ufb::field<&wrong::absent>(ufb::required),
    ufb::field<&wrong::number>(ufb::check("is_odd", never), ufb::one_of(1, 2), ufb::range(5, 9), ufb::min(5), ufb::max(1),
                               ufb::greater_than(5), ufb::less_than(1), ufb::multiple_of(2), ufb::negative, ufb::non_positive, ufb::positive),
    ufb::field<&wrong::ratio>(ufb::finite),
    ufb::field<&wrong::shade>(ufb::declared<color::red, color::green>(), ufb::declared_bits<color::red, color::green>()),
    ufb::field<&wrong::text>(ufb::length(2, 3), ufb::utf8_length(2, 3), ufb::pattern<"a{2}">(), ufb::starts_with("a"), ufb::ends_with("a"),
                             ufb::contains("a"), ufb::ascii, ufb::utf8, ufb::alphanumeric, ufb::email, ufb::uri, ufb::uri_reference, ufb::ipv4,
                             ufb::ipv6, ufb::hostname, ufb::date, ufb::time, ufb::date_time, ufb::duration, ufb::uuid, ufb::json_pointer,
                             ufb::base64, ufb::length(2), ufb::length(0, 0), ufb::length(2, 2), ufb::utf8_length(2), ufb::utf8_length(0, 1),
                             ufb::utf8_length(1, 1)),
    ufb::field<&wrong::longer>(ufb::lowercase, ufb::uppercase, ufb::length(0, 1), ufb::length(1, 1), ufb::length(1, 2)),
    ufb::field<&wrong::list>(ufb::unique, ufb::has(7), ufb::size(3, 4), ufb::size(3), ufb::size(0, 1), ufb::size(1, 1)),
    ufb::field<&wrong::none>(ufb::not_empty, ufb::each(ufb::min(0))),
    ufb::field<&wrong::number>(ufb::code(ufb::max(-1), "check"), ufb::non_negative),
    ufb::field<&wrong::absent>(ufb::min(0)));

template <>
inline constexpr auto ufb::schema<node> = ufb::object(ufb::field<&node::nodes>(ufb::nested));

template <>
inline constexpr auto ufb::schema<own> =
    ufb::object(ufb::field<&own::age>(ufb::message(ufb::min(18), "too young, {age} is below {min}: {value} at {path}"),
                                      ufb::code(ufb::min(19), "adults_only"), ufb::code(ufb::range(20, 30), "my_range"),
                                      ufb::message(ufb::code(ufb::min(21), "adults_only"), "no!"), ufb::message(ufb::code(ufb::min(22), "x"), "{x")));

TEST_CASE("every rule has a message in German, and a row that fills it") {
  wrong object;
  std::set<std::string> rules;
  ufb::errors found = ufb::validate(object);
  object.number = -3;
  for (const ufb::error& each : ufb::validate(object)) found.add(each);
  const ufb::errors translated = in_german(found);
  REQUIRE(translated.size() == found.size());
  for (std::size_t i = 0; i != found.size(); ++i) {
    CAPTURE(found[i].rule);
    CAPTURE(translated[i].message);
    rules.insert(found[i].rule);
    CHECK(translated[i].message != found[i].message);
    CHECK((translated[i].message.find('{') == std::string::npos || found[i].rule == "pattern"));
    CHECK(translated[i].path == found[i].path);
    CHECK(translated[i].value == found[i].value);
  }
  // What the catalogue has and what was broken are the same, but for the two limits of the validator and the rules that hold here.
  std::set<std::string> known;
  for (const ufb::translation& each : german) known.emplace(each.key);
  for (const std::string& each : rules) CHECK_MESSAGE(known.contains(each), each);
  for (const ufb::model::attribute& each : ufb::model::attributes) {
    if (each.what != ufb::model::role::rule) continue;
    CHECK_MESSAGE(known.contains(std::string(each.name)), each.name);
    CHECK_MESSAGE(std::ranges::any_of(rules, [&](const std::string& rule) { return rule.substr(0, rule.find('.')) == each.name; }), each.name);
  }
}

TEST_CASE("a placeholder with a NUL in it is none, as no argument is called that") {
  ufb::error one{"path", "code", "message", "value"};
  one.arguments.add("a name that is longer than what a string keeps in itself", "1");
  const std::string text("{a name that is longer than what a string keeps in itself\0001\0}", 61);
  CHECK(ufb::filled(text, one) == text);
}

TEST_CASE("placeholders are filled, words are chosen by number") {
  wrong object;
  object.text.clear();
  object.longer = "ab";
  const ufb::errors found = in_german(ufb::validate(object));
  const auto message = [&](std::string_view path, std::string_view rule) -> std::string {
    for (const ufb::error& each : found)
      if (each.path == path && each.rule == rule) return each.message;
    return {};
  };
  CHECK(message("longer", "length.max") == "darf höchstens 1 Byte lang sein");
  CHECK(message("longer", "length.exactly") == "muss genau 1 Byte lang sein");
  CHECK(message("text", "length.min") == "muss mindestens 2 Bytes lang sein");
  CHECK(message("text", "length") == "muss 2 bis 3 Bytes lang sein");
  CHECK(message("number", "range") == "muss zwischen 5 und 9 liegen");
  CHECK(message("number", "one_of") == "muss eines von diesen sein: 1, 2");
  CHECK(message("number", "check") == "muss die Prüfung is_odd bestehen");
  CHECK(message("shade", "declared") == "muss einer dieser Werte sein: red, green");
  CHECK(message("shade", "declared.bits") == "muss aus diesen Werten bestehen: red, green");
  CHECK(message("list", "size.exactly") == "muss genau 1 Element haben");
  CHECK(message("text", "pattern") == "muss dem Muster a{2} entsprechen");
  CHECK(message("text", "starts_with") == "muss mit \"a\" beginnen");
}

TEST_CASE("the limits of the validator are translated") {
  node root;
  node* deepest = &root;
  for (int i = 0; i != 300; ++i) deepest = &deepest->nodes.emplace_back();
  const ufb::errors found = ufb::validate(root);
  REQUIRE(found.size() == 1);
  CHECK(found[0].arguments["limit"] == "256");
  CHECK(in_german(found)[0].message == "darf nicht tiefer als 256 Ebenen verschachtelt sein");
}

TEST_CASE("words of the user's own stay, and a code of the user's own has its own row") {
  const ufb::errors found = ufb::validate(own());
  REQUIRE(found.size() == 5);
  CHECK(found[0].message == "too young, {age} is below 18: 3 at age");
  CHECK(in_german(found)[0].message == found[0].message);
  CHECK(found[4].message == "{x");
  constexpr ufb::translation rows[] = {{"adults_only", "nur ab {min}"}, {"min", "mindestens {min}"}, {"range", "von {min} bis {max}"}};
  const ufb::errors translated = ufb::translated(found, rows);
  CHECK(translated[0].message == found[0].message);
  CHECK(translated[1].message == "nur ab 19");
  CHECK(translated[2].message == "von 20 bis 30");
  CHECK(translated[2].code == "my_range");
  CHECK(translated[3].message == "nur ab 21");
  CHECK(translated[4].message == "{x");
}

TEST_CASE("what a catalogue lacks keeps its text; a violation made by hand is found by its code") {
  ufb::errors found = ufb::validate(own());
  CHECK(ufb::translated(found, {}) == found);
  CHECK(ufb::translated(ufb::errors(), german).empty());
  ufb::errors by_hand;
  by_hand.add({"file", "missing", "must be there", ""});
  constexpr ufb::translation rows[] = {{"missing", "{path} fehlt"}};
  CHECK(ufb::translated(by_hand, rows)[0].message == "file fehlt");
}
