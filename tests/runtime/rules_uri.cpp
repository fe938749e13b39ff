// rules/uri.hpp: the production `URI` of RFC 3986 and its edges.
#include <ufb/rules/uri.hpp>

#include <doctest/doctest.h>

#include <string_view>

namespace {

constexpr bool uri(std::string_view text) { return ufb::uri().holds(text); }

}  // namespace

static_assert(uri("https://www.example.org/"));
static_assert(!uri("//www.example.org/"));

TEST_CASE("the examples of RFC 3986 §1.1.2") {
  CHECK(uri("ftp://ftp.is.co.za/rfc/rfc1808.txt"));
  CHECK(uri("http://www.ietf.org/rfc/rfc2396.txt"));
  CHECK(uri("ldap://[2001:db8::7]/c=GB?objectClass?one"));
  CHECK(uri("mailto:John.Doe@example.com"));
  CHECK(uri("news:comp.infosystems.www.servers.unix"));
  CHECK(uri("tel:+1-816-555-1212"));
  CHECK(uri("telnet://192.0.2.16:80/"));
  CHECK(uri("urn:oasis:names:specification:docbook:dtd:xml:4.1.2"));
}

TEST_CASE("scheme") {
  CHECK(uri("a:"));
  CHECK(uri("a1+-.:b"));
  CHECK_FALSE(uri(""));
  CHECK_FALSE(uri(":"));
  CHECK_FALSE(uri("1a:b"));
  CHECK_FALSE(uri("+a:b"));
  CHECK_FALSE(uri("a_b:c"));
  CHECK_FALSE(uri("http"));
  CHECK_FALSE(uri("/path"));  // a relative reference, not a URI
  CHECK_FALSE(uri("?query"));
  CHECK_FALSE(uri("#fragment"));
}

TEST_CASE("authority") {
  CHECK(uri("http://"));  // host may be the empty reg-name
  CHECK(uri("file:///etc/hosts"));
  CHECK(uri("http://user:pass:word@host:80/"));
  CHECK(uri("http://@host"));
  CHECK(uri("http://host:"));  // port = *DIGIT
  CHECK(uri("http://host:99999999/"));
  CHECK(uri("http://a%20b"));
  CHECK(uri("http://!$&'()*+,;=-._~"));
  CHECK(uri("http://999.999.999.999/"));  // a reg-name, since it is no IPv4address
  CHECK_FALSE(uri("http://a@b@c"));
  CHECK_FALSE(uri("http://host:8o"));
  CHECK_FALSE(uri("http://host:80:80"));
  CHECK_FALSE(uri("http://ho st"));
  CHECK_FALSE(uri("http://a%2"));
  CHECK_FALSE(uri("http://a%zz"));
  CHECK_FALSE(uri("http://h\xC3\xB6st"));
  CHECK_FALSE(uri("http://ho<st"));
}

TEST_CASE("IP literals") {
  CHECK(uri("http://[::]"));
  CHECK(uri("http://[::1]:8080/x"));
  CHECK(uri("http://u@[1:2:3:4:5:6:7:8]/"));
  CHECK(uri("http://[1:2:3:4:5:6:7::]"));
  CHECK(uri("http://[::2:3:4:5:6:7:8]"));
  CHECK(uri("http://[1::8]"));
  CHECK(uri("http://[ABCD:ef01::]"));
  CHECK(uri("http://[::1.2.3.4]"));
  CHECK(uri("http://[1:2:3:4:5:6:1.2.3.4]"));
  CHECK(uri("http://[1:2:3:4:5::1.2.3.4]"));
  CHECK(uri("http://[v7.a:b]"));
  CHECK(uri("http://[vFF.x]"));
  CHECK_FALSE(uri("http://[]"));
  CHECK_FALSE(uri("http://[1]"));
  CHECK_FALSE(uri("http://[:]"));
  CHECK_FALSE(uri("http://[:::]"));
  CHECK_FALSE(uri("http://[1:2:3:4:5:6:7]"));
  CHECK_FALSE(uri("http://[1:2:3:4:5:6:7:8:9]"));
  CHECK_FALSE(uri("http://[1:2:3:4:5:6:7:8::]"));  // "::" stands for at least one group
  CHECK_FALSE(uri("http://[1:2:3:4::5:6:7:8]"));
  CHECK_FALSE(uri("http://[1::2::3]"));
  CHECK_FALSE(uri("http://[1:]"));
  CHECK_FALSE(uri("http://[:1::]"));
  CHECK_FALSE(uri("http://[12345::]"));
  CHECK_FALSE(uri("http://[g::]"));
  CHECK_FALSE(uri("http://[1.2.3.4]"));
  CHECK_FALSE(uri("http://[1.2.3.4::]"));
  CHECK_FALSE(uri("http://[::1.2.3.4:5]"));
  CHECK_FALSE(uri("http://[::1.2.3]"));
  CHECK_FALSE(uri("http://[::1.2.3.256]"));
  CHECK_FALSE(uri("http://[::01.2.3.4]"));
  CHECK_FALSE(uri("http://[1:2:3:4:5:6:7:1.2.3.4]"));
  CHECK_FALSE(uri("http://[1:2:3:4:5:6::1.2.3.4]"));
  CHECK_FALSE(uri("http://[fe80::1%25eth0]"));  // RFC 6874, which is not RFC 3986
  CHECK_FALSE(uri("http://[v.x]"));
  CHECK_FALSE(uri("http://[v1.]"));
  CHECK_FALSE(uri("http://[v1x]"));
  CHECK_FALSE(uri("http://[::1"));
  CHECK_FALSE(uri("http://[::1]x"));
  CHECK_FALSE(uri("http://::1]"));
}

TEST_CASE("path, query and fragment") {
  CHECK(uri("a:/b"));
  CHECK(uri("a:b/c//d/"));
  CHECK(uri("a:/"));
  CHECK(uri("a:////b"));  // an empty authority, then "//b"
  CHECK(uri("a:b:c@d"));
  CHECK(uri("a:%41%ff"));
  CHECK(uri("a:?"));
  CHECK(uri("a:#"));
  CHECK(uri("a:?b/c?d#e/f?g"));
  CHECK(uri("http://h?q"));
  CHECK(uri("http://h#f"));
  CHECK_FALSE(uri("a:#b#c"));
  CHECK_FALSE(uri("a:b c"));
  CHECK_FALSE(uri("a:b[c]"));
  CHECK_FALSE(uri("a:?q|r"));
  CHECK_FALSE(uri("a:\"b\""));
  CHECK_FALSE(uri("a:%"));
  CHECK_FALSE(uri("a:%4"));
  CHECK_FALSE(uri("a:%4g"));
  CHECK_FALSE(uri("a:b\n"));
  CHECK_FALSE(uri(std::string_view("a:b\0", 4)));
}
