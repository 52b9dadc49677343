#include <algorithm>
#include <functional>

#include "base/text.h"
#include "doors/http/form.h"
#include "doors/http/target.h"

namespace clientela {

namespace {

constexpr std::size_t block_bytes = 64 * 1024;
constexpr std::size_t part_head_limit_bytes = 8 * 1024;
constexpr std::size_t field_limit_bytes = 1024 * 1024;

Error malformed() { return invalid("", message("The form that was sent can't be read.")); }
Error too_many() {
  return {ErrorCode::too_large, "", message("The form that was sent has too many fields.")};
}

// The value of a parameter like boundary=x or name="x" in a header value; nothing if absent.
std::optional<std::string> parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at != std::string_view::npos && at < value.size()) {
    const auto equals = value.find('=', at);
    if (equals == std::string_view::npos) return std::nullopt;
    const bool wanted =
        equal_ignoring_case(trim_blanks(value.substr(at + 1, equals - at - 1)), name);
    std::string text;
    std::size_t end = equals + 1;
    if (end < value.size() && value[end] == '"') {
      for (++end; end < value.size() && value[end] != '"'; ++end) {
        const bool escaped = value.substr(end, 2) == "\\\"";
        text.push_back(value[escaped ? ++end : end]);
      }
      end = value.find(';', std::min(end, value.size()));
    } else {
      end = value.find(';', end);
      text = trim_blanks(value.substr(equals + 1, end - equals - 1));
    }
    if (wanted) return text;
    at = end;
  }
  return std::nullopt;
}

// Browsers escape what would break the quotes.
std::string unescape_name(std::string name) {
  static constexpr std::pair<std::string_view, char> escapes[] = {
      {"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}};
  for (const auto& [escape, character] : escapes) {
    for (auto at = name.find(escape); at != std::string::npos; at = name.find(escape, at + 1)) {
      name.replace(at, escape.size(), 1, character);
    }
  }
  return cleaned(name);
}

std::string without_folders(const std::string& name) {
  const auto slash = name.find_last_of("/\\");
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

class MultipartReader {
 public:
  MultipartReader(const Request& request, const std::string& boundary)
      : request_(request),
        delimiter_("\r\n--" + boundary),
        searcher_(delimiter_.begin(), delimiter_.end()) {}

  Result<MultipartForm> read() {
    // The first delimiter may stand at the very beginning, without its line break.
    const bool at_start = text_at(0, delimiter_.size() - 2) == delimiter_.substr(2);
    auto found = at_start ? std::optional<std::uint64_t>(0) : find_delimiter(0);
    std::uint64_t at = at_start ? delimiter_.size() - 2 : found.value_or(0) + delimiter_.size();
    for (std::size_t parts = 0; found; ++parts) {
      if (text_at(at, 2) == "--") return std::move(form_);
      if (parts >= most_form_fields) return too_many();
      const std::string head = text_at(at, part_head_limit_bytes);
      const auto line_end = head.find("\r\n");
      // A part without any field has its blank line at once.
      const auto head_end = head.find("\r\n\r\n", line_end);
      if (line_end == std::string::npos || head_end == std::string::npos) return malformed();
      if (!trim_blanks(std::string_view(head).substr(0, line_end)).empty()) return malformed();
      const std::uint64_t start = at + head_end + 4;
      found = find_delimiter(start - 2);
      if (!found) return malformed();
      const std::uint64_t length = *found > start ? *found - start : 0;
      if (!take_part(std::string_view(head).substr(0, head_end), start, length)) {
        return malformed();
      }
      at = *found + delimiter_.size();
    }
    return malformed();
  }

 private:
  std::string text_at(std::uint64_t offset, std::size_t size) const {
    std::string text(size, '\0');
    text.resize(request_.read_body(offset, text.data(), size));
    return text;
  }

  std::optional<std::uint64_t> find_delimiter(std::uint64_t offset) {
    block_.resize(block_bytes);
    for (;;) {
      const auto got = request_.read_body(offset, block_.data(), block_.size());
      const auto end = block_.begin() + static_cast<std::ptrdiff_t>(got);
      const auto hit = std::search(block_.begin(), end, searcher_);
      if (hit != end) return offset + static_cast<std::uint64_t>(hit - block_.begin());
      if (got < block_.size()) return std::nullopt;
      offset += got - (delimiter_.size() - 1);
    }
  }

  bool take_part(std::string_view head, std::uint64_t start, std::uint64_t length) {
    std::string disposition;
    UploadedFile file;
    file.offset = start;
    file.length_bytes = length;
    while (!head.empty()) {
      const auto end = head.find("\r\n");
      std::string_view value = head.substr(0, end);
      head = end == std::string_view::npos ? std::string_view() : head.substr(end + 2);
      const auto name = next_part(value, ':');
      if (equal_ignoring_case(name, "Content-Disposition")) disposition = trim_blanks(value);
      if (equal_ignoring_case(name, "Content-Type")) file.content_type = trim_blanks(value);
    }
    auto field = parameter(disposition, "name");
    if (!field) return false;
    file.field = unescape_name(std::move(*field));
    if (auto name = parameter(disposition, "filename")) {
      file.name = without_folders(unescape_name(std::move(*name)));
      form_.files.push_back(std::move(file));
      return true;
    }
    if (length > field_limit_bytes) return false;
    form_.fields.add(std::move(file.field),
                     cleaned(text_at(start, static_cast<std::size_t>(length))));
    return true;
  }

  const Request& request_;
  const std::string delimiter_;
  const std::boyer_moore_horspool_searcher<std::string::const_iterator> searcher_;
  std::string block_;
  MultipartForm form_;
};

}  // namespace

Result<MultipartForm> parse_multipart(const Request& request) {
  const auto content_type = request.header("Content-Type").value_or("");
  std::string_view rest = content_type;
  const auto boundary = parameter(content_type, "boundary");
  const bool usable = equal_ignoring_case(next_part(rest, ';'), "multipart/form-data") &&
                      boundary && !boundary->empty() && boundary->size() <= 200;
  if (!usable) return malformed();
  return MultipartReader(request, *boundary).read();
}

void read_file(const Request& request, const UploadedFile& file,
               const std::function<bool(std::string_view)>& take) {
  std::string block(block_bytes, '\0');
  std::uint64_t done = 0;
  while (done < file.length_bytes) {
    const auto wanted = std::min<std::uint64_t>(block.size(), file.length_bytes - done);
    const auto got =
        request.read_body(file.offset + done, block.data(), static_cast<std::size_t>(wanted));
    if (got == 0 || !take(std::string_view(block).substr(0, got))) return;
    done += got;
  }
}

}  // namespace clientela
