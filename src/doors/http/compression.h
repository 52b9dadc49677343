#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "doors/http/message.h"

namespace clientela {

enum class ContentCoding { identity, gzip, brotli };

// The name in Content-Encoding and Accept-Encoding.
std::string_view coding_name(ContentCoding coding);

// What to send to somebody with this Accept-Encoding: the coding with the highest q, and of equals
// brotli before gzip. Also for choosing among precompressed assets.
ContentCoding choose_coding(std::string_view accept_encoding);

bool is_compressible(std::string_view content_type);

// Nothing when the library fails. Takes about 3 ms a megabyte.
std::optional<std::string> compress(std::string_view body, ContentCoding coding);

// Replaces the body by a compressed one where that is possible and worthwhile, and sets
// Content-Encoding, Vary and a weak ETag accordingly. Never touches streams.
void compress_response(const Request& request, Response& response);

}  // namespace clientela
