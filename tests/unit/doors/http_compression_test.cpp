#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "doors/http/compression.h"
#include "http_test_server.h"

namespace clientela {
namespace {

std::string decode_brotli(const std::string& text, std::size_t size) {
  std::string out(size, '\0');
  const auto outcome =
      BrotliDecoderDecompress(text.size(), reinterpret_cast<const std::uint8_t*>(text.data()),
                              &size, reinterpret_cast<std::uint8_t*>(out.data()));
  return outcome == BROTLI_DECODER_RESULT_SUCCESS ? out.substr(0, size) : "broken";
}

std::string decode_gzip(const std::string& text, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(size);
  const int outcome = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  return outcome == Z_STREAM_END ? out.substr(0, stream.total_out) : "broken";
}

std::string page() {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "<tr><td>" + std::to_string(i * i) + "</td></tr>\n";
  return text;
}

TEST(HttpCompression, ChoosesWhatTheBrowserLikesBest) {
  EXPECT_EQ(choose_coding("gzip, deflate, br"), ContentCoding::brotli);
  EXPECT_EQ(choose_coding("gzip;q=1.0, br;q=0.8"), ContentCoding::gzip);
  EXPECT_EQ(choose_coding("gzip, br;q=0"), ContentCoding::gzip);
  EXPECT_EQ(choose_coding("gzip;q=0"), ContentCoding::identity);
  EXPECT_EQ(choose_coding("deflate"), ContentCoding::identity);
  EXPECT_EQ(choose_coding(""), ContentCoding::identity);
}

TEST(HttpCompression, LeavesImagesAlone) {
  EXPECT_TRUE(is_compressible("text/html; charset=utf-8"));
  EXPECT_TRUE(is_compressible("Application/JSON"));
  EXPECT_TRUE(is_compressible("application/problem+json"));
  EXPECT_TRUE(is_compressible("image/svg+xml"));
  EXPECT_FALSE(is_compressible("image/png"));
  EXPECT_FALSE(is_compressible("text/event-stream"));
  EXPECT_FALSE(is_compressible(""));
}

Response page_response(const Request& request) {
  Response response = text_response(200, request.path == "/short" ? "short" : page());
  response.compress = request.path != "/plain";
  response.headers.add("ETag", "\"1\"");
  if (request.path == "/coded") response.headers.add("Content-Encoding", "x");
  return response;
}

TEST(HttpCompression, IsUndoneToTheSameText) {
  HttpTestServer server(page_response);
  auto client = server.client();
  auto answer = client.get("/", {{"Accept-Encoding", "gzip, br"}});
  EXPECT_EQ(answer.headers.find("Content-Encoding"), "br");
  EXPECT_EQ(answer.headers.find("Vary"), "Accept-Encoding");
  EXPECT_EQ(answer.headers.find("ETag"), "W/\"1\"");
  EXPECT_LT(answer.body.size(), page().size() / 4);
  EXPECT_EQ(decode_brotli(answer.body, page().size()), page());
  answer = client.get("/", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(answer.headers.find("Content-Encoding"), "gzip");
  EXPECT_EQ(decode_gzip(answer.body, page().size()), page());
}

TEST(HttpCompression, IsLeftOutWhereItDoesNotServe) {
  HttpTestServer server(page_response);
  auto client = server.client();
  const Headers accept{{"Accept-Encoding", "gzip, br"}};
  EXPECT_EQ(client.get("/").body, page());
  EXPECT_EQ(client.get("/").headers.find("ETag"), "\"1\"");
  EXPECT_EQ(client.get("/plain", accept).body, page());
  EXPECT_EQ(client.get("/coded", accept).body, page());
  EXPECT_EQ(client.get("/short", accept).body, "short");
}

}  // namespace
}  // namespace clientela
