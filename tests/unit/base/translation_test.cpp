#include "base/translation.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace clientela {
namespace {

constexpr std::string_view russian_po = R"(# Translators may write here.
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: src/pages/list.cpp:12
msgid "Save"
msgstr "Сохранить"

msgid ""
"A long \"quoted\" text\n"
"of {} lines"
msgstr ""
"Длинный \"закавыченный\" текст\n"
"из {} строк"

#, fuzzy
#| msgid "Move"
msgid "Remove"
msgstr "Двигать"

msgid "Empty"
msgstr ""

msgctxt "month"
msgid "May"
msgstr "Май"

msgid "{} client"
msgid_plural "{} clients"
msgstr[0] "{} клиент"
msgstr[1] "{} клиента"
msgstr[2] "{} клиентов"

msgid "{} deal"
msgid_plural "{} deals"
msgstr[0] "{} сделка"
msgstr[1] ""
msgstr[2] "{} сделок"
#~ msgid "Old"
#~ msgstr "Старый"
msgid "Close"
msgstr "Закрыть")";

// Any text with isolates at any places.
rc::Gen<std::string> isolated_text() {
  const auto piece = rc::gen::oneOf(
      rc::gen::just(std::string(isolate_begin)), rc::gen::just(std::string(isolate_end)),
      rc::gen::just(std::string("\xE2\x81")), rc::gen::string<std::string>());
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const auto& part : pieces) text += part;
                        return text;
                      });
}

class CatalogueTest : public testing::Test {
 protected:
  Catalogue russian = Catalogue::parse("ru", russian_po);
  Translator tr{russian};
};

TEST_F(CatalogueTest, finds_translations) {
  EXPECT_EQ(tr("Save"), "Сохранить");
  EXPECT_EQ(tr("Close"), "Закрыть");
  EXPECT_EQ(tr("A long \"quoted\" text\nof {} lines", "2"),
            "Длинный \"закавыченный\" текст\nиз 2 строк");
  EXPECT_EQ(tr(message("Save")), "Сохранить");
}

TEST_F(CatalogueTest, retells_what_the_program_kept) {
  const auto sentence = message("A long \"quoted\" text\nof {} lines", "7");
  EXPECT_EQ(tr.retold(kept(sentence)), "Длинный \"закавыченный\" текст\nиз 7 строк");
  EXPECT_EQ(tr.retold(kept({sentence, message("Save")})),
            "Длинный \"закавыченный\" текст\nиз 7 строк Сохранить");
  EXPECT_EQ(tr.retold("Save"), "Save") << "a person's word";
  EXPECT_EQ(tr.retold(kept(message("Unknown {}", "x"))), "Unknown x");
  EXPECT_EQ(tr.retold("a lone \u2069 and \u2068 again"), "a lone \u2069 and \u2068 again");
}

RC_GTEST_FIXTURE_PROP(CatalogueTest, retells_any_argument_as_it_was, (const std::string& text)) {
  RC_PRE(text.find("\xE2\x81") == std::string::npos);
  RC_ASSERT(tr.retold(kept(message("Close {}", text))) == "Close " + text);
  RC_ASSERT(tr.retold(text) == text);
}

RC_GTEST_FIXTURE_PROP(CatalogueTest, takes_any_text_with_isolates, ()) {
  const std::string text = *isolated_text();
  RC_ASSERT(tr.retold(text).size() <= text.size());
}

TEST_F(CatalogueTest, gives_the_source_where_a_translation_is_missing) {
  for (const auto* source : {"Remove", "Empty", "May", "Old", "Never heard", ""}) {
    EXPECT_EQ(tr(source), source);
    EXPECT_FALSE(russian.has(source)) << source;
  }
  EXPECT_TRUE(russian.has("Save"));
}

TEST_F(CatalogueTest, chooses_the_plural_form) {
  const auto clients = [&](std::int64_t n) {
    return tr.plural("{} client", "{} clients", n, {std::to_string(n)});
  };
  EXPECT_EQ(clients(1), "1 клиент");
  EXPECT_EQ(clients(3), "3 клиента");
  EXPECT_EQ(clients(11), "11 клиентов");
  EXPECT_EQ(clients(21), "21 клиент");
}

TEST_F(CatalogueTest, counts_in_english_where_a_form_is_missing) {
  EXPECT_EQ(tr.plural("{} deal", "{} deals", 1, {"1"}), "1 deal");
  EXPECT_EQ(tr.plural("{} deal", "{} deals", 21, {"21"}), "21 deals");
  EXPECT_EQ(Translator().plural("{} deal", "{} deals", 2, {"2"}), "2 deals");
}

TEST(Catalogue, reads_windows_line_ends_and_escapes) {
  const auto catalogue = Catalogue::parse(
      "cs", "msgid \"a\\tb\\\\n\"\r\nmsgstr \"c\\nd\"\r\n\r\nmsgid \"x\"\r\nmsgstr \"y\"");
  EXPECT_EQ(catalogue.find("a\tb\\n"), "c\nd");
  EXPECT_EQ(catalogue.find("x"), "y");
}

RC_GTEST_PROP(Catalogue, survives_any_text, ()) {
  const auto piece =
      rc::gen::element<std::string>("msgid ", "msgstr ", "msgstr[1] ", "msgid_plural ", "msgctxt ",
                                    "\"", "\\", "\n", "#, fuzzy", "x", "#~ ", "\"text\"\n");
  std::string text;
  for (const auto& part : *rc::gen::container<std::vector<std::string>>(piece)) text += part;
  const auto catalogue = Catalogue::parse("ru", text);
  catalogue.find_plural("text", "texts", 5);
}

class LanguagesTest : public testing::Test {
 protected:
  LanguagesTest() {
    for (const auto* name : {"ru", "cs", "ko", "pt-BR"}) languages.add(Catalogue::parse(name, ""));
  }
  Languages languages;
};

TEST_F(LanguagesTest, speaks_english_from_the_start) {
  EXPECT_EQ(Languages().names(), (std::vector<std::string_view>{"en"}));
  EXPECT_EQ(Translator().language(), "en");
  EXPECT_EQ(languages.translator("cs").language(), "cs");
  EXPECT_EQ(languages.translator("xx").language(), "en");
}

TEST_F(LanguagesTest, follows_what_the_browser_prefers) {
  EXPECT_EQ(languages.best_for("cs-CZ,cs;q=0.9,en;q=0.8"), "cs");
  EXPECT_EQ(languages.best_for("en;q=0.5, ko ; q=0.7, ru;q=0.6"), "ko");
  EXPECT_EQ(languages.best_for("fr, de;q=0.9, RU-ru;q=0.1"), "ru");
  EXPECT_EQ(languages.best_for("en-GB,cs"), "en");
  EXPECT_EQ(languages.best_for("pt-br"), "pt-BR");
}

TEST_F(LanguagesTest, falls_back_to_english) {
  for (const auto* header : {"", "*", "fr", "cs;q=0", ",,;q=1", ";", "x-klingon", "cs;q=0.000"}) {
    EXPECT_EQ(languages.best_for(header), "en") << header;
  }
}

TEST_F(LanguagesTest, keeps_the_header_s_order_among_equals) {
  EXPECT_EQ(languages.best_for("ko,ru,cs"), "ko");
  EXPECT_EQ(languages.best_for("ru;q=1.0,ko;q=nonsense"), "ru");
}

}  // namespace
}  // namespace clientela
