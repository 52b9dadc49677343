#include "base/latin_spelling.h"

#include <algorithm>
#include <iterator>

// The Cyrillic-to-Latin table.
//
// Each letter is spelled alone, whatever stands beside it, so that the beginning of a name gives
// the beginning of its spelling: "Дмитри" has to find "Дмитрий" while it is being typed. That is
// why end-of-word rules (-ий as -y) and word-initial ones (Е as Ye) have no place here, and why
// one letter has one spelling in all languages.
//
// Russian letters follow the spelling of BGN/PCGN without its marks, which older passports and most
// people use: ж zh, х kh, ц ts, ч ch, ш sh, щ shch, ю yu, я ya, й and ы y; е, ё and э are e; the
// hard and the soft sign vanish. Letters of other languages follow their own common spelling as far
// as these leave room: Ukrainian є ye, ї yi, і i, ґ g (г and и stay as in Russian: g and i),
// Bulgarian щ and ъ as in Russian, Belarusian ў u, Serbian and Macedonian as Serbian is written in
// Latin, without its marks: ђ d, ћ c, џ dz, ј j, љ lj, њ nj. Letters of Turkic and other languages
// take the nearest plain one.
//
// What Unicode decomposes (ѓ, ќ, ѝ, ў, ӣ ...) loses its mark before it comes here, except where the
// mark makes another letter: й, ї.

namespace clientela {
namespace {

struct Spelling {
  char32_t letter;
  std::string_view latin;
};

constexpr Spelling spellings[] = {
    {U'æ', "ae"}, {U'ð', "d"},  {U'ø', "o"},  {U'þ', "th"}, {U'đ', "d"},    {U'ħ', "h"},
    {U'ı', "i"},  {U'ĸ', "k"},  {U'ł', "l"},  {U'ŋ', "ng"}, {U'œ', "oe"},   {U'ŧ', "t"},
    {U'ƀ', "b"},  {U'ƃ', "b"},  {U'ƈ', "c"},  {U'ƌ', "d"},  {U'ƒ', "f"},    {U'ƙ', "k"},
    {U'ƚ', "l"},  {U'ƞ', "n"},  {U'ƥ', "p"},  {U'ƭ', "t"},  {U'ƴ', "y"},    {U'ƶ', "z"},
    {U'ǝ', "e"},  {U'ǥ', "g"},  {U'ȥ', "z"},  {U'ȼ', "c"},  {U'ɇ', "e"},    {U'ɉ', "j"},
    {U'ɍ', "r"},  {U'ɏ', "y"},  {U'ɓ', "b"},  {U'ɔ', "o"},  {U'ɖ', "d"},    {U'ɗ', "d"},
    {U'ə', "e"},  {U'ɛ', "e"},  {U'ɠ', "g"},  {U'ɣ', "g"},  {U'ɨ', "i"},    {U'ɩ', "i"},
    {U'ɫ', "l"},  {U'ɲ', "n"},  {U'ɵ', "o"},  {U'ʃ', "sh"}, {U'ʈ', "t"},    {U'ʉ', "u"},
    {U'ʊ', "u"},  {U'ʋ', "v"},  {U'ʒ', "zh"}, {U'а', "a"},  {U'б', "b"},    {U'в', "v"},
    {U'г', "g"},  {U'д', "d"},  {U'е', "e"},  {U'ж', "zh"}, {U'з', "z"},    {U'и', "i"},
    {U'й', "y"},  {U'к', "k"},  {U'л', "l"},  {U'м', "m"},  {U'н', "n"},    {U'о', "o"},
    {U'п', "p"},  {U'р', "r"},  {U'с', "s"},  {U'т', "t"},  {U'у', "u"},    {U'ф', "f"},
    {U'х', "kh"}, {U'ц', "ts"}, {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},
    {U'ы', "y"},  {U'ь', ""},   {U'э', "e"},  {U'ю', "yu"}, {U'я', "ya"},   {U'ё', "e"},
    {U'ђ', "d"},  {U'є', "ye"}, {U'ѕ', "dz"}, {U'і', "i"},  {U'ї', "yi"},   {U'ј', "j"},
    {U'љ', "lj"}, {U'њ', "nj"}, {U'ћ', "c"},  {U'џ', "dz"}, {U'ѡ', "o"},    {U'ѣ', "e"},
    {U'ѧ', "ya"}, {U'ѩ', "ya"}, {U'ѫ', "u"},  {U'ѭ', "yu"}, {U'ѯ', "ks"},   {U'ѱ', "ps"},
    {U'ѳ', "f"},  {U'ѵ', "i"},  {U'ґ', "g"},  {U'ғ', "g"},  {U'ҕ', "g"},    {U'җ', "zh"},
    {U'ҙ', "z"},  {U'қ', "k"},  {U'ҝ', "g"},  {U'ҟ', "k"},  {U'ҡ', "k"},    {U'ң', "n"},
    {U'ҥ', "ng"}, {U'ҧ', "p"},  {U'ҩ', "o"},  {U'ҫ', "s"},  {U'ҭ', "t"},    {U'ү', "u"},
    {U'ұ', "u"},  {U'ҳ', "h"},  {U'ҵ', "ts"}, {U'ҷ', "j"},  {U'ҹ', "j"},    {U'һ', "h"},
    {U'ҽ', "ch"}, {U'ҿ', "ch"}, {U'ӄ', "k"},  {U'ӈ', "n"},  {U'ӌ', "j"},    {U'ӏ', ""},
    {U'ӕ', "ae"}, {U'ә', "a"},  {U'ӡ', "dz"}, {U'ө', "o"},
};

constexpr bool less(const Spelling& a, const Spelling& b) { return a.letter < b.letter; }
static_assert(std::is_sorted(std::begin(spellings), std::end(spellings), less));

}  // namespace

std::optional<std::string_view> latin_spelling(char32_t small_letter) {
  const auto* found = std::lower_bound(std::begin(spellings), std::end(spellings),
                                       Spelling{small_letter, {}}, less);
  if (found == std::end(spellings) || found->letter != small_letter) return std::nullopt;
  return found->latin;
}

}  // namespace clientela
