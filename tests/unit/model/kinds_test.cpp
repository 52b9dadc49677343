#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/unit/model/sample_model.h"

namespace clientela {
namespace {

Field of_kind(const FieldKind& kind, FieldOptions options = {}) {
  return figure("field", kind, std::move(options));
}

Field of_format(TextFormat format) { return of_kind(text_kind(), {.format = format}); }

// The canonical text of what was read, or "! " and the refusal.
std::string read(const Field& field, std::string_view text) {
  const auto value = field.parse(text, sample::context());
  if (!value) return "! " + english(value.error().message);
  return field.kind->text(*value, field);
}

std::string read_json(const Field& field, std::string_view json) {
  const auto value = field.from_json(*parse_json(json), sample::context());
  if (!value) return "! " + english(value.error().message);
  return json_text(field.kind->to_json(*value, field));
}

bool refused(const std::string& outcome) { return outcome.substr(0, 2) == "! "; }

const FieldKind* const all_kinds[] = {
    &text_kind(), &boolean_kind(), &integer_kind(), &decimal_kind(),   &money_kind(), &price_kind(),
    &date_kind(), &instant_kind(), &choice_kind(),  &reference_kind(), &tags_kind()};

Field any_field(const FieldKind& kind) { return of_kind(kind, {.choices = sample::stages}); }

Value any_value(const FieldKind& kind) {
  const std::map<const FieldKind*, Value> values = {
      {&text_kind(), std::string("Żółw & sons")},
      {&boolean_kind(), false},
      {&integer_kind(), std::int64_t{-42}},
      {&decimal_kind(), Decimal{1'250'001}},
      {&money_kind(), Money{-1250, *Currency::parse("GBP")}},
      {&price_kind(), Price{Decimal{1000}, *Currency::parse("KRW")}},
      {&date_kind(), Date::of(2026, 3, 31)},
      {&instant_kind(), Instant{1'774'953'000'123}},
      {&choice_kind(), std::string("loyal")},
      {&reference_kind(), sample::id(7)},
      {&tags_kind(), std::vector<std::string>{"a \"b\"", "vip"}}};
  return values.at(&kind);
}

TEST(EveryKind, CarriesItsValuesThroughTextJsonAndCells) {
  for (const FieldKind* kind : all_kinds) {
    SCOPED_TRACE(kind->name());
    const Field field = any_field(*kind);
    const Value value = any_value(*kind);
    EXPECT_EQ(field.parse(kind->text(value, field), sample::context()).value(), value);
    EXPECT_EQ(field.from_json(kind->to_json(value, field), sample::context()).value(), value);
    std::vector<Cell> cells(kind->columns().size());
    kind->store(value, cells);
    EXPECT_EQ(kind->load(cells), value);
    EXPECT_EQ(kind->compare(value, value), 0);
  }
}

TEST(EveryKind, KnowsTheEmptyValue) {
  for (const FieldKind* kind : all_kinds) {
    SCOPED_TRACE(kind->name());
    const Field field = any_field(*kind);
    EXPECT_EQ(kind->text(Value(), field), "");
    EXPECT_TRUE(is_empty(field.parse("", sample::context()).value()));
    EXPECT_TRUE(is_empty(field.parse("  ", sample::context()).value()));
    EXPECT_TRUE(kind->to_json(Value(), field).is_null());
    EXPECT_TRUE(is_empty(field.from_json(nullptr, sample::context()).value()));
    std::vector<Cell> cells(kind->columns().size(), Cell(std::int64_t{1}));
    kind->store(Value(), cells);
    for (const Cell& cell : cells) EXPECT_EQ(cell, Cell());
    EXPECT_TRUE(is_empty(kind->load(cells)));
    EXPECT_LT(kind->compare(Value(), any_value(*kind)), 0);
  }
}

TEST(EveryKind, RefusesStrangeJsonAndNamesItsField) {
  for (const FieldKind* kind : all_kinds) {
    SCOPED_TRACE(kind->name());
    const Field field = any_field(*kind);
    for (const char* json : {"{\"a\": 1}", "[[]]", "[1]"}) {
      const auto value = field.from_json(*parse_json(json), sample::context());
      ASSERT_FALSE(value.ok()) << json;
      EXPECT_EQ(value.error().field, "field");
    }
  }
}

RC_GTEST_PROP(EveryKind, SurvivesAnyInput, (const std::string& text)) {
  for (const FieldKind* kind : all_kinds) {
    const Field field = any_field(*kind);
    const auto value = field.parse(text, sample::context());
    if (!value) continue;
    const auto again = field.parse(kind->text(*value, field), sample::context());
    RC_ASSERT(again.ok());
    RC_ASSERT(*again == *value);
  }
}

TEST(TextKind, TrimsAndCleans) {
  EXPECT_EQ(read(of_format(TextFormat::plain), "  Jan\x01 Novák\n& syn "), "Jan Novák & syn");
  EXPECT_EQ(read(of_format(TextFormat::multiline), "a\r\nb\n"), "a\nb");
}

TEST(TextKind, CountsCharactersAndNotBytes) {
  const Field field = of_kind(text_kind(), {.max_length = 3});
  EXPECT_EQ(read(field, "김민수"), "김민수");
  EXPECT_TRUE(refused(read(field, "김민수a")));
}

TEST(TextKind, ChecksFormats) {
  EXPECT_EQ(read(of_format(TextFormat::email), " a.b+c@firma.cz "), "a.b+c@firma.cz");
  for (const char* wrong : {"a", "a@b", "a b@c.cz", "a@b@c.cz", "@c.cz", "a@.cz", "a@c..cz"}) {
    EXPECT_TRUE(refused(read(of_format(TextFormat::email), wrong))) << wrong;
  }
  EXPECT_EQ(read(of_format(TextFormat::phone), "+420 (777) 12-34.56 ext. 3"),
            "+420 (777) 12-34.56 ext. 3");
  EXPECT_TRUE(refused(read(of_format(TextFormat::phone), "call me")));
  EXPECT_EQ(read(of_format(TextFormat::currency), "czk"), "CZK");
  EXPECT_EQ(read(of_format(TextFormat::language), "pt-BR"), "pt-BR");
  EXPECT_TRUE(refused(read(of_format(TextFormat::language), "pt-")));
  EXPECT_EQ(read(of_format(TextFormat::zone), "Europe/Prague"), "Europe/Prague");
  EXPECT_TRUE(refused(read(of_format(TextFormat::zone), "Prague")));
}

TEST(TextKind, LetsLinksLeadToWebPagesOnly) {
  const Field field = of_format(TextFormat::url);
  EXPECT_EQ(read(field, "example.com"), "https://example.com");
  EXPECT_EQ(read(field, "HTTP://example.com:8080/a?b=c#d"), "http://example.com:8080/a?b=c#d");
  EXPECT_EQ(read(field, "localhost:8080/x"), "https://localhost:8080/x");
  EXPECT_EQ(read(field, "https://háčky.cz"), "https://háčky.cz");
  for (const char* wrong :
       {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "https://", "https://a b.cz", "https://user@evil.com", "//example.com", "mailto:a@b.cz",
        "https://a.cz/\"onclick", "https:example.com"}) {
    EXPECT_TRUE(refused(read(field, wrong))) << wrong;
  }
}

TEST(TextKind, NeverGivesASecretAway) {
  const Field field = of_format(TextFormat::secret);
  const Value secret = field.parse(" pass word ", sample::context()).value();
  EXPECT_EQ(secret, Value(std::string(" pass word ")));
  EXPECT_EQ(field.kind->text(secret, field), "");
  EXPECT_TRUE(field.kind->to_json(secret, field).is_null());
  const Formats formats("en");
  const Translator tr;
  const ShowContext show{formats, tr, "UTC", {}, {}};
  EXPECT_EQ(field.kind->shown(secret, field, show).find("pass"), std::string::npos);
}

TEST(Numbers, AreReadAsPeopleWriteThem) {
  const Field field = of_kind(decimal_kind());
  EXPECT_EQ(read(field, "12,5"), "12.5");
  EXPECT_EQ(read(field, "1 234 567,25"), "1234567.25");
  EXPECT_EQ(read(field, "1\u00A0234,5"), "1234.5");
  EXPECT_EQ(read(field, "1,234.5"), "1234.5");
  EXPECT_EQ(read(field, "1.234,5"), "1234.5");
  EXPECT_EQ(read(field, "1.234"), "1.234");
  EXPECT_EQ(read(field, "-0,001"), "-0.001");
  for (const char* wrong : {"1,234", "abc", "1e5", "1.2.3", "0.0000001", "99999999999999", "5 €"}) {
    EXPECT_TRUE(refused(read(field, wrong))) << wrong;
  }
  EXPECT_TRUE(refused(read(of_kind(integer_kind()), "1.5")));
  EXPECT_EQ(read(of_kind(integer_kind()), "9223372036854775807"), "9223372036854775807");
}

TEST(Numbers, OfJsonMustBeExact) {
  EXPECT_EQ(read_json(of_kind(decimal_kind()), "12"), "\"12\"");
  EXPECT_EQ(read_json(of_kind(decimal_kind()), "\"0.1\""), "\"0.1\"");
  EXPECT_TRUE(refused(read_json(of_kind(decimal_kind()), "0.1")));
  EXPECT_EQ(read_json(of_kind(integer_kind()), "-7"), "-7");
  EXPECT_TRUE(refused(read_json(of_kind(integer_kind()), "7.0")));
  EXPECT_TRUE(refused(read_json(of_kind(integer_kind()), "18446744073709551615")));
  EXPECT_TRUE(refused(read_json(of_kind(boolean_kind()), "\"true\"")));
}

TEST(MoneyKind, KnowsItsCurrency) {
  const Field field = of_kind(money_kind());
  EXPECT_EQ(read(field, "12,50"), "12.50 EUR");
  EXPECT_EQ(read(field, "GBP 1 234.50"), "1234.50 GBP");
  EXPECT_EQ(read(field, "1500 krw"), "1500 KRW");
  EXPECT_EQ(read(field, "1 500,- Kč"), "1500.00 CZK");
  EXPECT_EQ(read(field, "-15,-"), "-15.00 EUR");
  EXPECT_EQ(read(field, "1 500 Kč"), "1500.00 CZK");
  EXPECT_EQ(read(field, "£12.50"), "12.50 GBP");
  for (const char* wrong : {"12.505", "1,234", "$12", "12 EURO", "1.5 JPY", "EUR"}) {
    EXPECT_TRUE(refused(read(field, wrong))) << wrong;
  }
}

TEST(MoneyKind, HasAmountAndCurrencyInJson) {
  const Field field = of_kind(money_kind());
  const std::string pounds = R"({"amount":"12.50","currency":"GBP"})";
  EXPECT_EQ(read_json(field, pounds), pounds);
  EXPECT_EQ(read_json(field, "\"12.50 GBP\""), pounds);
  EXPECT_EQ(read_json(field, "12"), R"({"amount":"12.00","currency":"EUR"})");
  EXPECT_EQ(read_json(field, R"({"amount":12})"), R"({"amount":"12.00","currency":"EUR"})");
  EXPECT_EQ(read_json(of_kind(price_kind()), R"({"amount":"0.001","currency":"EUR"})"),
            R"({"amount":"0.001","currency":"EUR"})");
  for (const char* wrong :
       {"12.5", R"({"amount":12.5})", R"({"currency":"EUR"})", R"({"amount":"1","currency":"EU"})",
        R"({"amount":"1","x":1})", "true"}) {
    EXPECT_TRUE(refused(read_json(field, wrong))) << wrong;
  }
}

TEST(DateKind, ReadsWhatCantBeMisread) {
  const Field field = of_kind(date_kind());
  EXPECT_EQ(read(field, "2026-03-31"), "2026-03-31");
  EXPECT_EQ(read(field, "31.3.2026"), "2026-03-31");
  EXPECT_EQ(read(field, "2026. 3. 31."), "2026-03-31");
  for (const char* wrong : {"2026-02-30", "3/4/2026", "yesterday", "2026-03-31 10:00"}) {
    EXPECT_TRUE(refused(read(field, wrong))) << wrong;
  }
}

TEST(InstantKind, TakesATimeWithoutOffsetAsLocal) {
  const Field field = of_kind(instant_kind());
  EXPECT_EQ(read(field, "2026-03-31T12:30"), "2026-03-31T10:30:00.000Z");
  EXPECT_EQ(read(field, "2026-01-31 12:30:15"), "2026-01-31T11:30:15.000Z");
  EXPECT_EQ(read(field, "2026-03-31T12:30:00+09:00"), "2026-03-31T03:30:00.000Z");
  EXPECT_EQ(read(field, "2026-03-31"), "2026-03-30T22:00:00.000Z");
  EXPECT_TRUE(refused(read(field, "12:30")));
}

TEST(ChoiceKind, KnowsKeysAndLabels) {
  const Field field = of_kind(choice_kind(), {.choices = sample::stages});
  EXPECT_EQ(read(field, "loyal"), "loyal");
  EXPECT_EQ(read(field, " LOYAL "), "loyal");
  EXPECT_EQ(read(field, "gone"), "! “gone” is not one of the choices: new, loyal, lost.");
}

TEST(TagsKind, AreSortedAndUnique) {
  const Field field = of_kind(tags_kind());
  EXPECT_EQ(read(field, "vip, b,,a , vip"), "a, b, vip");
  EXPECT_EQ(read_json(field, R"(["vip","a","vip"," "])"), R"(["a","vip"])");
  EXPECT_TRUE(refused(read_json(field, R"(["a,b"])")));
}

TEST(Kinds, ShowForPeople) {
  const Formats formats("en");
  const Translator tr;
  const ShowContext show{formats, tr, "Europe/Prague", {}, *Currency::parse("EUR")};
  const auto shown = [&](const FieldKind& kind, const Value& value) {
    const Field field = any_field(kind);
    return kind.shown(value, field, show);
  };
  EXPECT_EQ(shown(boolean_kind(), true), "Yes");
  EXPECT_EQ(shown(choice_kind(), std::string("loyal")), "Loyal");
  EXPECT_EQ(shown(money_kind(), Money{1'234'50, *Currency::parse("EUR")}), "1,234.50");
  EXPECT_NE(shown(money_kind(), Money{1'234'50, *Currency::parse("GBP")}), "1,234.50");
  EXPECT_EQ(shown(price_kind(), Price{Decimal{500'000}, *Currency::parse("EUR")}), "0.50");
  EXPECT_EQ(shown(text_kind(), Value()), "");
  EXPECT_EQ(shown(text_kind(), std::string("loyal")), "Loyal") << "a usual value has words";
  EXPECT_EQ(shown(text_kind(), std::string("other")), "other");
}

}  // namespace
}  // namespace clientela
