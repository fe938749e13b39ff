// The three forms of what was found out: the table as a whole, the document as a whole, and of the page what it must not get wrong.
#include "layout/render.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "laid.hpp"

namespace ufb::test {
namespace {

std::vector<layout::header_analysis> analyzed(model::object_layout one) {
  model::header_layout header{"shop/order.hpp", {}, {}};
  header.records.push_back(std::move(one));
  std::vector<layout::header_analysis> headers;
  headers.push_back(layout::analyze(std::move(header)));
  return headers;
}

model::object_layout order() {
  model::object_layout one = object(24, 8, {laid("paid", 0, 1, 1, "bool"), laid("price", 8, 8, 8, "double"), laid("count", 16, 4, 4, "int")});
  one.mode = model::mode::schema_mode;
  return one;
}

TEST_CASE("a table for people") {
  std::vector<layout::header_analysis> headers = analyzed(order());
  headers[0].skipped.push_back({"shop::later", 3, "is never defined here"});
  CHECK(layout::to_text(headers, false) == R"(struct shop::order  shop/order.hpp:7
  24 bytes, alignment 8, 1 cache line (2 at worst), padding 11 bytes
  █·······▓▓▓▓▓▓▓▓████····
  offset  size  field                 type
       0     1  paid                  bool
       1     7  ░ hole
       8     8  price                 double
      16     4  count                 int
      20     4  ░ padding at the end
  8 bytes less in this order: price, count, paid
  schema mode: builder 0 bytes, validation 0 bytes; in a pool 25.08 bytes, a slot of 24 and its share of the slab

shop/order.hpp:3: 'shop::later' is left out: it is never defined here

1 record, 24 bytes, padding 11 bytes; 1 record can be smaller
)");
}

TEST_CASE("bit-fields in a table, to the bit, and what takes no place before the hole it begins at") {
  const std::string text = layout::to_text(analyzed(object(8, 4, {laid_bits("a", 0, 3), laid_bits("", 3, 5), laid_bits("b", 32, 30)})), false);
  CHECK(text.find(R"(
  offset     size  field                 type
       0   3 bits  a                     unsigned int
     0:3   5 bits  (unnamed)             unsigned int
     0:3  29 bits  ░ hole
       4  30 bits  b                     unsigned int
     7:6   2 bits  ░ padding at the end
)") != std::string::npos);
}

TEST_CASE("colors only where they are wanted") {
  CHECK(layout::to_text(analyzed(order()), false).find('\033') == std::string::npos);
  CHECK(layout::to_text(analyzed(order()), true).find("\033[1mstruct shop::order\033[0m") != std::string::npos);
}

TEST_CASE("a document for machines") {
  CHECK(layout::to_json(analyzed(order())) == R"({"format":1,"cache_line":64,"headers":[
{"header":"shop/order.hpp","records":[
{"name":"shop::order","keyword":"struct","line":7,"size":24,"alignment":8,"padding_bits":88,"cache_lines":1,"cache_lines_at_worst":2,)"
                                                  R"("mode":"schema","builder":0,"validation":0,"pool":{"slot":24,"slab":65536,"slots":2613},"parts":[)"
                                                  R"({"kind":"field","name":"paid","type":"bool","offset_bits":0,"size_bits":8},)"
                                                  R"({"kind":"field","name":"price","type":"double","offset_bits":64,"size_bits":64},)"
                                                  R"({"kind":"field","name":"count","type":"int","offset_bits":128,"size_bits":32}],)"
                                                  R"("holes":[{"offset_bits":8,"size_bits":56,"tail":false},{"offset_bits":160,"size_bits":32,"tail":true}],)"
                                                  R"("better":{"size":16,"parts":[)"
                                                  R"({"kind":"field","name":"price","type":"double","offset_bits":0,"size_bits":64},)"
                                                  R"({"kind":"field","name":"count","type":"int","offset_bits":64,"size_bits":32},)"
                                                  R"({"kind":"field","name":"paid","type":"bool","offset_bits":96,"size_bits":8}]}}],"skipped":[]}]}
)");
}

TEST_CASE("a document escapes what JSON has to") {
  model::object_layout one = object(1, 1, {laid("a", 0, 1, 1, "quote \" back \\ line \n")});
  CHECK(layout::to_json(analyzed(one)).find(R"("type":"quote \" back \\ line \u000a")") != std::string::npos);
}

TEST_CASE("a page escapes names wherever they stand") {
  model::object_layout one = object(16, 8, {laid("a", 0, 8, 8, "<script>alert('x')&\"</script>"), laid("b", 8, 1, 1)});
  one.name = "box<\"x\", '&'>";
  const std::string page = layout::to_html(analyzed(one));
  CHECK(page.find("alert('x')") == std::string::npos);
  CHECK(page.find("box<") == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(&#39;x&#39;)&amp;&quot;&lt;/script&gt;") != std::string::npos);
  CHECK(page.find("data-name=\"box&lt;&quot;x&quot;, &#39;&amp;&#39;&gt;\"") != std::string::npos);
}

TEST_CASE("a page needs nothing from elsewhere") {
  const std::string page = layout::to_html(analyzed(order()));
  for (const char* way_out : {"http:", "https:", "src=", "@import", "url("}) CHECK(page.find(way_out) == std::string::npos);
  CHECK(page.find("<b class=\"saved\">8 bytes less</b> (33.3 %)") != std::string::npos);
}

TEST_CASE("no records make a page too") { CHECK(layout::to_html({}).find("<dt>records</dt><dd>0</dd>") != std::string::npos); }

}  // namespace
}  // namespace ufb::test
