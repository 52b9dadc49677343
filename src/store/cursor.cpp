#include "store/cursor.h"

namespace clientela {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t number_bytes = 8;

std::string base64url(std::string_view bytes) {
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char byte : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(byte);
    for (count += 8; count >= 6; count -= 6) text += alphabet[(bits >> (count - 6)) & 63];
  }
  if (count > 0) text += alphabet[(bits << (6 - count)) & 63];
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char letter : text) {
    const auto value = alphabet.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes += static_cast<char>((bits >> count) & 0xff);
    }
  }
  // What is left over of the last letter is nothing, or the text was cut or lengthened.
  if (count >= 6 || (bits & ((1u << count) - 1)) != 0) return std::nullopt;
  return bytes;
}

void add_number(std::string& bytes, std::uint64_t number) {
  for (std::size_t i = 0; i < number_bytes; ++i) {
    bytes += static_cast<char>((number >> (8 * i)) & 0xff);
  }
}

std::uint64_t take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < number_bytes; ++i) {
    number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  bytes.remove_prefix(number_bytes);
  return number;
}

// Against accidents and idle hands, not against an attacker: a cursor lets nobody see more.
std::uint64_t checksum(std::string_view bytes, const Query& query) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto add = [&](std::string_view part) {
    for (const char byte : part) {
      hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
    }
    hash = (hash ^ 0xffu) * 0x100000001b3u;
  };
  add(query.type->name);
  add(query.order.key);
  add(query.order.descending ? "desc" : "asc");
  add(query.deleted ? "bin" : "");
  add(bytes);
  return hash;
}

}  // namespace

std::string cursor_text(const Cursor& cursor, const Query& query) {
  std::string bytes;
  bytes += cursor.backward ? 'b' : 'f';
  bytes += static_cast<char>('0' + cursor.value.index());
  add_number(bytes, static_cast<std::uint64_t>(cursor.row));
  if (const auto* integer = std::get_if<std::int64_t>(&cursor.value)) {
    add_number(bytes, static_cast<std::uint64_t>(*integer));
  } else if (const auto* text = std::get_if<std::string>(&cursor.value)) {
    bytes += *text;
  } else if (const auto* blob = std::get_if<Blob>(&cursor.value)) {
    bytes += blob->bytes;
  }
  std::string checked;
  add_number(checked, checksum(bytes, query));
  return base64url(checked + bytes);
}

std::optional<Cursor> parse_cursor(std::string_view text, const Query& query) {
  const auto decoded = from_base64url(text);
  if (!decoded || decoded->size() < 2 * number_bytes + 2) return std::nullopt;
  std::string_view bytes = *decoded;
  const std::uint64_t sum = take_number(bytes);
  if (sum != checksum(bytes, query)) return std::nullopt;
  Cursor cursor;
  cursor.backward = bytes[0] == 'b';
  const char kind = bytes[1];
  bytes.remove_prefix(2);
  cursor.row = static_cast<std::int64_t>(take_number(bytes));
  if (kind == '1' && bytes.size() == number_bytes) {
    cursor.value = static_cast<std::int64_t>(take_number(bytes));
  } else if (kind == '2') {
    cursor.value = std::string(bytes);
  } else if (kind == '3') {
    cursor.value = Blob{std::string(bytes)};
  }
  return cursor;
}

Result<void> check_cursor(const Query& query) {
  if (query.cursor.empty() || parse_cursor(query.cursor, query)) return {};
  return invalid("cursor", message("This is no cursor of this list in this order. Leave it out to "
                                   "get the first page."));
}

}  // namespace clientela
