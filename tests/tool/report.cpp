// What `ufb report` reads, strictly, and of what it draws that which a browser does not need to see: traces of every length, names of every
// kind, the numbers behind the pictures.
#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "report/flame.hpp"
#include "report/read.hpp"
#include "report/render.hpp"
#include "report/timeline.hpp"
#include "report/words.hpp"

namespace ufb::test {
namespace {

const std::string first_line = R"({"ufb_memory_trace":1,"started":"2026-01-31T12:00:00.123Z"})"
                               "\n";
const std::string sample_line = R"({"at":1,"rss":10,"peak_rss":20,"mapped":30,"pool_bytes":4})"
                                "\n";

report::trace read(const std::string& text) {
  auto found = report::read(text);
  if (const auto* wrong = std::get_if<report::problem>(&found)) FAIL(wrong->line << ":" << wrong->column << ": " << wrong->text);
  return std::get<report::trace>(std::move(found));
}

/// Returns: "line:column: text" of what is wrong.
std::string wrong(const std::string& text) {
  const auto found = report::read(text);
  const auto* problem = std::get_if<report::problem>(&found);
  return problem == nullptr ? "nothing" : std::to_string(problem->line) + ":" + std::to_string(problem->column) + ": " + problem->text;
}

std::string wrong_line(const std::string& line) { return wrong(first_line + sample_line + line + "\n"); }

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

TEST_CASE("a trace is read, each kind of line") {
  const report::trace found = read(first_line +
                                   R"({"at":0.5,"rss":10,"peak_rss":20,"mapped":30,"pool_bytes":4,"heap_used":5,"heap_total":6,"external":7,"limit":18446744073709551615,)"
                                   R"("pools":[{"name":"a","object_bytes":1,"limit":2,"live":3,"idle":4,"hits":5,"misses":6,"drops":7,"bytes_used":8,"bytes_retained":9,"bytes_reserved":10}]})"
                                   "\n"
                                   R"({"at":5E-1,"event":"guard","text":"stage \"x\" \u00e4\ud83d\ude00","acted":true,"returned":4096,"stage":"x"})"
                                   "\n" +
                                   sample_line + "  { \"stack\" : \";main;;f;\" , \"bytes\" : 12 }\r\n");
  CHECK(found.started == "2026-01-31T12:00:00.123Z");
  REQUIRE(found.samples.size() == 2);
  CHECK(found.samples[0].at == 0.5);
  CHECK(found.samples[0].rss == 10);
  CHECK(found.samples[0].limit == 18446744073709551615U);
  CHECK_FALSE(found.samples[1].heap_used.has_value());
  REQUIRE(found.pools.size() == 1);
  CHECK(found.pools[0].last.bytes_reserved == 10);
  CHECK(found.pools[0].most_live == 3);
  REQUIRE(found.events.size() == 1);
  CHECK(found.events[0].text == "stage \"x\" ä😀");
  REQUIRE(found.events[0].details.size() == 3);
  CHECK(found.events[0].details[1].value == "4096");
  REQUIRE(found.stacks.size() == 1);
  CHECK(found.stacks[0].frames == std::vector<std::string>{"main", "f"});
  CHECK_FALSE(found.is_cut);
}

TEST_CASE("a bad line is told by its place") {
  CHECK(wrong("").starts_with("1:1: the line ends too early; a trace begins with"));
  CHECK(wrong("hello\n").starts_with("1:1: expected '{' to begin an object; a trace"));
  CHECK(wrong("{\"ufb_memory_trace\":1,\"started\":\"").starts_with("1:34: the line ends within a text"));
  CHECK(wrong("{\"ufb_memory_trace\":2,\"started\":\"\"}\n").starts_with("1:21: this trace is of version 2; this ufb reads version 1"));
  CHECK(wrong(sample_line).starts_with("1:1: the first line needs 'ufb_memory_trace'"));
  CHECK(wrong_line("") == "3:1: the line ends too early");
  CHECK(wrong_line("nonsense") == "3:1: expected '{' to begin an object");
  CHECK(wrong_line("{}") == "3:1: this is neither a sample, with 'rss', nor an 'event', nor a 'stack'");
  CHECK(wrong_line(R"({"at":1 "rss":1})") == "3:9: expected '}' or ',' after a value");
  CHECK(wrong_line(R"({"at":1,})") == "3:9: expected a name in quotes");
  CHECK(wrong_line(R"({"at":1}x)") == "3:9: there is something after the object");
  CHECK(wrong_line(R"({"at":1,"at":1})") == "3:9: 'at' is there twice");
  CHECK(wrong_line(R"({"at":01})") == "3:8: a number does not begin with 0");
  CHECK(wrong_line(R"({"at":1.})") == "3:9: expected a digit");
  CHECK(wrong_line(R"({"at":null})") == "3:7: expected a text, a number, true or false");
  CHECK(wrong_line(R"({"at":{}})") == "3:7: expected a text, a number, true or false");
  CHECK(wrong_line(R"({"pools":[{"a":[]}]})") == "3:16: expected a text, a number, true or false");
  CHECK(wrong_line("{\"a\":\"\x01\"}") == "3:7: a control character in a text; write it as \\u00…");
  CHECK(wrong_line("{\"a\":\"\xFF\"}") == "3:7: this is not UTF-8");
  CHECK(wrong_line(R"({"a":"\x"})") == "3:7: no such escape");
  CHECK(wrong_line(R"({"a":"\ud800"})") == "3:7: half a character");
  CHECK(wrong_line(R"({"a":"\u12g4"})") == "3:11: expected four hex digits after \\u");
  CHECK(wrong_line(R"({"at":2,"rss":-1,"peak_rss":20,"mapped":30,"pool_bytes":4})") == "3:15: 'rss' must be a whole number, from 0 to 18446744073709551615");
  CHECK(wrong_line(R"({"at":2,"rss":18446744073709551616})").starts_with("3:15: 'rss' must be"));
  CHECK(wrong_line(R"({"at":2,"rss":"1"})").starts_with("3:15: 'rss' must be"));
  CHECK(wrong_line(R"({"at":2,"rss":1.5})").starts_with("3:15: 'rss' must be"));
  CHECK(wrong_line(R"({"at":2,"rss":1})") == "3:1: a sample needs 'peak_rss'");
  CHECK(wrong_line(R"({"at":2,"rss":10,"peak_rss":20,"mapped":30,"pool_bytes":4,"heap":5})") == "3:59: a sample has no 'heap'");
  CHECK(wrong_line(R"({"at":2,"rss":10,"peak_rss":20,"mapped":30,"pool_bytes":4,"pools":5})") == "3:67: 'pools' must be a list of objects");
  CHECK(wrong_line(R"({"at":2,"rss":10,"peak_rss":20,"mapped":30,"pool_bytes":4,"pools":[{}]})") == "3:1: a pool needs 'name'");
  CHECK(wrong_line(R"({"at":0.5,"event":"mark","text":""})") == "3:7: times do not go back");
  CHECK(wrong_line(R"({"at":-1,"event":"mark","text":""})") == "3:7: 'at' must be a number of seconds, 0 or more");
  CHECK(wrong_line(R"({"at":1e999,"event":"mark","text":""})") == "3:7: 'at' must be a number of seconds, 0 or more");
  CHECK(wrong_line(R"({"at":1,"event":"boom","text":""})") == "3:17: there is no event 'boom'; there are mark, clear, verdict, guard and batches");
  CHECK(wrong_line(R"({"at":1,"event":"mark","text":1})") == "3:31: 'text' must be a text");
  CHECK(wrong_line(R"({"at":1,"event":"mark","text":"","x":[]})") == "3:38: 'x' of an event must be a text, a number, true or false");
  CHECK(wrong_line(R"({"stack":";;","bytes":1})") == "3:10: a stack has at least one function");
  CHECK(wrong_line(R"({"stack":"a","bytes":1,"x":1})") == "3:24: a stack has no 'x'");
  CHECK(wrong_line("{\"stack\":\"a\",\"bytes\":18446744073709551615}\n{\"stack\":\"a\",\"bytes\":1}") == "4:22: all stacks together have more bytes than there can be");
}

TEST_CASE("the same pool twice in a sample") {
  const std::string pool = R"({"name":"a","object_bytes":1,"limit":2,"live":3,"idle":4,"hits":5,"misses":6,"drops":7,"bytes_used":8,"bytes_retained":9,"bytes_reserved":10})";
  CHECK(wrong_line(R"({"at":2,"rss":10,"peak_rss":20,"mapped":30,"pool_bytes":4,"pools":[)" + pool + "," + pool + "]}") == "3:67: the pool 'a' is there twice");
}

TEST_CASE("what a program left that died is read up to its last whole line, wherever it was cut") {
  const std::string whole = first_line + sample_line + R"({"at":2,"event":"mark","text":"\u00e4 ä\ud83d\ude00","x":true,"y":-1.5E+3})";
  for (std::size_t size = first_line.size(); size != whole.size(); ++size) {
    CAPTURE(size);
    const report::trace found = read(whole.substr(0, size));
    const bool has_sample = size >= (first_line + sample_line).size() - 1;  // it may lack its line's end
    CHECK(found.samples.size() == (has_sample ? 1 : 0));
    CHECK(found.events.empty());
    CHECK(found.is_cut == (size != first_line.size() && size != (first_line + sample_line).size() && size != (first_line + sample_line).size() - 1));
  }
  CHECK(read(whole).events.size() == 1);
  CHECK_FALSE(read(whole).is_cut);
  CHECK(wrong(first_line + "junk") == "2:1: expected '{' to begin an object");
  CHECK(wrong(first_line + "{\"at\":") == "nothing");
  CHECK(wrong(first_line + "{\"at\":\n" + sample_line) == "2:7: the line ends too early");
  CHECK(wrong(first_line + "{\"x\":1}") == "2:1: this is neither a sample, with 'rss', nor an 'event', nor a 'stack'");
}

TEST_CASE("words") {
  CHECK(report::bytes_in_words(0) == "0 B");
  CHECK(report::bytes_in_words(1023) == "1023 B");
  CHECK(report::bytes_in_words(1536) == "1.5 KiB");
  CHECK(report::bytes_in_words(1048575) == "1.0 MiB");
  CHECK(report::bytes_in_words(18446744073709551615U) == "16.0 EiB");
  CHECK(report::seconds_in_words(0) == "0 ms");
  CHECK(report::seconds_in_words(0.25) == "250 ms");
  CHECK(report::seconds_in_words(2.54) == "2.5 s");
  CHECK(report::seconds_in_words(59.96) == "1 min");
  CHECK(report::seconds_in_words(200) == "3 min 20 s");
  CHECK(report::seconds_in_words(7500) == "2 h 5 min");
  CHECK(report::seconds_in_words(273600) == "3 d 4 h");
  CHECK(report::count_in_html(1234567) == "<data value=\"1234567\">1\u202f234\u202f567</data>");
  CHECK(report::shown(std::string("a\0b\n\x7F", 5)) == "a␀b␊␡");
}

TEST_CASE("thinning keeps the least and the greatest, wherever they are") {
  std::vector<report::point> points;
  for (int i = 0; i != 100'000; ++i) points.push_back({i * 0.01, 1000});
  points[12'345].value = 1;
  points[12'346].value = 999'999;
  points[99'999].value = 5;
  const std::vector<report::point> kept = report::thinned(points, 500);
  CHECK(kept.size() <= 1000);
  std::vector<std::uint64_t> values;
  for (const report::point& one : kept)
    if (one.value != 1000) values.push_back(one.value);
  CHECK(values == std::vector<std::uint64_t>{1, 999'999, 5});
  CHECK(kept.front().at == 0);
  CHECK(kept.back().at == points.back().at);
  for (std::size_t i = 1; i < kept.size(); ++i) CHECK(kept[i - 1].at < kept[i].at);
  CHECK(report::thinned({{1, 2}, {2, 3}, {3, 1}}, 500).size() == 3);
}

TEST_CASE("frames add up, and siblings lie side by side") {
  const std::vector<report::frame> all = report::frames_of({{{"main", "b"}, 10, 0}, {{"main"}, 1, 0}, {{"main", "a", "x"}, 5, 0}, {{"main", "b"}, 20, 0}, {{"other"}, 4, 0}});
  REQUIRE(all.size() == 6);
  const auto is = [&](std::size_t i, const char* name, std::size_t parent, std::uint64_t begin, std::uint64_t bytes, std::uint64_t own) {
    CAPTURE(i);
    CHECK(all[i].name == name);
    CHECK(all[i].parent == parent);
    CHECK(all[i].begin == begin);
    CHECK(all[i].bytes == bytes);
    CHECK(all[i].own == own);
  };
  is(0, "all", 0, 0, 40, 0);
  is(1, "main", 0, 0, 36, 1);
  is(2, "a", 1, 1, 5, 0);
  is(3, "x", 2, 1, 5, 5);
  is(4, "b", 1, 6, 30, 30);
  is(5, "other", 0, 36, 4, 4);
}

TEST_CASE("a trace without samples, and one of a single one") {
  const std::string none = report::to_html(read(first_line), "t.jsonl");
  CHECK(none.find("There is no sample in this trace") != std::string::npos);
  CHECK(none.find("<dt>samples</dt><dd><data value=\"0\">0</data></dd>") != std::string::npos);
  const std::string one = report::to_html(read(first_line + sample_line), "t.jsonl");
  CHECK(one.find("d=\"M500.0 43.3l0 0\"") != std::string::npos);  // 10 of 12, in the middle
  CHECK(one.find("<data value=\"10\">10 B</data>") != std::string::npos);
  for (const std::string& page : {none, one}) {
    CHECK(page.find("nan") == std::string::npos);
    CHECK(page.find("inf") == std::string::npos);
  }
}

TEST_CASE("numbers at the edge of what there is") {
  const std::string page = report::to_html(
      read(first_line + R"({"at":0,"rss":18446744073709551615,"peak_rss":18446744073709551615,"mapped":0,"pool_bytes":0,"limit":18446744073709551615})" "\n"
                        R"({"at":1e12,"rss":0,"peak_rss":0,"mapped":0,"pool_bytes":0,"limit":0})" "\n"), "t");
  CHECK(page.find("<data value=\"18446744073709551615\">16.0 EiB</data>") != std::string::npos);
  CHECK(page.find("NaN") == std::string::npos);
}

TEST_CASE("names of any kind are shown and do nothing") {
  const std::string name = R"(</script><img src=x onerror=alert(1)>\" ' & \u0000\u001b[31m ä 漢)";
  const std::string text = first_line + R"({"at":1,"event":"mark","text":")" + name + R"(",")" + name + R"(":")" + name + "\"}\n" +
                           R"({"at":2,"rss":10,"peak_rss":20,"mapped":30,"pool_bytes":4,"pools":[{"name":")" + name +
                           R"(","object_bytes":1,"limit":2,"live":3,"idle":4,"hits":5,"misses":6,"drops":7,"bytes_used":8,"bytes_retained":9,"bytes_reserved":10}]})" "\n" +
                           R"({"stack":"main;)" + name + R"(","bytes":9})" "\n";
  const std::string page = report::to_html(read(text), "</title><b>.jsonl");
  CHECK(count(page, "<img") == 0);
  CHECK(count(page, "</script>") == 1);
  CHECK(count(page, "</title><b>") == 0);
  CHECK(page.find('\0') == std::string::npos);
  CHECK(page.find('\x1b') == std::string::npos);
  // In the event's text, its stroke, the detail's name and value, the pool, the frame twice, the function.
  CHECK(count(page, "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot; &#39; &amp; ␀␛[31m ä 漢") == 8);
}

TEST_CASE("details of an event: bytes, counts, other numbers, what is no number that there can be, and texts") {
  const std::string page = report::to_html(
      read(first_line + R"({"at":1,"event":"guard","text":"","from_pools":2048,"failed_caches":1234,"confidence":9.99912345E-1,"x":99999999999999999999,"y":1e999,"z":"2048","acted":true})" "\n"), "t");
  CHECK(page.find("from pools <data value=\"2048\">2.0 KiB</data>, failed caches <data value=\"1234\">1\u202f234</data>, confidence <data value=\"0.999912345\">0.99991</data>, "
                  "x <data value=\"1e+20\">1e+20</data>, y 1e999, z 2048, acted true<") != std::string::npos);
}

TEST_CASE("a page needs nothing from elsewhere") {
  const std::string page = report::to_html(read(first_line + sample_line), "t.jsonl");
  for (const char* way_out : {"http:", "https:", "src=", "@import", "url("}) CHECK(page.find(way_out) == std::string::npos);
}

TEST_CASE("however long a trace, the page is not") {
  std::string text = first_line;
  for (int i = 0; i != 100'000; ++i) {
    const std::string n = std::to_string(i), bytes = std::to_string(1'000'000'000 + i * 997 % 1'000'003);
    text += "{\"at\":" + n + ",\"rss\":" + bytes + ",\"peak_rss\":" + bytes + ",\"mapped\":" + bytes + ",\"pool_bytes\":" + bytes + ",\"heap_used\":" + bytes +
            R"(,"pools":[{"name":"type_)" + std::to_string(i % 700) + R"(","object_bytes":1,"limit":2,"live":)" + n +
            R"(,"idle":4,"hits":5,"misses":6,"drops":7,"bytes_used":8,"bytes_retained":9,"bytes_reserved":10}]})" "\n";
    text += "{\"at\":" + n + R"(,"event":"mark","text":"mark )" + n + "\"}\n";
    if (i % 4 == 0) text += R"({"stack":"main;f)" + std::to_string(i % 7) + ";g" + n + R"(","bytes":)" + std::to_string(i % 1000 + 1) + "}\n";
  }
  std::string deep = "f";
  for (int i = 0; i != 50'000; ++i) deep += ";f";
  text += R"({"stack":")" + deep + "\",\"bytes\":100000}\n";
  const report::trace found = read(text);
  CHECK(found.samples.size() == 100'000);
  const std::string page = report::to_html(found, "t.jsonl");
  CHECK(page.size() < 3'000'000);
  MESSAGE("a page of " << page.size() << " bytes for a trace of " << text.size());
  CHECK(page.find("100000 samples in 500 groups") != std::string::npos);
  CHECK(page.find("The 500 of 700 pools with most memory") != std::string::npos);
  CHECK(page.find("<data value=\"99000\">99\u202f000</data> events are left out here") != std::string::npos);
}

}  // namespace
}  // namespace ufb::test
