#include "doors/http/target.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace clientela {

namespace {

int hexadecimal_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// Takes "." and ".." and empty segments out, keeping a slash at the end.
std::string normalise(std::string_view path) {
  std::vector<std::string_view> segments;
  bool ends_in_folder = true;
  std::string_view rest = path.substr(1);
  while (!rest.empty()) {
    const auto slash = rest.find('/');
    const auto segment = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    const bool dots = segment == "." || segment == "..";
    ends_in_folder = slash != std::string_view::npos || dots;
    if (segment == ".." && !segments.empty()) segments.pop_back();
    if (!dots && !segment.empty()) segments.push_back(segment);
  }
  std::string normal;
  for (const auto segment : segments) normal.append("/").append(segment);
  if (ends_in_folder || normal.empty()) normal.push_back('/');
  return normal;
}

std::optional<std::string> decode_path(std::string_view path) {
  auto decoded = percent_decode(path);
  if (!decoded || std::any_of(decoded->begin(), decoded->end(), is_control)) return std::nullopt;
  if (!valid_utf8(*decoded)) return std::nullopt;
  return normalise(*decoded);
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
  Target parsed;
  if (target == "*") {
    parsed.path = "*";
    return parsed;
  }
  if (target.substr(0, 7) == "http://" || target.substr(0, 8) == "https://") {
    target.remove_prefix(target.find("//") + 2);
    const auto end = std::min(target.find_first_of("/?"), target.size());
    parsed.authority = target.substr(0, end);
    target.remove_prefix(end);
    if (parsed.authority.empty()) return std::nullopt;
  } else if (target.empty() || target[0] != '/') {
    return std::nullopt;
  }
  const bool strange = std::any_of(target.begin(), target.end(),
                                   [](char c) { return is_control(c) || c == ' ' || c == '#'; });
  if (strange) return std::nullopt;
  const auto question = target.find('?');
  if (question != std::string_view::npos) parsed.query = target.substr(question + 1);
  const auto raw_path = target.substr(0, question);
  auto path = decode_path(raw_path.empty() ? "/" : raw_path);
  if (!path) return std::nullopt;
  parsed.path = std::move(*path);
  return parsed;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded.push_back(text[i]);
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hexadecimal_value(text[i + 1]);
    const int low = hexadecimal_value(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return decoded;
}

std::string percent_encode(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      encoded.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
  }
  return encoded;
}

}  // namespace clientela
