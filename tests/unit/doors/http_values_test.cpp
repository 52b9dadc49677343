#include <gtest/gtest.h>

#include "doors/http/etag.h"
#include "doors/http/event_stream.h"
#include "doors/http/form.h"
#include "doors/http/peer.h"
#include "doors/http/response_head.h"
#include "doors/http/target.h"

namespace clientela {
namespace {

std::string path_of(std::string_view target) {
  const auto parsed = parse_target(target);
  return parsed ? parsed->path : "refused";
}

TEST(HttpHeaders, IgnoreCaseAndKeepRepeatedFields) {
  Headers headers{{"Accept", "text/html"}, {"Set-Cookie", "a=1"}, {"set-cookie", "b=2"}};
  EXPECT_EQ(headers.find("ACCEPT"), "text/html");
  EXPECT_EQ(headers.count("Set-Cookie"), 2u);
  EXPECT_FALSE(headers.find("Accept-Encoding"));
  headers.set("Set-Cookie", "c=3");
  EXPECT_EQ(headers.count("Set-Cookie"), 1u);
}

TEST(HttpHeaders, FindTokensInLists) {
  const Headers headers{{"Connection", "Upgrade, Close"}};
  EXPECT_TRUE(headers.has_token("connection", "close"));
  EXPECT_FALSE(headers.has_token("connection", "clos"));
}

TEST(HttpRequest, FindsCookies) {
  Request request;
  request.headers.add("Cookie", "theme=dark; clientela_session=abc=def;empty=");
  EXPECT_EQ(request.cookie("clientela_session"), "abc=def");
  EXPECT_EQ(request.cookie("empty"), "");
  EXPECT_FALSE(request.cookie("session"));
}

TEST(HttpTarget, IsDecodedAndNormalised) {
  EXPECT_EQ(path_of("/"), "/");
  EXPECT_EQ(path_of("/clients/%D0%AF%20b"), "/clients/Я b");
  EXPECT_EQ(path_of("/a/./b//c/../d/"), "/a/b/d/");
  EXPECT_EQ(path_of("/../../etc/passwd"), "/etc/passwd");
  EXPECT_EQ(path_of("/%2e%2e/%2e%2e/etc"), "/etc");
  EXPECT_EQ(path_of("/a/.."), "/");
  EXPECT_EQ(path_of("//evil.example/x"), "/evil.example/x");
  EXPECT_EQ(path_of("http://host.example/x?y"), "/x");
  EXPECT_EQ(path_of("http://host.example?y"), "/");
  EXPECT_EQ(parse_target("/a?b=c?d&e=%20")->query, "b=c?d&e=%20");
}

TEST(HttpTarget, RefusesWhatIsMalformed) {
  for (const char* target : {"", "a", "/%", "/%4", "/%zz", "/a%00b", "/a%0ab", "/%ff", "/%c0%af",
                             "/%ed%a0%80", "/a b", "/a#b", "http://", "*x", "/\x7f"}) {
    EXPECT_EQ(path_of(target), "refused") << target;
  }
}

TEST(HttpForm, KeepsOrderAndRepeatedNames) {
  const auto fields = parse_form("name=Jana+Nov%C3%A1&tag=a&tag=b&&empty=&flag&broken=%zz+1");
  EXPECT_EQ(fields.find("name"), "Jana Nová");
  EXPECT_EQ(fields.find_all("tag"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(fields.find("empty"), "");
  EXPECT_EQ(fields.find("flag"), "");
  EXPECT_EQ(fields.find("broken"), "%zz 1");
  EXPECT_EQ(fields.size(), 6u);
}

TEST(HttpForm, RepairsBrokenText) {
  EXPECT_EQ(parse_form("a=x%ffy").find("a"), "x\xef\xbf\xbdy");
  EXPECT_EQ(parse_form("a=%F0%9F%98%80").find("a"), "😀");
}

TEST(HttpForm, TakesOnlySoManyFields) {
  std::string text;
  for (std::size_t i = 0; i < most_form_fields; ++i) text += "f" + std::to_string(i) + "=1&";
  const auto whole = parse_form(text);
  EXPECT_EQ(whole.size(), most_form_fields);
  EXPECT_FALSE(whole.cut_off());
  EXPECT_EQ(whole.find("f4999"), "1");
  const auto cut = parse_form(text + "more=1&" + std::string(900'000, 'x'));
  EXPECT_EQ(cut.size(), most_form_fields);
  EXPECT_TRUE(cut.cut_off());
  EXPECT_FALSE(cut.find("more"));
}

Request multipart_request(std::string body) {
  Request request;
  request.headers.add("Content-Type", "multipart/form-data; boundary=\"xYz\"");
  request.body = std::move(body);
  return request;
}

TEST(HttpMultipart, GivesFieldsAndPlacesOfFiles) {
  const auto request = multipart_request(
      "--xYz\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nfirst\r\nsecond\r\n"
      "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\a%22b.csv\"\r\n"
      "Content-Type: text/csv\r\n\r\nid,name\r\n1,--xYz\r\n"
      "--xYz\r\ncontent-disposition: form-data; name=none; filename=\"\"\r\n\r\n\r\n"
      "--xYz--\r\n");
  auto form = parse_multipart(request);
  ASSERT_TRUE(form);
  EXPECT_EQ(form->fields.find("note"), "first\nsecond");
  ASSERT_EQ(form->files.size(), 2u);
  EXPECT_EQ(form->files[0].name, "a\"b.csv");
  EXPECT_EQ(form->files[0].content_type, "text/csv");
  EXPECT_EQ(request.body.substr(form->files[0].offset, form->files[0].length_bytes),
            "id,name\r\n1,--xYz");
  EXPECT_EQ(form->files[1].field, "none");
  EXPECT_EQ(form->files[1].length_bytes, 0u);
}

TEST(HttpMultipart, RefusesWhatIsCutOff) {
  const std::string whole =
      "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue\r\n--xYz--";
  ASSERT_TRUE(parse_multipart(multipart_request(whole)));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(parse_multipart(multipart_request(whole.substr(0, size)))) << size;
  }
  Request plain;
  plain.headers.add("Content-Type", "text/plain");
  EXPECT_FALSE(parse_multipart(plain));
}

TEST(HttpMultipart, TakesOnlySoManyParts) {
  const auto form_of = [](std::size_t parts) {
    std::string body;
    for (std::size_t i = 0; i < parts; ++i) {
      body += "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
    }
    return parse_multipart(multipart_request(body + "--xYz--\r\n"));
  };
  EXPECT_TRUE(form_of(most_form_fields));
  const auto refused = form_of(most_form_fields + 1);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::too_large);
}

TEST(HttpEtag, TellsVersionsApart) {
  EXPECT_EQ(make_etag("page"), make_etag("page"));
  EXPECT_NE(make_etag("page"), make_etag("page "));
  EXPECT_NE(make_etag(""), make_etag(std::string(1, '\0')));
  Request request;
  EXPECT_FALSE(has_current(request, "\"a\""));
  request.headers.add("If-None-Match", "\"x\", W/\"a\"");
  EXPECT_TRUE(has_current(request, "\"a\""));
  EXPECT_FALSE(has_current(request, "\"b\""));
}

TEST(HttpResponseHead, NamesTheStatus) {
  Response response;
  response.status = 421;
  EXPECT_EQ(make_response_head(response, {}).rfind("HTTP/1.1 421 Misdirected Request\r\n", 0), 0u);
}

TEST(HttpResponseHead, LetsNoValueBeginAnotherField) {
  Response response;
  response.headers.add("Location", "/a\r\nSet-Cookie: stolen=1");
  const std::string head = make_response_head(response, {});
  EXPECT_EQ(head.find("\r\nSet-Cookie"), std::string::npos);
}

TEST(HttpEventStream, WritesEventsAndDropsSlowListeners) {
  EventStream stream(100);
  EXPECT_TRUE(stream.send("refresh", "a\nb", "7\n8"));
  EXPECT_EQ(stream.take(), "event: refresh\nid: 78\ndata: a\ndata: b\n\n");
  EXPECT_TRUE(stream.send("x", std::string(80, 'x')));
  EXPECT_FALSE(stream.send("x", std::string(80, 'x')));
  EXPECT_TRUE(stream.closed());
  EXPECT_EQ(stream.take(), "");
}

TEST(HttpEventStream, WakesOnceUntilTaken) {
  EventStream stream;
  int woken = 0;
  stream.send("before", "1");
  stream.attach([&] { ++woken; });
  stream.send("after", "2");
  EXPECT_EQ(woken, 1);
  EXPECT_NE(stream.take(), "");
  stream.send("later", "3");
  EXPECT_EQ(woken, 2);
  stream.detach();
  EXPECT_FALSE(stream.send("gone", "4"));
  EXPECT_EQ(woken, 2);
}

std::string origin(const Headers& headers, const std::string& peer) {
  Request request;
  request.headers = headers;
  const AddressRanges trusted({"10.0.0.0/8", "::1"});
  set_origin(request, boost::asio::ip::make_address(peer), false, trusted);
  return request.remote_address + (request.secure ? " secure" : "");
}

TEST(HttpPeer, BelievesOnlyTrustedProxies) {
  const Headers headers{{"X-Forwarded-For", "6.6.6.6, 203.0.113.9, 10.1.1.1"},
                        {"X-Forwarded-Proto", "https"}};
  EXPECT_EQ(origin(headers, "198.51.100.1"), "198.51.100.1");
  EXPECT_EQ(origin(headers, "10.2.2.2"), "203.0.113.9 secure");
  EXPECT_EQ(origin(headers, "::1"), "203.0.113.9 secure");
  EXPECT_EQ(origin({{"X-Forwarded-For", "10.1.1.1"}}, "10.2.2.2"), "10.1.1.1");
  EXPECT_THROW(AddressRanges({"10.0.0.0/99"}), std::invalid_argument);
}

TEST(HttpPeer, IsUnknownWhenATrustedProxyDoesNotSayWhoAsks) {
  EXPECT_EQ(origin({}, "10.2.2.2"), "");
  EXPECT_EQ(origin({}, "::1"), "");
  EXPECT_EQ(origin({}, "192.0.2.1"), "192.0.2.1");
  for (const char* claimed : {"nonsense", "unknown", "", "203.0.113.9, nonsense, 10.1.1.1", "[::1",
                              "[::1]x", "1.2.3.4:5:6", "localhost:80"}) {
    EXPECT_EQ(origin({{"X-Forwarded-For", claimed}}, "10.2.2.2"), "") << claimed;
  }
}

TEST(HttpPeer, ReadsAddressesWithPorts) {
  const auto claimed = [](const char* text) {
    return origin({{"X-Forwarded-For", text}}, "10.2.2.2");
  };
  EXPECT_EQ(claimed("203.0.113.9:4711"), "203.0.113.9");
  EXPECT_EQ(claimed("[2001:db8::1]:4711"), "2001:db8::1");
  EXPECT_EQ(claimed("[2001:db8::1]"), "2001:db8::1");
  EXPECT_EQ(claimed("2001:db8::1"), "2001:db8::1");
  EXPECT_EQ(claimed("[::ffff:203.0.113.9]:80"), "203.0.113.9");
  EXPECT_EQ(claimed("203.0.113.9:1, 10.1.1.1:2"), "203.0.113.9");
}

TEST(HttpPeer, CountsACustomersNetAsOne) {
  EXPECT_EQ(counting_key("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(counting_key("2001:db8:1:2::1"), counting_key("2001:db8:1:2:ffff::9"));
  EXPECT_NE(counting_key("2001:db8:1:2::1"), counting_key("2001:db8:1:3::1"));
  EXPECT_EQ(counting_key(""), "");
}

TEST(HttpPeer, CountsConnections) {
  ConnectionCounter counter(3, 2);
  const auto a = boost::asio::ip::make_address("192.0.2.1");
  EXPECT_TRUE(counter.admit(a, true));
  EXPECT_TRUE(counter.admit(a, true));
  EXPECT_FALSE(counter.admit(a, true));
  EXPECT_TRUE(counter.admit(boost::asio::ip::make_address("2001:db8::1"), true));
  EXPECT_FALSE(counter.admit(boost::asio::ip::make_address("2001:db8::2"), false));
  counter.release(a, true);
  EXPECT_TRUE(counter.admit(a, true));
  EXPECT_EQ(counter.open(), 3u);
}

}  // namespace
}  // namespace clientela
