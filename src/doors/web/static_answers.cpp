#include "base/assets.h"
#include "doors/http/etag.h"
#include "doors/web/answers.h"

namespace clientela {
namespace {

std::string_view bytes_of(std::span<const unsigned char> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// An embedded file in the smallest form that the browser takes. Its name changes with its content,
// so it may be kept for ever.
Response asset_response(const Request& request, const Asset& asset) {
  Response response;
  response.content_type = asset.content_type;
  response.headers.set("Cache-Control", "public, max-age=31536000, immutable");
  response.headers.set("Vary", "Accept-Encoding");
  response.compress = false;
  const auto accepted = request.header("Accept-Encoding").value_or("");
  if (!asset.brotli.empty() && accepted.find("br") != std::string_view::npos) {
    response.headers.set("Content-Encoding", "br");
    response.body_view = bytes_of(asset.brotli);
  } else if (!asset.gzip.empty() && accepted.find("gzip") != std::string_view::npos) {
    response.headers.set("Content-Encoding", "gzip");
    response.body_view = bytes_of(asset.gzip);
  } else {
    response.body_view = bytes_of(asset.plain);
  }
  return response;
}

}  // namespace

Response answer_health(Visit& visit) {
  visit.services.company.store->read([](StoreReader& reader) { (void)reader.last_seq(); });
  return text_response(200, "ok\n");
}

Response answer_robots(Visit&) { return text_response(200, "User-agent: *\nDisallow: /\n"); }

Response answer_favicon(Visit&) {
  Response response = redirect(asset_url("favicon.svg"));
  response.headers.set("Cache-Control", "public, max-age=3600");
  return response;
}

Response answer_asset(Visit& visit) {
  const Asset* asset = find_asset("assets/" + visit.captures.at(0));
  if (asset == nullptr) return text_response(404, "There is no such file.\n");
  return asset_response(visit.request, *asset);
}

}  // namespace clientela
