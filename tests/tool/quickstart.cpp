// The two stages in a row: the quickstart as scan delivers it, judged and written, is the golden file to the byte.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <ostream>
#include <sstream>
#include <string>

#include "check/check.hpp"
#include "declare.hpp"
#include "emit/emit.hpp"

namespace ufb::test {
namespace {

std::string golden() {
  std::ifstream in("golden/quickstart/expected.hpp", std::ios::binary);  // ctest runs it in tests/
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

model::declared quickstart() {
  const model::enumerator free{"free", "::shop::tier::free", "::shop::tier", 0};
  const model::enumerator paid{"paid", "::shop::tier::paid", "::shop::tier", 1};
  model::type tier = enumeration("tier", "::shop::tier");
  tier.enumerators = {free, paid, {"staff", "::shop::tier::staff", "::shop::tier", 2}};
  model::type address = annotated("address");
  address.glue = "input.ufb.hpp";
  model::declared header;
  header.spelling = "input.hpp";
  header.records = {
      builder("address",
              {field("street", text(), {attribute("not_empty")}), field("postcode", text(), {attribute("pattern", "[0-9]{5}")})}),
      record("user",
             {
                 field("name", text(), {attribute("trim"), attribute("length", 1, 64)}),
                 field("email", text(), {attribute("email")}),
                 with_default(field("age", integer(), {attribute("range", 0, 150), attribute("check", function("is_even"))}),
                              std::int64_t{18}),
                 with_default(field("level", tier, {attribute("one_of", free, paid)}), free),
                 field("tags", vector_of(text()),
                       {attribute("size", 0, 8), attribute("unique"), attribute("each"), attribute("length", 1, 32)}),
                 field("home", optional_of(address)),
                 with_default(field("revision", integer("std::uint64_t", 64, false), {attribute("skip")}), std::uint64_t{1}),
             },
             {attribute("builder"), attribute("check", function("staff_has_mail"), "email")}),
  };
  return header;
}

TEST_CASE("the quickstart becomes its golden file") {
  const check::outcome outcome = check::check(quickstart());
  CHECK(outcome.findings.empty());
  REQUIRE(outcome.checked);
  // Line by line, so that a difference is one line to read.
  std::istringstream written(emit::emit(*outcome.checked)), expected(golden());
  std::string line, wanted;
  while (std::getline(expected, wanted)) {
    REQUIRE(std::getline(written, line));
    REQUIRE(line == wanted);
  }
  CHECK_FALSE(std::getline(written, line));
}

}  // namespace
}  // namespace ufb::test
