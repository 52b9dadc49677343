#include "model/kinds/text_formats.h"

#include <algorithm>

namespace clientela {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool contains_any(std::string_view text, std::string_view characters) {
  return text.find_first_of(characters) != std::string_view::npos;
}

// Letters of any language, digits and hyphens between points.
bool is_domain(std::string_view domain) {
  if (domain.empty() || domain.size() > 253) return false;
  char before = '.';
  for (const char c : domain) {
    if (c == '.' && before == '.') return false;
    if (c != '.' && c != '-' && c != '_' && !is_word(c)) return false;
    before = c;
  }
  return before != '.';
}

Result<std::string> email(std::string text) {
  const auto at = text.find('@');
  const std::string_view whole = text;
  const bool right = at != std::string::npos && at > 0 && at <= 64 && whole.size() <= 254 &&
                     whole.find('@', at + 1) == std::string_view::npos &&
                     !contains_any(whole, " \t\n<>()[],;:\"\\") &&
                     is_domain(whole.substr(at + 1)) &&
                     whole.substr(at + 1).find('.') != std::string_view::npos;
  if (right) return text;
  return invalid("", message("“{}” is not an e-mail address, such as name@example.com.", text));
}

Result<std::string> phone(std::string text) {
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  const bool allowed = std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || is_letter(c) ||
           std::string_view("+()-./ ,;#*").find(c) != std::string_view::npos;
  });
  const auto letters = std::count_if(text.begin(), text.end(), is_letter);
  // Letters only as in "ext. 12".
  if (allowed && digits >= 3 && digits <= 20 && letters <= 10 && letters <= digits) return text;
  return invalid("", message("“{}” is not a telephone number, such as +420 777 123 456.", text));
}

// How many characters of the text are "scheme:"; a host with a port is none.
std::size_t scheme_length(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && (is_letter(text[i]) || is_digit(text[i]) ||
                             std::string_view("+-.").find(text[i]) != std::string_view::npos)) {
    ++i;
  }
  if (i == 0 || i == text.size() || text[i] != ':') return 0;
  const bool port = i + 1 < text.size() && is_digit(text[i + 1]);
  return port ? 0 : i + 1;
}

bool is_host_and_port(std::string_view authority) {
  const auto colon = authority.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = authority.substr(colon + 1);
    if (port.empty() || port.size() > 5 || !std::all_of(port.begin(), port.end(), is_digit)) {
      return false;
    }
    authority = authority.substr(0, colon);
  }
  return is_domain(authority);
}

// Only what a browser opens as a page: a link must never run a script or open a local file.
Result<std::string> url(std::string text) {
  const std::size_t scheme_end = scheme_length(text);
  if (scheme_end == 0) text.insert(0, "https://");
  const std::string scheme = folded(std::string_view(text).substr(0, text.find(':')));
  const std::size_t host_at = scheme.size() + 3;
  const bool web = (scheme == "http" || scheme == "https") && text.size() > host_at &&
                   text.compare(scheme.size(), 3, "://") == 0;
  if (!web) return invalid("", message("A web address begins with https:// or http://."));
  text.replace(0, scheme.size(), scheme);
  const std::string_view rest = std::string_view(text).substr(host_at);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  if (!is_host_and_port(authority) || contains_any(text, " \t\n\"<>\\^`{|}")) {
    return invalid("", message("“{}” is not a web address, such as https://example.com.", text));
  }
  return text;
}

Result<std::string> currency(const std::string& text) {
  const auto parsed = Currency::parse(text);
  if (!parsed) return invalid("", message("A currency is written as three letters, such as EUR."));
  return std::string(parsed->code());
}

// "cs", "pt-BR", "zh-Hant-TW": as BCP 47 writes languages.
Result<std::string> language(std::string text) {
  std::string_view rest = text;
  bool right = true;
  for (bool first = true; right && (first || !rest.empty()); first = false) {
    const std::string_view part = rest.substr(0, rest.find('-'));
    const bool last = part.size() == rest.size();
    right = part.size() >= 2 && part.size() <= (first ? 3u : 8u) &&
            std::all_of(part.begin(), part.end(),
                        [first](char c) { return is_letter(c) || (!first && is_digit(c)); });
    rest.remove_prefix(last ? rest.size() : part.size() + 1);
    if (!last && rest.empty()) right = false;
  }
  if (right) return text;
  return invalid("", message("A language is written by its code, such as en, cs or pt-BR."));
}

Result<std::string> zone(std::string text) {
  if (known_zone(text)) return text;
  return invalid("", message("“{}” is not a time zone, such as Europe/Prague.", text));
}

std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return text;
}

}  // namespace

Result<std::string> formatted_text(TextFormat format, std::string text) {
  if (format != TextFormat::multiline) text = on_one_line(std::move(text));
  switch (format) {
    case TextFormat::plain:
    case TextFormat::multiline:
    case TextFormat::secret:
    case TextFormat::told:
      return text;
    case TextFormat::email:
      return email(std::move(text));
    case TextFormat::phone:
      return phone(std::move(text));
    case TextFormat::url:
      return url(std::move(text));
    case TextFormat::currency:
      return currency(text);
    case TextFormat::language:
      return language(std::move(text));
    case TextFormat::zone:
      return zone(std::move(text));
  }
  return text;
}

}  // namespace clientela
