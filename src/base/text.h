#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/date.h"

namespace clientela {

// What depends on languages and on Unicode's tables. Natively this is ICU; another build may supply
// its own (only the files text_icu*.cpp know; text.cpp needs no tables). All functions and the
// const members may be called from any thread.

bool valid_utf8(std::string_view text);
// Invalid sequences replaced by U+FFFD, control characters except line feed and tab removed.
std::string cleaned(std::string_view text);
// Without white space (of Unicode) at both ends.
std::string trimmed(std::string_view text);
// Of any script. False for marks, and for what next_code_point (base/utf8.h) gives for broken text.
bool is_letter_or_digit(char32_t c);
// For comparing e-mail addresses, keys and the like regardless of case (and of width and ligatures:
// Unicode's NFKC_Casefold). Marks stay.
std::string folded(std::string_view text);
// How many characters a person sees as separate.
std::size_t character_count(std::string_view text);
// At most that many bytes, cut between characters; marks and emoji joined to the one before stay
// with it or go with it.
std::string_view shortened(std::string_view text, std::size_t max_bytes);

// The form in which text is searched: case folded, compatibility-decomposed, marks stripped, Hangul
// as jamo, Cyrillic written in Latin letters, runs of other characters one space, none at the ends;
// apostrophes left out. Two spellings that a person takes for the same give the same; every search
// text is ASCII, jamo or another script's base letters, and is its own search text. The beginning
// of a name gives the beginning of the name's search text, so that it is found while being typed.
std::string search_text(std::string_view text);

// Orders texts as people who speak a language do. Keys of one language compare bytewise and have
// no zero bytes; those of another version of ICU may differ, so stored ones belong to a version. An
// unknown language counts as English.
class Collator {
 public:
  explicit Collator(std::string_view language);
  ~Collator();
  Collator(Collator&&) noexcept;
  Collator& operator=(Collator&&) noexcept;
  std::string sort_key(std::string_view text) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// Which plural form (by gettext's numbering: 0, 1, 2) of a language a number takes. "cs-CZ" counts
// as "cs", an unknown language as English.
std::size_t plural_form(std::string_view language, std::int64_t n);

// How a language writes numbers and dates. "en" writes dates the international way, "en-US" the
// American. Making one costs half a millisecond, so keep one for each language; writing is cheap.
class Formats {
 public:
  explicit Formats(std::string_view language);
  ~Formats();
  Formats(Formats&&) noexcept;
  Formats& operator=(Formats&&) noexcept;

  std::string integer(std::int64_t value) const;
  // A decimal text such as "1234.50" with the language's separators, decimals as given. What is not
  // a decimal text is given back unchanged.
  std::string number(std::string_view decimal_text) const;
  // As number(), with the currency's sign; a currency that is not three letters is left out.
  std::string money(std::string_view decimal_text, std::string_view currency) const;
  std::string date(Date date) const;           // "31 Mar 2026"
  std::string month(Date date) const;          // "March 2026"
  std::string day_and_month(Date date) const;  // "31 March"
  std::string weekday(Date date) const;        // "Tuesday"
  std::string date_time(Instant instant, std::string_view zone) const;
  std::string time(Instant instant, std::string_view zone) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// The day that it is at that moment in a time zone ("Europe/Prague"; an unknown one counts as UTC).
Date local_date(Instant instant, std::string_view zone);
// The minutes to add to UTC to have the zone's local time.
int zone_offset_minutes(Instant instant, std::string_view zone);
// The moment at which it is that day and minute of the day (0 to 1440) there. Of a time that comes
// twice the first; a time that is skipped counts from before the clocks change.
Instant local_instant(Date date, int minute_of_day, std::string_view zone);
bool known_zone(std::string_view zone);

}  // namespace clientela
