#include "features/clients/contact_line.h"

#include <gtest/gtest.h>

namespace clientela {
namespace {

// "Ann Lee | email ann@x.org | phone +44 ..."
std::string taken_apart(std::string_view line) {
  const ContactLine split = split_contacts(line);
  std::string text = split.name;
  for (const auto& [kind, value] : split.contacts) {
    text += kind == ContactKind::email ? " | email " : " | phone ";
    text += value;
  }
  return text;
}

TEST(ContactLine, TakesALineApart) {
  EXPECT_EQ(taken_apart("Ann Lee <ann@example.com> +44 20 7946 0958"),
            "Ann Lee | email ann@example.com | phone +44 20 7946 0958");
  EXPECT_EQ(taken_apart("\"Lee, Ann\" ann.lee+crm@mail.example.co.uk;"),
            "Lee Ann | email ann.lee+crm@mail.example.co.uk");
  EXPECT_EQ(taken_apart("Žofie Malá, tel. (601) 123-456-789"),
            "Žofie Malá tel. | phone (601) 123-456-789");
  EXPECT_EQ(taken_apart("a@x.org, b@x.org"), " | email a@x.org | email b@x.org");
  EXPECT_EQ(taken_apart("почта@пример.рф"), " | email почта@пример.рф");
}

TEST(ContactLine, LeavesNamesAlone) {
  for (const auto* name :
       {"Ann Lee", "Studio 2000", "ООО Ромашка 7701234567", "IČO 12345678", "4ever Young Ltd.",
        "Smith & Sons (London)", "Rock @ Roll", "@ann", "7/11 Store", "No. 17850 · United Kingdom",
        "Order of 2024-05-12", "", "  two  blanks  "}) {
    EXPECT_EQ(taken_apart(name), name);
  }
}

TEST(ContactLine, TellsWhatAContactIs) {
  EXPECT_EQ(obvious_kind("ann@example.com"), ContactKind::email);
  EXPECT_EQ(obvious_kind(" +420 601 111 111 "), ContactKind::phone);
  EXPECT_EQ(obvious_kind("601111111"), ContactKind::phone);
  EXPECT_EQ(obvious_kind("www.example.com"), ContactKind::site);
  EXPECT_EQ(obvious_kind("https://example.com/x"), ContactKind::site);
  EXPECT_EQ(obvious_kind("this is no address"), std::nullopt);
  EXPECT_EQ(obvious_kind("12 High Street"), std::nullopt);
  EXPECT_EQ(obvious_kind(""), std::nullopt);
}

FieldChange change(std::string key, std::string now) {
  return {std::move(key), Value(), Value(std::move(now))};
}

std::string kind_and_value(const PartChange& part) {
  std::string kind, value;
  for (const auto& each : part.patch) {
    if (each.key == "kind") kind = std::get<std::string>(each.now);
    if (each.key == "value") value = std::get<std::string>(each.now);
  }
  return kind + " " + value;
}

TEST(ContactLine, TidiesWhatAFormBrought) {
  WholePatch typed;
  typed.patch = {change("name", "Ann Lee ann@example.com")};
  typed.parts = {{PartChange::Kind::create, "contact_point", {}, {change("value", "601111111")}},
                 {PartChange::Kind::create,
                  "contact_point",
                  {},
                  {change("kind", "messenger"), change("value", "b@example.com")}}};
  WholePatch edited = typed;
  tidy_typed_client(typed, true);
  EXPECT_EQ(std::get<std::string>(typed.patch[0].now), "Ann Lee");
  ASSERT_EQ(typed.parts.size(), 3u);
  EXPECT_EQ(kind_and_value(typed.parts[0]), "phone 601111111");
  EXPECT_EQ(kind_and_value(typed.parts[1]), "messenger b@example.com");
  EXPECT_EQ(kind_and_value(typed.parts[2]), "email ann@example.com");
  tidy_typed_client(edited, false);  // the name of a client that is there is taken as it is
  EXPECT_EQ(edited.parts.size(), 2u);
}

TEST(ContactLine, SeveralInOneRowBecomeRows) {
  WholePatch typed;
  typed.parts = {{PartChange::Kind::create,
                  "contact_point",
                  {},
                  {change("value", "ann@example.com, +44 20 7946 0958")}}};
  tidy_typed_client(typed, true);
  ASSERT_EQ(typed.parts.size(), 2u);
  EXPECT_EQ(kind_and_value(typed.parts[0]), "email ann@example.com");
  EXPECT_EQ(kind_and_value(typed.parts[1]), "phone +44 20 7946 0958");
}

}  // namespace
}  // namespace clientela
