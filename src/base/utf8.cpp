#include "base/utf8.h"

namespace clientela {
namespace {

struct Lead {
  int following = 0;  // how many bytes follow; 0: not the first byte of a longer sequence
  char32_t bits = 0;
  unsigned lowest = 0x80, highest = 0xBF;  // of the next byte: no overlong forms, no surrogates
};

Lead read_lead(unsigned byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, byte & 0x1F};
  if (byte >= 0xE0 && byte <= 0xEF) {
    return {2, byte & 0x0F, byte == 0xE0 ? 0xA0u : 0x80u, byte == 0xED ? 0x9Fu : 0xBFu};
  }
  if (byte >= 0xF0 && byte <= 0xF4) {
    return {3, byte & 0x07, byte == 0xF0 ? 0x90u : 0x80u, byte == 0xF4 ? 0x8Fu : 0xBFu};
  }
  return {};
}

char byte_of(char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); }

}  // namespace

bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const unsigned first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  Lead lead = read_lead(first);
  if (lead.following == 0) return invalid_code_point;
  for (; lead.following > 0; --lead.following) {
    if (at >= text.size()) return invalid_code_point;
    const unsigned byte = static_cast<unsigned char>(text[at]);
    if (byte < lead.lowest || byte > lead.highest) return invalid_code_point;
    lead.bits = lead.bits << 6 | (byte & 0x3F);
    lead.lowest = 0x80;
    lead.highest = 0xBF;
    ++at;
  }
  return lead.bits;
}

void append_code_point(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += byte_of(c);
  } else if (c < 0x800) {
    out += byte_of(0xC0 | c >> 6);
    out += byte_of(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += byte_of(0xE0 | c >> 12);
    out += byte_of(0x80 | (c >> 6 & 0x3F));
    out += byte_of(0x80 | (c & 0x3F));
  } else {
    out += byte_of(0xF0 | c >> 18);
    out += byte_of(0x80 | (c >> 12 & 0x3F));
    out += byte_of(0x80 | (c >> 6 & 0x3F));
    out += byte_of(0x80 | (c & 0x3F));
  }
}

}  // namespace clientela
