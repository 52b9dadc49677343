#include <gtest/gtest.h>

#include <random>
#include <string>

#include "doors/http/request_parser.h"

namespace clientela {
namespace {

using namespace std::string_view_literals;

class TextSink final : public BodySink {
 public:
  int take(std::string_view piece) override {
    text.append(piece);
    return text.size() > limit ? 413 : 0;
  }
  std::string text;
  std::size_t limit = 1000;
};

struct Outcome {
  int status = 0;  // 0: understood; -1: wants more
  Request request;
  RequestFraming framing;
  std::string body;
  std::string rest;
};

// Feeds the bytes in pieces of that size, as they could come from the network.
Outcome parse(std::string_view bytes, std::size_t piece_size = 1'000'000,
              std::size_t head_limit = 16 * 1024) {
  RequestParser parser(head_limit);
  TextSink sink;
  std::string waiting;
  Outcome outcome;
  outcome.status = -1;
  while (!bytes.empty() && outcome.status == -1) {
    const auto size = std::min(piece_size, bytes.size());
    waiting.append(bytes.substr(0, size));
    bytes.remove_prefix(size);
    std::string_view input = waiting;
    auto progress = parser.feed(input);
    if (progress == RequestParser::Progress::head) {
      parser.set_sink(&sink);
      progress = parser.feed(input);
    }
    waiting.erase(0, waiting.size() - input.size());
    if (progress == RequestParser::Progress::failed) outcome.status = parser.failure_status();
    if (progress == RequestParser::Progress::complete) outcome.status = 0;
  }
  outcome.request = parser.request();
  outcome.framing = parser.framing();
  outcome.body = sink.text;
  outcome.rest = waiting + std::string(bytes);
  return outcome;
}

TEST(HttpParser, UnderstandsARequestInPiecesOfAnySize) {
  const std::string text =
      "POST /a%20b?c=d HTTP/1.1\r\nHost: x.example:80\r\nX-A: \t1 2 \r\n"
      "Transfer-Encoding: chunked\r\n\r\n"
      "5\r\nhello\r\n6;name=\"v\"\r\n world\r\n0\r\nX-Trailer: t\r\n\r\nGET";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    const auto outcome = parse(text, piece);
    ASSERT_EQ(outcome.status, 0) << piece;
    EXPECT_EQ(outcome.request.method, "POST");
    EXPECT_EQ(outcome.request.path, "/a b");
    EXPECT_EQ(outcome.request.query, "c=d");
    EXPECT_EQ(outcome.request.header("x-a"), "1 2");
    EXPECT_FALSE(outcome.request.header("X-Trailer"));
    EXPECT_EQ(outcome.body, "hello world");
    EXPECT_EQ(outcome.rest, "GET");
  }
}

TEST(HttpParser, KnowsWhatTheHeadSaysAboutTheConnection) {
  EXPECT_TRUE(parse("GET / HTTP/1.1\r\nHost: x\r\n\r\n").framing.keep_alive);
  EXPECT_FALSE(parse("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").framing.keep_alive);
  EXPECT_FALSE(parse("GET / HTTP/1.0\r\n\r\n").framing.keep_alive);
  EXPECT_TRUE(parse("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").framing.keep_alive);
}

TEST(HttpParser, TurnsHeadIntoGet) {
  const auto outcome = parse("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(outcome.request.method, "GET");
  EXPECT_TRUE(outcome.request.head_only);
}

TEST(HttpParser, TakesTheHostFromAWholeUrl) {
  const auto outcome = parse("GET http://real.example/x HTTP/1.1\r\nHost: other\r\n\r\n");
  EXPECT_EQ(outcome.request.path, "/x");
  EXPECT_EQ(outcome.request.header("Host"), "real.example");
}

struct Refusal {
  int status;
  std::string text;
};

class HttpParserRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(HttpParserRefuses, InPiecesOfAnySize) {
  for (std::size_t piece = 1; piece <= GetParam().text.size(); ++piece) {
    EXPECT_EQ(parse(GetParam().text, piece).status, GetParam().status) << GetParam().text;
  }
}

std::string with_head(const std::string& fields) {
  return "POST / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

INSTANTIATE_TEST_SUITE_P(
    Malformed, HttpParserRefuses,
    testing::Values(
        Refusal{400, std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15)},
        Refusal{400, "GET\r\n\r\n"}, Refusal{400, "GET  / HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refusal{505, "GET / HTTP/2.0\r\n\r\n"}, Refusal{505, "GET / HTTP/1.2\r\n\r\n"},
        Refusal{505, "GET / FTP/1.1\r\n\r\n"}, Refusal{505, "GET / HTTP/1.1 x\r\n\r\n"},
        Refusal{400, "GET /\r\n\r\n"}, Refusal{400, "G@T / HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refusal{400, "GET / HTTP/1.1\r\n\r\n"},
        Refusal{400, "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"},
        Refusal{400, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"},
        Refusal{400, "GET x HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refusal{400, "GET * HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refusal{400, "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refusal{400, "GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refusal{405, "CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refusal{405, "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refusal{501, std::string(33, 'A') + " / HTTP/1.1\r\nHost: x\r\n\r\n"},
        Refusal{400, with_head("Name : x\r\n")}, Refusal{400, with_head("Name\r\n")},
        Refusal{400, with_head(": x\r\n")}, Refusal{400, with_head("A: \x01\r\n")},
        Refusal{400, with_head("A: b\nC: d\r\n")}, Refusal{417, with_head("Expect: more\r\n")}));

INSTANTIATE_TEST_SUITE_P(
    Smuggling, HttpParserRefuses,
    testing::Values(
        Refusal{400,
                with_head("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n"},
        Refusal{400,
                with_head("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n") + "0\r\n\r\n"},
        Refusal{400, with_head("Content-Length: 5\r\nContent-Length: 5\r\n") + "hello"},
        Refusal{400, with_head("Content-Length: 5\r\nContent-Length: 6\r\n") + "hello"},
        Refusal{400, with_head("Content-Length: 5, 5\r\n") + "hello"},
        Refusal{400, with_head("Content-Length: +5\r\n") + "hello"},
        Refusal{400, with_head("Content-Length: 0x5\r\n") + "hello"},
        Refusal{400, with_head("Content-Length: -1\r\n")},
        Refusal{400, with_head("Content-Length: 99999999999999999999\r\n")},
        Refusal{400, with_head("Content-Length:\r\n")},
        Refusal{501, with_head("Transfer-Encoding: gzip\r\n") + "hello"},
        Refusal{501, with_head("Transfer-Encoding: gzip, chunked\r\n") + "0\r\n\r\n"},
        Refusal{501, with_head("Transfer-Encoding: xchunked\r\n") + "0\r\n\r\n"},
        Refusal{400, with_head("Transfer-Encoding : chunked\r\n") + "0\r\n\r\n"},
        Refusal{400, with_head("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")},
        Refusal{400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
        Refusal{400, with_head("Transfer-Encoding: chunked\r\n") + "x\r\n\r\n"},
        Refusal{400, with_head("Transfer-Encoding: chunked\r\n") + "5 \r\nhello\r\n0\r\n\r\n"},
        Refusal{400, with_head("Transfer-Encoding: chunked\r\n") + "5\r\nhelloXX0\r\n\r\n"},
        Refusal{400, with_head("Transfer-Encoding: chunked\r\n") + "-1\r\nhello\r\n"},
        Refusal{400, with_head("Transfer-Encoding: chunked\r\n") + "fffffffffffffffff\r\nx"},
        Refusal{400,
                with_head("Transfer-Encoding: chunked\r\n") + "0\r\nContent-Length: 5\r\n\r\n"}));

TEST(HttpParser, NeverTakesALineFeedForALineEnd) {
  EXPECT_NE(parse("GET / HTTP/1.1\nHost: x\n\n").status, 0);
  EXPECT_NE(parse("GET / HTTP/1.1\nHost: x\n\n", 1).status, 0);
}

TEST(HttpParser, BoundsTheHead) {
  const std::string line(17'000, 'a');
  EXPECT_EQ(parse("GET /" + line + " HTTP/1.1\r\nHost: x\r\n\r\n").status, 431);
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nHost: x\r\nA: " + line + "\r\n\r\n").status, 431);
  std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 3000; ++i) many.append("Name: v\r\n");
  EXPECT_EQ(parse(many + "\r\n", 1000).status, 431);
  EXPECT_EQ(parse(line, 100).status, 431);
}

TEST(HttpParser, BoundsTheLinesBetweenChunks) {
  const std::string head = with_head("Transfer-Encoding: chunked\r\n");
  const std::string line(40'000, 'a');
  EXPECT_EQ(parse(head + "5;" + line, 1000).status, 431);
  EXPECT_EQ(parse(head + "0\r\nA: " + line, 1000).status, 431);
}

// Whatever is sent in whatever pieces: it is understood, refused or waited for.
TEST(HttpParser, SurvivesDamagedRequests) {
  const std::string sound =
      "POST /a?b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"
      "5;a=\"b\"\r\nhello\r\n0\r\nA: b\r\n\r\n";
  constexpr std::string_view nasty = "\r\n\0 :;,0f%\"\xff\tAHTTP/1."sv;
  std::mt19937 random(1);
  for (int round = 0; round < 50'000; ++round) {
    std::string text = sound;
    for (auto damages = random() % 6; damages > 0; --damages) {
      const auto at = random() % text.size();
      const auto kind = random() % 3;
      if (kind == 0) text[at] = nasty[random() % nasty.size()];
      if (kind == 1) text.erase(at, random() % 4);
      if (kind == 2) text.insert(at, 1 + random() % 3, nasty[random() % nasty.size()]);
      if (text.empty()) break;
    }
    const auto outcome = parse(text, 1 + random() % (text.size() + 1));
    EXPECT_TRUE(outcome.status <= 0 || (outcome.status >= 400 && outcome.status <= 505));
  }
}

TEST(HttpParser, StopsWhenTheSinkRefuses) {
  EXPECT_EQ(parse(with_head("Content-Length: 2000\r\n") + std::string(2000, 'x')).status, 413);
  EXPECT_EQ(parse(with_head("Transfer-Encoding: chunked\r\n") + "7d0\r\n" + std::string(2000, 'x') +
                  "\r\n0\r\n\r\n")
                .status,
            413);
}

}  // namespace
}  // namespace clientela
