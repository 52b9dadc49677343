#include "base/text_icu.h"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

#include "base/text.h"
#include "base/utf8.h"

namespace clientela {
namespace icu_text {

void require(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string(what) + ": " + u_errorName(status));
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::Locale locale_of(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(
      {language.data(), static_cast<std::int32_t>(language.size())}, status);
  if (U_FAILURE(status) || locale.isBogus()) locale = icu::Locale::getEnglish();
  status = U_ZERO_ERROR;
  locale.setKeywordValue("calendar", "gregorian", status);
  return locale;
}

}  // namespace icu_text

namespace {

using icu_text::require;

const icu::Normalizer2& case_folder() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
    require(status, "Unicode case folding");
    return *found;
  }();
  return instance;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  if (is_ascii(text)) {
    for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  case_folder().normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink,
                              nullptr, status);
  require(status, "Unicode case folding");
  return out;
}

std::size_t character_count(std::string_view text) {
  if (is_ascii(text) && text.find('\r') == std::string_view::npos) return text.size();
  thread_local const std::unique_ptr<icu::BreakIterator> characters = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    require(status, "character boundaries");
    return made;
  }();
  const icu::UnicodeString wide = icu_text::from_utf8(text);
  characters->setText(wide);
  std::size_t count = 0;
  while (characters->next() != icu::BreakIterator::DONE) ++count;
  return count;
}

struct Collator::Implementation {
  std::unique_ptr<icu::Collator> order;
};

Collator::Collator(std::string_view language) : implementation_(new Implementation) {
  UErrorCode status = U_ZERO_ERROR;
  implementation_->order.reset(
      icu::Collator::createInstance(icu_text::locale_of(language), status));
  require(status, "collation");
}

Collator::~Collator() = default;
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;

std::string Collator::sort_key(std::string_view text) const {
  const icu::UnicodeString wide = icu_text::from_utf8(text);
  std::array<std::uint8_t, 256> buffer;
  const auto capacity = static_cast<std::int32_t>(buffer.size());
  // The length counts a closing zero byte, which comparing does not need.
  const std::int32_t length = implementation_->order->getSortKey(wide, buffer.data(), capacity);
  if (length <= 0) throw std::runtime_error("collation: no sort key");
  std::string key(static_cast<std::size_t>(length), '\0');
  auto* bytes = reinterpret_cast<std::uint8_t*>(key.data());
  if (length <= capacity) {
    std::copy_n(buffer.data(), length, bytes);
  } else {
    implementation_->order->getSortKey(wide, bytes, length);
  }
  key.pop_back();
  return key;
}

}  // namespace clientela
