#include <algorithm>
#include <bitset>
#include <cstddef>
#include <vector>

#include "base/encoding_tables.h"

namespace clientela {
namespace {

constexpr char16_t replacement = u'\uFFFD';
constexpr char16_t first_syllable = u'\uAC00';
constexpr std::size_t syllable_count = 11172;
constexpr std::size_t row_size = 94;

const char16_t* ksx1001_row(unsigned char lead) {
  if (lead >= 0xA1 && lead <= 0xAC) return ksx1001_rows + (lead - 0xA1) * row_size;
  if (lead >= 0xB0 && lead <= 0xC8) return ksx1001_rows + (lead - 0xB0 + 12) * row_size;
  if (lead >= 0xCA && lead <= 0xFD) return ksx1001_rows + (lead - 0xCA + 37) * row_size;
  return nullptr;
}

// Microsoft placed the syllables that KS X 1001 lacks, in Unicode's order, into the free pairs.
std::vector<char16_t> find_further_syllables() {
  std::bitset<syllable_count> standard;
  const char16_t* hangul = ksx1001_row(0xB0);
  std::for_each(hangul, hangul + 25 * row_size,
                [&](char16_t c) { standard.set(static_cast<std::size_t>(c - first_syllable)); });
  std::vector<char16_t> further;
  for (std::size_t i = 0; i < syllable_count; ++i)
    if (!standard[i]) further.push_back(static_cast<char16_t>(first_syllable + i));
  return further;
}

// The trail bytes of further syllables are A-Z, a-z and 0x81 up; above lead 0xA0 only to 0xA0.
char16_t further_syllable(unsigned char lead, unsigned char trail) {
  static const std::vector<char16_t> further = find_further_syllables();
  std::size_t column = 0;
  if (trail >= 'A' && trail <= 'Z') {
    column = trail - std::size_t{'A'};
  } else if (trail >= 'a' && trail <= 'z') {
    column = trail - std::size_t{'a'} + 26;
  } else if (trail >= 0x81) {
    column = trail - std::size_t{0x81} + 52;
  } else {
    return replacement;
  }
  const std::size_t index = lead <= 0xA0 ? (lead - std::size_t{0x81}) * 178 + column
                                         : 32 * 178 + (lead - std::size_t{0xA1}) * 84 + column;
  return index < further.size() ? further[index] : replacement;
}

}  // namespace

char16_t cp949_character(unsigned char lead, unsigned char trail) {
  if (lead < 0x81 || lead == 0xFF || trail == 0xFF) return replacement;
  if (lead <= 0xA0 || trail <= 0xA0) return further_syllable(lead, trail);
  const char16_t* row = ksx1001_row(lead);
  return row ? row[trail - 0xA1] : replacement;
}

}  // namespace clientela
