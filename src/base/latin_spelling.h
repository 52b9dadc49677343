#pragma once

#include <optional>
#include <string_view>

namespace clientela {

// How a small letter is spelled with the 26 letters of ASCII when a name is looked for: Cyrillic
// letters, and Latin ones that Unicode does not take apart (ł, ø, æ). "" for a letter that leaves
// no trace (the soft sign); nothing for a letter that the table does not know.
std::optional<std::string_view> latin_spelling(char32_t small_letter);

}  // namespace clientela
