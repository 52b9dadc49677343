#include "features/clients/legal_forms.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace clientela {
namespace {

// Folded, without the dots and brackets that some write and others leave out.
constexpr std::array<std::string_view, 34> forms{
    {"ооо",  "оао", "зао", "пао", "ао",       "нко",      "тоо",     "sro",  "as",
     "vos",  "ks",  "zs",  "ltd", "llc",      "llp",      "inc",     "corp", "plc",
     "gmbh", "ag",  "kg",  "ohg", "ug",       "sa",       "sarl",    "sas",  "spa",
     "srl",  "bv",  "nv",  "주",  "주식회사", "유한회사", "재단법인"}};
// Two letters that are also words or initials count only in the form that companies write.
constexpr std::array<std::string_view, 6> short_forms{{"as", "ag", "sa", "ks", "zs", "kg"}};

std::string without_marks(std::string_view word) {
  std::string bare;
  for (const char c : word) {
    if (std::string_view(".,()\"'").find(c) == std::string_view::npos) bare += c;
  }
  return bare;
}

template <std::size_t size>
bool has(const std::array<std::string_view, size>& all, std::string_view word) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool is_legal_form(std::string_view word) {
  const std::string form = folded(without_marks(word));
  if (!has(forms, form)) return false;
  const bool written_so = word.find('.') != std::string_view::npos || form == "ag" || form == "kg";
  return !has(short_forms, form) || written_so;
}

}  // namespace

bool has_legal_form(std::string_view name) {
  constexpr std::string_view one_block = "(주)";
  if (name.find(one_block) != std::string_view::npos) return true;
  while (!name.empty()) {
    const auto end = std::min(name.find(' '), name.size());
    if (is_legal_form(name.substr(0, end))) return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

}  // namespace clientela
