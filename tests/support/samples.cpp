#include "tests/support/samples.h"

#include <cstdlib>
#include <stdexcept>

namespace clientela {
namespace {

const std::vector<std::string> hostile = {
    "O'Brien \"Bob\"; DROP TABLE clients; --",
    "<script>alert('x')</script>",
    "\"><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#39;",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "-2+3",
    "'=1+1",
    "שלום עולם, مرحبا",
    "\xE2\x80\xAEgnirts desrever",
    "👩‍👩‍👧‍👦 𝒳𝒴 😀",
    "김민수 주식회사",
    "Шпитонков Ёжиков",
    "Žofie Příliš Žluťoučká",
    "a,b;c|d",
    "back\\slash 100 % + & = # ?",
    "{{7*7}} ${x} %s %n",
    "null",
    "0",
    "true",
    "not.eq.x",
    "in.(a,b)",
    "../../etc/passwd",
    "e\xCC\x81 and \xC3\xA9",
};

constexpr std::size_t longest = 2000;  // characters; longer texts only take time

}  // namespace

std::uint64_t test_seed() {
  if (const char* given = std::getenv("CLIENTELA_SEED")) {
    return std::strtoull(given, nullptr, 10);
  }
  return std::random_device()();
}

std::string Samples::text(bool several_lines) {
  std::string text = one_of(hostile);
  if (one_in(4)) text += " " + one_of(hostile);
  if (several_lines && one_in(2)) text += "\n\n  " + one_of(hostile) + "\tend";
  return text;
}

std::string Samples::formatted(TextFormat format) {
  const std::string number = std::to_string(100 + below(900));
  switch (format) {
    case TextFormat::email:
      return "o'brien+" + number + "@žofie.example.com";
    case TextFormat::phone:
      return "+420 (777) 123-" + number;
    case TextFormat::url:
      return "https://example.com/" + number + "?a=b&c='d'";
    case TextFormat::currency:
      return "EUR";  // the company's: amounts of one order have to agree
    case TextFormat::language:
      return one_of(std::vector<std::string>{"en", "cs", "ko", "pt-BR"});
    case TextFormat::zone:
      return one_of(std::vector<std::string>{"Europe/Prague", "Asia/Seoul", "America/St_Johns"});
    case TextFormat::plain:
    case TextFormat::multiline:
    case TextFormat::secret:
    case TextFormat::told:
      break;
  }
  return text(format == TextFormat::multiline);
}

// What somebody would write into the field.
std::string Samples::written(const Field& field) {
  const FieldKind* kind = field.kind;
  // A filter over clients, as segments and criteria have it.
  if ((field.key == "query" || field.key == "condition") && field.required) {
    return "city=like." + std::to_string(++serial_) + " o'brien %26 (b)&order=name.desc";
  }
  if (kind == &text_kind()) {
    std::string text = formatted(field.format);
    const bool plain = field.format == TextFormat::plain || field.format == TextFormat::multiline;
    const std::size_t room = std::min(field.max_length, longest);
    if (plain && one_in(12)) text.append(room - std::min(room, text.size() + 20), 'x');
    // What records are known by differs, or rules would rightly take two for one.
    if (plain && (field.search || field.filter)) text += " " + std::to_string(++serial_);
    if (field.unique) text.insert(0, std::to_string(++serial_) + "u");
    return text;
  }
  std::string number = std::to_string(1 + below(99'999));
  if (kind == &boolean_kind()) return one_in(2) ? "true" : "false";
  if (kind == &integer_kind()) return number;
  if (kind == &decimal_kind()) return std::to_string(1 + below(99)) + ".001";
  if (kind == &money_kind()) return number + ".05 EUR";
  if (kind == &price_kind()) return number + ".001 EUR";
  // Before the clock of TestCompany: what comes from files must not lie in the future.
  if (kind == &date_kind()) return (Date::of(1900, 1, 1) + static_cast<int>(below(46'000))).text();
  if (kind == &instant_kind()) {
    return Instant{static_cast<std::int64_t>(1'500'000'000'000 + random_() % 250'000'000'000)}
        .text();
  }
  if (kind == &choice_kind()) return std::string(one_of(field.choices).key);
  if (kind == &tags_kind()) return "a" + number + ", " + one_of(hostile) + ", \"z\"";
  throw std::logic_error("a kind of field without samples: " + std::string(kind->name()));
}

Value Samples::value(const Field& field) {
  if (field.kind == &reference_kind()) {
    const auto found = known_.find(std::string(field.target));
    return found == known_.end() ? Value() : Value(one_of(found->second));
  }
  const ParseContext context{*Currency::parse("EUR"), "Europe/Prague", Instant{}};
  for (int tries = 0; tries < 100; ++tries) {
    auto value = field.kind->parse(written(field), field, context);
    if (value && !is_empty(*value)) return *value;
  }
  throw std::logic_error("no sample fits " + std::string(field.key));
}

std::vector<const Field*> settable_fields(const ObjectType& type) {
  std::vector<const Field*> fields;
  for (const auto& field : type.fields) {
    const bool owner = type.is_part() && field.key == type.part_of;
    if (!field.computed && !owner && field.format != TextFormat::secret) fields.push_back(&field);
  }
  return fields;
}

}  // namespace clientela
