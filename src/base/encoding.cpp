#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/encoding_tables.h"
#include "base/utf8.h"
#include "base/utf8_scan.h"

namespace clientela {
namespace {

struct EncodingName {
  std::string_view name;
  Encoding encoding;
};

// The first name of each encoding is the one shown.
constexpr std::array encoding_names{
    EncodingName{"utf-8", Encoding::utf8},
    EncodingName{"utf-16le", Encoding::utf16_le},
    EncodingName{"utf-16be", Encoding::utf16_be},
    EncodingName{"windows-1250", Encoding::windows_1250},
    EncodingName{"windows-1251", Encoding::windows_1251},
    EncodingName{"windows-1252", Encoding::windows_1252},
    EncodingName{"cp949", Encoding::cp949},
    EncodingName{"utf8", Encoding::utf8},
    EncodingName{"utf-16", Encoding::utf16_le},
    EncodingName{"cp1250", Encoding::windows_1250},
    EncodingName{"cp1251", Encoding::windows_1251},
    EncodingName{"cp1252", Encoding::windows_1252},
    EncodingName{"latin-1", Encoding::windows_1252},
    EncodingName{"latin1", Encoding::windows_1252},
    EncodingName{"iso-8859-1", Encoding::windows_1252},
    EncodingName{"euc-kr", Encoding::cp949},
    EncodingName{"ks_c_5601-1987", Encoding::cp949},
    EncodingName{"uhc", Encoding::cp949},
};

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

unsigned char byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

// The characters of bytes 0x80 to 0xFF in UTF-8; empty where there is none.
using UpperHalf = std::array<std::string, 128>;

UpperHalf make_upper_half(const char16_t* characters) {
  UpperHalf half;
  for (std::size_t i = 0; i < half.size(); ++i)
    if (characters[i] != replacement_character) append_code_point(half[i], characters[i]);
  return half;
}

const UpperHalf& upper_half_of(Encoding encoding) {
  static const UpperHalf central_european = make_upper_half(windows_1250_upper_half);
  static const UpperHalf cyrillic = make_upper_half(windows_1251_upper_half);
  static const UpperHalf western = make_upper_half(windows_1252_upper_half);
  if (encoding == Encoding::windows_1250) return central_european;
  return encoding == Encoding::windows_1251 ? cyrillic : western;
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  return std::find_if(encoding_names.begin(), encoding_names.end(),
                      [&](const EncodingName& each) { return each.encoding == encoding; })
      ->name;
}

std::optional<Encoding> parse_encoding_name(std::string_view name) {
  for (const auto& each : encoding_names)
    if (equal_ignoring_case(each.name, name)) return each.encoding;
  return std::nullopt;
}

void Utf8Converter::convert(std::string_view bytes, std::string& out) {
  // At most a handful of bytes go this way before the rest can be decoded in one piece.
  while (!waiting_.empty() && !bytes.empty()) {
    waiting_.push_back(bytes.front());
    bytes.remove_prefix(1);
    waiting_.erase(0, decode(waiting_, out));
  }
  if (bytes.empty()) return;
  waiting_.assign(bytes.substr(decode(bytes, out)));
}

void Utf8Converter::finish(std::string& out) {
  if (waiting_.empty()) return;
  append_invalid(0, out);
  consumed_bytes_ += waiting_.size();
  waiting_.clear();
}

std::size_t Utf8Converter::decode(std::string_view bytes, std::string& out) {
  const std::size_t start = out.size();
  std::size_t used = 0;
  switch (from_) {
    case Encoding::utf8:
      used = decode_utf8(bytes, out);
      break;
    case Encoding::utf16_le:
    case Encoding::utf16_be:
      used = decode_utf16(bytes, out);
      break;
    case Encoding::cp949:
      used = decode_cp949(bytes, out);
      break;
    case Encoding::windows_1250:
    case Encoding::windows_1251:
    case Encoding::windows_1252:
      used = decode_single_byte(bytes, out);
      break;
  }
  consumed_bytes_ += used;
  if (at_start_ && used > 0) drop_byte_order_mark(start, out);
  return used;
}

void Utf8Converter::drop_byte_order_mark(std::size_t start, std::string& out) {
  at_start_ = false;
  const bool unicode =
      from_ == Encoding::utf8 || from_ == Encoding::utf16_le || from_ == Encoding::utf16_be;
  if (unicode && out.compare(start, 3, "\xEF\xBB\xBF") == 0) out.erase(start, 3);
}

void Utf8Converter::append_invalid(std::size_t offset_in_piece, std::string& out) {
  append_code_point(out, replacement_character);
  if (invalid_count_++ == 0) first_invalid_offset_ = consumed_bytes_ + offset_in_piece;
}

std::size_t Utf8Converter::decode_utf8(std::string_view bytes, std::string& out) {
  std::size_t run = 0;
  std::size_t i = 0;
  while (i < bytes.size()) {
    i = skip_ascii(bytes, i);
    if (i == bytes.size()) break;
    const Utf8Sequence sequence = scan_utf8_sequence(bytes.substr(i));
    if (sequence.kind == Utf8Sequence::incomplete) break;
    if (sequence.kind == Utf8Sequence::invalid) {
      out.append(bytes.substr(run, i - run));
      append_invalid(i, out);
      run = i + sequence.bytes;
    }
    i += sequence.bytes;
  }
  out.append(bytes.substr(run, i - run));
  return i;
}

std::size_t Utf8Converter::decode_utf16(std::string_view bytes, std::string& out) {
  const std::size_t high = from_ == Encoding::utf16_be ? 0 : 1;
  const auto unit_at = [&](std::size_t i) {
    return static_cast<char32_t>(byte_at(bytes, i + high) << 8 | byte_at(bytes, i + 1 - high));
  };
  std::size_t i = 0;
  for (; i + 2 <= bytes.size(); i += 2) {
    const char32_t unit = unit_at(i);
    if (unit < 0xD800 || unit > 0xDFFF) {
      append_code_point(out, unit);
      continue;
    }
    if (unit <= 0xDBFF && i + 4 > bytes.size()) break;
    const char32_t next = unit <= 0xDBFF ? unit_at(i + 2) : 0;
    if (next < 0xDC00 || next > 0xDFFF) {
      append_invalid(i, out);
      continue;
    }
    append_code_point(out, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
    i += 2;
  }
  return i;
}

std::size_t Utf8Converter::decode_single_byte(std::string_view bytes, std::string& out) {
  const UpperHalf& upper_half = upper_half_of(from_);
  std::size_t i = 0;
  while (i < bytes.size()) {
    const std::size_t ascii_end = skip_ascii(bytes, i);
    out.append(bytes.substr(i, ascii_end - i));
    for (i = ascii_end; i < bytes.size() && byte_at(bytes, i) >= 0x80; ++i) {
      const std::string& character = upper_half[byte_at(bytes, i) - std::size_t{0x80}];
      if (character.empty()) {
        append_invalid(i, out);
      } else {
        out.append(character);
      }
    }
  }
  return bytes.size();
}

std::size_t Utf8Converter::decode_cp949(std::string_view bytes, std::string& out) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const std::size_t ascii_end = skip_ascii(bytes, i);
    out.append(bytes.substr(i, ascii_end - i));
    i = ascii_end;
    if (i + 1 >= bytes.size()) break;
    const char16_t character = cp949_character(byte_at(bytes, i), byte_at(bytes, i + 1));
    if (character != replacement_character) {
      append_code_point(out, character);
      i += 2;
      continue;
    }
    append_invalid(i, out);
    // A broken pair must not swallow the delimiter or line end behind it.
    i += byte_at(bytes, i + 1) < 0x80 ? 1 : 2;
  }
  return i;
}

Utf8Source::Utf8Source(ByteSource bytes, Encoding from)
    : bytes_(std::move(bytes)), converter_(from), piece_(std::size_t{64} << 10, '\0') {}

std::size_t Utf8Source::read(char* buffer, std::size_t capacity) {
  while (given_bytes_ == converted_.size() && !ended_) {
    converted_.clear();
    given_bytes_ = 0;
    const std::size_t got = bytes_(piece_.data(), piece_.size());
    ended_ = got == 0;
    if (ended_) {
      converter_.finish(converted_);
    } else {
      converter_.convert(std::string_view(piece_).substr(0, got), converted_);
    }
  }
  const std::size_t given = std::min(capacity, converted_.size() - given_bytes_);
  std::memcpy(buffer, converted_.data() + given_bytes_, given);
  given_bytes_ += given;
  return given;
}

}  // namespace clientela
