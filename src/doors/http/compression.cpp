#include "doors/http/compression.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <iterator>

namespace clientela {

namespace {

constexpr std::size_t smallest_worthwhile_bytes = 1024;
// A list of 50 rows, 15 KB: quality 1 makes 2.4 KB in 36 us, quality 4 makes 2.1 KB in 100 us, as
// long as everything else that such a page takes; gzip 3 makes 2.4 KB in 38 us. Assets are
// compressed as far as possible when the program is built.
constexpr int brotli_quality = 1;
constexpr int brotli_window_bits = 18;
constexpr int gzip_level = 3;
constexpr int gzip_window_bits = 15 + 16;  // 16 asks for gzip's own header

// The q of "gzip;q=0.5" in thousandths; 1000 when absent or unreadable.
int quality_thousandths(std::string_view parameters) {
  while (!parameters.empty()) {
    const auto parameter = next_part(parameters, ';');
    if (parameter.size() < 3 || (parameter[0] | 0x20) != 'q' || parameter[1] != '=') continue;
    if (parameter[2] == '1') return 1000;
    int value = 0;
    for (std::size_t i = 4; i < 7; ++i) {
      const char digit = i < parameter.size() ? parameter[i] : '0';
      value = value * 10 + (digit >= '0' && digit <= '9' ? digit - '0' : 0);
    }
    return value;
  }
  return 1000;
}

std::optional<std::string> compress_brotli(std::string_view body) {
  std::size_t size = BrotliEncoderMaxCompressedSize(body.size());
  std::string out(size, '\0');
  const auto done =
      BrotliEncoderCompress(brotli_quality, brotli_window_bits, BROTLI_MODE_TEXT, body.size(),
                            reinterpret_cast<const std::uint8_t*>(body.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data()));
  if (done == BROTLI_FALSE) return std::nullopt;
  out.resize(size);
  return out;
}

std::optional<std::string> compress_gzip(std::string_view body) {
  z_stream stream{};
  if (deflateInit2(&stream, gzip_level, Z_DEFLATED, gzip_window_bits, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return std::nullopt;
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(body.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int outcome = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END) return std::nullopt;
  return out;
}

void weaken_etag(Headers& headers) {
  const auto etag = headers.find("ETag");
  if (!etag || etag->substr(0, 2) == "W/") return;
  headers.set("ETag", "W/" + std::string(*etag));
}

}  // namespace

std::string_view coding_name(ContentCoding coding) {
  switch (coding) {
    case ContentCoding::gzip:
      return "gzip";
    case ContentCoding::brotli:
      return "br";
    case ContentCoding::identity:
      break;
  }
  return "identity";
}

ContentCoding choose_coding(std::string_view accept_encoding) {
  int gzip = 0;
  int brotli = 0;
  while (!accept_encoding.empty()) {
    std::string_view element = next_part(accept_encoding, ',');
    const auto name = next_part(element, ';');
    const int quality = quality_thousandths(element);
    if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip")) gzip = quality;
    if (equal_ignoring_case(name, "br")) brotli = quality;
  }
  if (std::max(gzip, brotli) == 0) return ContentCoding::identity;
  return brotli >= gzip ? ContentCoding::brotli : ContentCoding::gzip;
}

bool is_compressible(std::string_view content_type) {
  std::string type(next_part(content_type, ';'));
  std::transform(type.begin(), type.end(), type.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (type.rfind("text/", 0) == 0) return type != "text/event-stream";
  static constexpr std::string_view compressible[] = {
      "application/json",          "application/javascript",
      "application/xml",           "application/wasm",
      "application/manifest+json", "image/svg+xml",
      "application/x-ndjson",      "application/sql"};
  const auto ends_with = [&](std::string_view end) {
    return type.size() > end.size() && type.compare(type.size() - end.size(), end.size(), end) == 0;
  };
  return std::find(std::begin(compressible), std::end(compressible), type) !=
             std::end(compressible) ||
         ends_with("+json") || ends_with("+xml");
}

std::optional<std::string> compress(std::string_view body, ContentCoding coding) {
  switch (coding) {
    case ContentCoding::gzip:
      return compress_gzip(body);
    case ContentCoding::brotli:
      return compress_brotli(body);
    case ContentCoding::identity:
      break;
  }
  return std::string(body);
}

void compress_response(const Request& request, Response& response) {
  const auto body =
      response.body_view.empty() ? std::string_view(response.body) : response.body_view;
  if (!response.compress || response.stream || response.events) return;
  if (body.size() < smallest_worthwhile_bytes || !is_compressible(response.content_type)) return;
  if (response.headers.find("Content-Encoding")) return;
  if (response.headers.has_token("Cache-Control", "no-transform")) return;
  if (!response.headers.has_token("Vary", "Accept-Encoding")) {
    response.headers.add("Vary", "Accept-Encoding");
  }
  const auto coding = choose_coding(request.header("Accept-Encoding").value_or(""));
  if (coding == ContentCoding::identity) return;
  auto compressed = compress(body, coding);
  if (!compressed || compressed->size() >= body.size()) return;
  response.body = std::move(*compressed);
  response.body_view = {};
  response.body_owner.reset();
  response.headers.add("Content-Encoding", coding_name(coding));
  weaken_etag(response.headers);
}

}  // namespace clientela
