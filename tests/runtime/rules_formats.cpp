// rules/ipv4.hpp, ipv6.hpp, hostname.hpp, date.hpp, time.hpp, date_time.hpp, duration.hpp, uri_reference.hpp, uuid.hpp: each by its RFC, with its edges.
#include <ufb/rules/base64.hpp>
#include <ufb/rules/date.hpp>
#include <ufb/rules/date_time.hpp>
#include <ufb/rules/duration.hpp>
#include <ufb/rules/hostname.hpp>
#include <ufb/rules/ipv4.hpp>
#include <ufb/rules/ipv6.hpp>
#include <ufb/rules/json_pointer.hpp>
#include <ufb/rules/time.hpp>
#include <ufb/rules/uri_reference.hpp>
#include <ufb/rules/uuid.hpp>
#include <ufb/rule.hpp>

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>

namespace {

template <class Rule>
void takes(Rule rule, std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(rule.holds(text));
  }
}

template <class Rule>
void refuses(Rule rule, std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK_FALSE(rule.holds(text));
  }
}

template <class Rule>
void takes_nothing_around(Rule rule, const std::string& text) {
  CHECK(rule.holds(text));
  for (const std::string& around : {std::string(" "), std::string("\n"), std::string(1, '\0'), std::string("\xC2\xA0"), std::string("\xEF\xBC\x90")}) {
    CHECK_FALSE(rule.holds(around + text));
    CHECK_FALSE(rule.holds(text + around));
  }
}

}  // namespace

static_assert(ufb::ipv4.holds(std::string_view("192.0.2.1")));
static_assert(ufb::ipv6.holds(std::string_view("2001:db8::1")));
static_assert(ufb::hostname.holds(std::string_view("example.org")));
static_assert(ufb::date.holds(std::string_view("2024-02-29")));
static_assert(ufb::time.holds(std::string_view("23:59:60Z")));
static_assert(ufb::date_time.holds(std::string_view("1985-04-12T23:20:50.52Z")));
static_assert(ufb::duration.holds(std::string_view("P1D")));
static_assert(ufb::uri_reference.holds(std::string_view("../x")));

TEST_CASE("nothing stands before or after what a format takes") {
  takes_nothing_around(ufb::ipv4, "192.0.2.1");
  takes_nothing_around(ufb::ipv6, "2001:db8::1");
  takes_nothing_around(ufb::hostname, "example.org");
  takes_nothing_around(ufb::date, "2024-02-29");
  takes_nothing_around(ufb::time, "23:59:59Z");
  takes_nothing_around(ufb::date_time, "2024-02-29T23:59:59Z");
  takes_nothing_around(ufb::duration, "P1Y");
  takes_nothing_around(ufb::uri_reference, "a/b");
}

TEST_CASE("IPv4: four numbers of one byte") {
  takes(ufb::ipv4, {"0.0.0.0", "255.255.255.255", "1.20.3.255", "127.0.0.1"});
  refuses(ufb::ipv4, {"", ".", "1", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3", "1..2.3", "256.0.0.1", "1.2.3.1000", "01.2.3.4", "1.2.3.00",
                      "1.2.3.4a", "0x7f.0.0.1", "1.2.3.-4", "1.2.3.+4", "1,2,3,4", "2130706433", "1.2.3.4/8", "1 .2.3.4",
                      "\xEF\xBC\x91.2.3.4"});
}

TEST_CASE("IPv6: the three spellings of RFC 4291") {
  takes(ufb::ipv6, {"ABCD:EF01:2345:6789:ABCD:EF01:2345:6789", "2001:DB8:0:0:8:800:200C:417A", "2001:DB8::8:800:200C:417A", "FF01::101",
                    "::1", "::", "0:0:0:0:0:0:13.1.68.3", "0:0:0:0:0:FFFF:129.144.52.38", "::13.1.68.3", "::FFFF:129.144.52.38", "1::",
                    "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "0001:02::3"});
  refuses(ufb::ipv6, {"", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "1::2::3", "12345::", "1:", ":1",
                      "1::2:", ":1::2", "g::", "1.2.3.4", "::1.2.3", "::1.2.3.256", "::01.2.3.4", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4",
                      "fe80::1%eth0", "2001:db8::/32", "[::1]", "::1\n"});
}

TEST_CASE("host names: labels of 1 to 63 bytes, 253 in all") {
  takes(ufb::hostname, {"a", "localhost", "example.org", "3com.com", "a-b.c--d", "xn--bcher-kva.example", "A.b.C", "123", "1.2.3", "1.2.3.4.5",
                        "1.2.3.4a", "a.1.2.3"});
  refuses(ufb::hostname, {"", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "a-.b", "a_b", "a b", "b\xC3\xBC" "cher.example", "a\xE3\x80\x82" "b",
                          "1.2.3.4", "999.999.999.999", "*.example.org", "a:80"});
  const std::string longest(63, 'x');
  CHECK(ufb::hostname.holds(longest));
  CHECK_FALSE(ufb::hostname.holds(longest + "x"));
  const std::string three = longest + "." + longest + "." + longest + ".";
  CHECK(ufb::hostname.holds(three + std::string(61, 'x')));
  CHECK_FALSE(ufb::hostname.holds(three + std::string(62, 'x')));
}

TEST_CASE("dates: days that the calendar has") {
  takes(ufb::date, {"0000-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "0000-02-29", "0400-02-29", "1970-01-01", "2023-04-30",
                    "2023-01-31"});
  refuses(ufb::date, {"", "2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30", "2023-04-31", "2023-06-31", "2023-09-31", "2023-11-31",
                      "2023-01-32", "2023-00-01", "2023-13-01", "2023-01-00", "2023-1-01", "2023-01-1", "23-01-01", "12023-01-01",
                      "2023/01/01", "20230101", "2023-01-01T", "2023-W01-1", "2023-001", "-023-01-01", "+023-01-01", "2023-+1-01",
                      "202a-01-01", "2023-01-\xEF\xBC\x91"});
}

TEST_CASE("every day of four hundred years and no other") {
  int days = 0;
  for (int year = 1800; year < 2200; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 0; day <= 32; ++day) {
        std::string text = std::to_string(year * 10000 + month * 100 + day);
        text.insert(6, "-").insert(4, "-");
        days += ufb::date.holds(text) ? 1 : 0;
      }
    }
  }
  CHECK(days == 146097);
}

TEST_CASE("times: a time of day with its offset") {
  takes(ufb::time, {"00:00:00Z", "23:59:59Z", "12:30:45z", "12:30:45.1Z", "12:30:45.123456789012345678901234567890Z", "00:00:00-00:00",
                    "00:00:00+00:00", "12:00:00+23:59", "12:00:00-23:59"});
  refuses(ufb::time, {"", "Z", "12:00:00", "12:00Z", "24:00:00Z", "12:60:00Z", "12:00:61Z", "1:00:00Z", "12:0:00Z", "12:00:0Z", "12:00:00.Z",
                      "12:00:00,5Z", "12:00:00.5", "12:00:00+1:00", "12:00:00+0100", "12:00:00+01", "12:00:00+24:00", "12:00:00+00:60",
                      "12:00:00+01:00Z", "12:00:00 Z", "12:00:00ZZ", "120000Z", "T12:00:00Z", "12-00-00Z", "-2:00:00Z", "12:00:00.-5Z",
                      "12:00:00.\xEF\xBC\x91Z"});
}

TEST_CASE("second 60 is where it is 23:59:60 in UTC, and nowhere else") {
  takes(ufb::time, {"23:59:60Z", "23:59:60z", "23:59:60.999Z", "23:59:60+00:00", "23:59:60-00:00", "15:59:60-08:00", "01:29:60+01:30",
                    "23:29:60+23:30", "00:29:60-23:30", "00:59:60+01:00"});
  refuses(ufb::time, {"23:58:60Z", "22:59:60Z", "00:00:60Z", "23:59:60+01:00", "23:59:60-01:00", "15:59:60+08:00", "15:59:60Z",
                      "22:59:60+01:00", "00:59:60-01:00"});
}

TEST_CASE("dates with times: the examples of RFC 3339 §5.8, and none without a T") {
  takes(ufb::date_time, {"1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00", "1990-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00",
                         "1937-01-01T12:00:27.87+00:20", "1985-04-12t23:20:50z"});
  refuses(ufb::date_time, {"", "T", "1985-04-12", "23:20:50Z", "1985-04-12T", "1985-04-12 23:20:50Z", "1985-04-12_23:20:50Z",
                           "1985-04-1223:20:50Z", "1985-04-31T00:00:00Z", "1985-04-12T24:00:00Z", "1985-04-12T23:20:50",
                           "1990-12-31T23:59:61Z", "1990-12-31T15:59:59-24:00", "1998-12-31T23:58:60Z", "06/19/1963 08:30:06 PST",
                           "2013-350T01:01:01", "1963-6-19T08:30:06.283185Z", "1963-06-1\xE0\xA7\xAAT00:00:00Z"});
}

TEST_CASE("durations: RFC 3339 appendix A, where no unit is left out between two") {
  takes(ufb::duration, {"P1Y", "P1M", "P1D", "P1W", "PT1H", "PT1M", "PT1S", "P1Y2M", "P1Y2M3D", "P2M3D", "PT1H2M", "PT1H2M3S", "PT2M3S",
                        "P4DT12H30M5S", "P1YT1S", "P0D", "PT0S", "P00012D", "P999999999999999999999999Y", "p1dt2h", "P12W"});
  refuses(ufb::duration, {"", "P", "PT", "T", "1D", "P1", "1", "PD", "PT1", "P1DT", "P1YT", "P1H", "P1S", "PT1D", "PT1Y", "P1D2H", "P1Y2D",
                          "P1YT2", "PT1H2S", "P1D1Y", "P1M1Y", "PT1S1H", "PT1M1H", "P1Y1Y", "P1W1D", "P1Y1W", "P1WT1H", "P1W2W", "-P1D",
                          "P-1D", "P+1D", "P1.5D", "PT1.5S", "P 1D", "P1D ", "PP1D", "P1DTT1H", "P1DT1H1D", "P2\xE0\xA7\xAAY", "P1\x19"});
}

TEST_CASE("references of RFC 3986 §5.4, and URIs") {
  takes(ufb::uri_reference,
        {"g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "g;x?y#s", "", ".", "./", "..", "../", "../g",
         "../..", "../../", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "./g/.", "g/./h", "g;x=1/./y",
         "g?y/./x", "g#s/../x", "http:g", "https://example.org/a?b#c", "./1a:b", "a/1:b", "?a:b", "#a:b", "//user@host:80/x", "//[::1]/",
         "/a//b", "%20", "///a"});
  refuses(ufb::uri_reference, {"1a:b", ":a", ":", "a b", "a%2", "%zz", "a#b#c", "//[::1", "//a:b", "//ho st", "a[b]", "\\a", "\xC3\xA4",
                               "<a>", "\"a\"", "{a}", "a|b", "a^b", "`", "//a@b@c"});
}

TEST_CASE("UUIDs: five groups of hex digits") {
  takes(ufb::uuid, {"f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                    "919108f7-52d1-4320-9bac-f847db4148a8", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "2eb8aa08-aa98-11ea-b4aa-73b441d16380"});
  refuses(ufb::uuid, {"", "f81d4fae7dec11d0a76500a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6bf", "f81d4fae-7dec-11d0-a765-00a0c91e6bf60",
                      "f81d4fae-7dec-11d0-a76-500a0c91e6bf6", "f81d4fa-e7dec-11d0-a765-00a0c91e6bf6", "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                      "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                      "f81d4fae-7dec-11d0-a765_00a0c91e6bf6", "f81d4fae-7dec-11d0-a765-00a0c91e6b-6", "-------------------------------------"});
  takes_nothing_around(ufb::uuid, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
  CHECK(ufb::detail::message_of(ufb::uuid) == "must be a UUID");
}

TEST_CASE("JSON pointers: those of RFC 6901 §5, and its escapes") {
  takes(ufb::json_pointer, {"", "/foo", "/foo/0", "/", "/a~1b", "/c%d", "/e^f", "/g|h", "/i\\j", "/k\"l", "/ ", "/m~0n", "//", "/foo//bar",
                            "/~0~1~00", "/-", "/\xC3\xA4\xF0\x9F\x98\x80", "/a\nb", std::string_view("/\0", 2)});
  refuses(ufb::json_pointer, {"a", "foo/bar", "#", "#/foo", " /", "~0", "/~", "/a~", "/~2", "/~a", "/~/", "/~~0", "/foo/~", "/\xFF", "/\xC3",
                              "/\xED\xA0\x80"});
  CHECK(ufb::detail::message_of(ufb::json_pointer) == "must be a JSON pointer");
}

TEST_CASE("base64: the vectors of RFC 4648 §10, padding, and bits that are left over") {
  takes(ufb::base64, {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy", "+/+/", "AA==", "/w==", "AAA=", "//8="});
  refuses(ufb::base64, {"Z", "Zg", "Zg=", "Zm8", "Zm9vYg", "=", "==", "====", "A===", "Zg==Zg==", "Z=g=", "=Zg=", "Zg= =", "Zm9v\n", "Zm9 v",
                        "-_-_", "Zm9v====", "Zm9vZg===", "Z\xC3\xA4=", "Zm9,", "Zm\r\n9v"});
  refuses(ufb::base64, {"Zh==", "Zo==", "Z/==", "Zm9=", "Zm+=", "AB==", "AAB="});
  takes_nothing_around(ufb::base64, "Zm9v");
  CHECK(ufb::detail::message_of(ufb::base64) == "must be base64");
}

TEST_CASE("they say what they want") {
  CHECK(ufb::detail::message_of(ufb::ipv4) == "must be an IPv4 address");
  CHECK(ufb::detail::message_of(ufb::ipv6) == "must be an IPv6 address");
  CHECK(ufb::detail::message_of(ufb::hostname) == "must be a host name");
  CHECK(ufb::detail::message_of(ufb::date) == "must be a date such as 2024-02-29");
  CHECK(ufb::detail::message_of(ufb::time) == "must be a time with an offset, such as 23:59:59Z");
  CHECK(ufb::detail::message_of(ufb::date_time) == "must be a date and time with an offset, such as 2024-02-29T23:59:59Z");
  CHECK(ufb::detail::message_of(ufb::duration) == "must be a duration such as P3DT12H");
  CHECK(ufb::detail::message_of(ufb::uri_reference) == "must be a URI or a relative reference");
  CHECK(ufb::date_time.code == "date_time");
}
