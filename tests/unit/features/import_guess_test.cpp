#include <gtest/gtest.h>

#include "features/features.h"
#include "features/imports/import_settings.h"

namespace clientela {
namespace {

const Model& model() {
  static const Model& all = []() -> const Model& {
    static Model declared;
    add_features(declared);
    return declared;
  }();
  return all;
}

std::vector<std::string> targets(std::string_view csv, const ImportWishes& wishes = {}) {
  std::vector<std::string> found;
  for (const auto& column : guess_import_settings(csv, model(), wishes).columns) {
    found.push_back(column.target);
  }
  return found;
}

using Targets = std::vector<std::string>;

TEST(ImportGuess, KnowsOnlineRetail) {
  const auto settings = guess_import_settings(
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
      "536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"
      "C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,14527.0,United Kingdom\n"
      "536370,22728,ALARM CLOCK,24,2010-12-01 08:45:00,3.75,12583.0,France\n"
      "536371,22086,PAPER CHAIN,80,2010-12-01 09:00:00,2.55,13748.0,United Kingdom\n"
      "536372,22632,HAND WARMER,6,2010-12-01 09:01:00,1.85,17850.0,United Kingdom\n"
      "536373,22633,HAND WARMER,6,2010-12-01 09:02:00,1.85,17850.0,United Kingdom\n"
      "536374,21258,VICTORIAN BOX,32,2010-12-01 09:09:00,10.95,15100.0,United Kingdom\n",
      model());
  Targets found;
  for (const auto& column : settings.columns) found.push_back(column.target);
  EXPECT_EQ(found, (Targets{"order.number", "product.code", "product.name", "order_line.quantity",
                            "order.business_date", "order_line.price", "client.number",
                            "client.country"}));
  EXPECT_TRUE(settings.columns[6].whole_numbers);
  EXPECT_FALSE(settings.columns[5].whole_numbers);
  EXPECT_EQ(settings.dates, DateFormat::year_month_day);
  EXPECT_EQ(settings.decimals, DecimalMark::dot);
  EXPECT_EQ(settings.return_prefix, "C");
  EXPECT_EQ(settings.adjustment_prefix, "A");
  EXPECT_TRUE(check_settings(settings, model()).ok());
}

TEST(ImportGuess, KnowsTheNamesOfOurOwnFieldsWhereTheValuesFit) {
  EXPECT_EQ(targets("Client,Kind,Relation,Market,preferred_channel,Language\n"
                    "A,Person,supplier,Business (B2B),any,cs\n"),
            (Targets{"client.name", "client.kind", "client.relation", "client.market",
                     "client.preferred_channel", "client.language"}));
  EXPECT_EQ(targets("Client,Kind,Relation,Language\nA,VIP,friend,Czech language\n"),
            (Targets{"client.name", "", "", ""}));
  EXPECT_EQ(targets("Order,Kind,Client,Date,Total\n1,Sale,A,2026-03-01,10.00\n"),
            (Targets{"order.number", "order.kind", "client.name", "order.business_date",
                     "order_line.amount"}));
}

TEST(ImportGuess, AnotherProgramsIdIsANumberOnlyWhereThereIsNoOther) {
  EXPECT_EQ(targets("Id,Name,Number\n17,A,K1\n18,B,K2\n"),
            (Targets{"", "client.name", "client.number"}));
  EXPECT_EQ(targets("Id,Name\n17,A\n18,B\n"), (Targets{"client.number", "client.name"}));
  EXPECT_EQ(targets("id,name\n019d43c3-d200-7c09-a86a-05e453c00001,A\n"),
            (Targets{"", "client.name"}));
}

TEST(ImportGuess, ReadsHeadersOfFourLanguages) {
  EXPECT_EQ(targets("First name,Last name,E-mail,Phone,City\nA,B,a@b.cz,+420 777 123 456,Brno\n"),
            (Targets{"client.given_name", "client.family_name", "client.email", "client.phone",
                     "client.city"}));
  EXPECT_EQ(targets("Номер заказа;Дата;Клиент;Товар;Количество;Цена\n"
                    "1;31.12.2025;Ромашка;Бумага;2;10,50\n2;30.12.2025;Ромашка;Клей;1;4,20\n"),
            (Targets{"order.number", "order.business_date", "client.name", "product.name",
                     "order_line.quantity", "order_line.price"}));
  EXPECT_EQ(targets("Číslo objednávky;Datum;Zákazník;Zboží;Množství;Cena\n"
                    "1;31.12.2025;Novák;Papír;2;10,50\n2;30.12.2025;Novák;Lepidlo;1;4,20\n"),
            (Targets{"order.number", "order.business_date", "client.name", "product.name",
                     "order_line.quantity", "order_line.price"}));
  EXPECT_EQ(targets("주문번호,주문일,고객명,상품명,수량,단가\n1,2025-12-31,김민준,종이,2,1000\n"),
            (Targets{"order.number", "order.business_date", "client.name", "product.name",
                     "order_line.quantity", "order_line.price"}));
}

TEST(ImportGuess, ACustomerIsANumberOrANameByItsValues) {
  const std::string head = "Order no,Date,Customer,Item,Quantity,Price\n";
  const auto with = [](const std::string& client) {
    return Targets{"order.number", "order.business_date", client,
                   "product.name", "order_line.quantity", "order_line.price"};
  };
  EXPECT_EQ(targets(head + "1,2024-01-05,Ann Smith,Pen,1,10\n2,2024-01-05,Bob,Pen,1,10\n"),
            with("client.name"));
  EXPECT_EQ(targets(head + "1,2024-01-05,17850,Pen,1,10\n2,2024-01-05,17851,Pen,1,10\n"),
            with("client.number"));
  EXPECT_EQ(targets(head + "1,2024-01-05,K1,Pen,1,10\n"), with("client.number"));
  EXPECT_EQ(targets(head + "1,2024-01-05,ann@example.com,Pen,1,10\n"), with("client.email"));
  EXPECT_EQ(targets(head + "1,2024-01-05,,Pen,1,10\n"), with("client.name"));
  const std::string values = ";31.12.2025;7;2\n";
  EXPECT_EQ(targets("Клиент;Дата;Сумма;Заказ\nАнна Ким" + values)[0], "client.name");
  EXPECT_EQ(targets("Клиент;Дата;Сумма;Заказ\n1042" + values)[0], "client.number");
  EXPECT_EQ(targets("Zákazník;Datum;Částka;Faktura\nJan Novák" + values)[0], "client.name");
  EXPECT_EQ(targets("Zákazník;Datum;Částka;Faktura\nZ-17" + values)[0], "client.number");
  EXPECT_EQ(targets("고객;날짜;금액;주문번호\n김민준" + values)[0], "client.name");
  EXPECT_EQ(targets("고객;날짜;금액;주문번호\nA100" + values)[0], "client.number");
}

TEST(ImportGuess, ANumberOfItsOwnLeavesTheNameToTheOther) {
  EXPECT_EQ(targets("Customer number,Customer\n17,Ann Smith\n"),
            (Targets{"client.number", "client.name"}));
  EXPECT_EQ(targets("Customer number,Customer\n17,K1\n"),
            (Targets{"client.number", "client.name"}));
  EXPECT_EQ(targets("Customer,Customer name\nK1,Ann Smith\n"),
            (Targets{"client.number", "client.name"}));
  EXPECT_EQ(targets("Client,Client ID\nAnn Smith,17\n"), (Targets{"client.name", "client.number"}));
}

TEST(ImportGuess, ACompanyIsWhereSomebodyWorksIfSomebodyIsNamed) {
  EXPECT_EQ(targets("First Name,Last Name,Company,Job Title,Email\nAnn,Lee,Acme,CEO,a@b.cz\n"),
            (Targets{"client.given_name", "client.family_name", "membership.organisation",
                     "membership.role", "client.email"}));
  EXPECT_EQ(targets("Company,Contact,Email\nAcme,Ann Lee,a@b.cz\n"),
            (Targets{"membership.organisation", "client.name", "client.email"}));
  EXPECT_EQ(targets("Company,Email\nAcme,a@b.cz\n"), (Targets{"client.name", "client.email"}));
  EXPECT_EQ(targets("Customer,Company\nK1,Acme\n"), (Targets{"client.number", "client.name"}));
  EXPECT_EQ(targets("Имя;Фамилия;Компания;Должность\nАнна;Ким;Ромашка;Директор\n"),
            (Targets{"client.given_name", "client.family_name", "membership.organisation",
                     "membership.role"}));
  EXPECT_EQ(targets("Jméno;Příjmení;Firma\nJan;Novák;Modrá\n"),
            (Targets{"client.given_name", "client.family_name", "membership.organisation"}));
  EXPECT_EQ(targets("성,이름,회사\n김,민준,한빛\n"),
            (Targets{"client.family_name", "client.given_name", "membership.organisation"}));
  // A role without a place is nobody's.
  EXPECT_EQ(targets("Name,Position\nAnn,CEO\n"), (Targets{"client.name", ""}));
}

TEST(ImportGuess, NotesBelongToWhatTheFileIsAbout) {
  for (const std::string note : {"Note", "Notes", "Comment", "Poznámky", "Комментарии", "비고"}) {
    EXPECT_EQ(targets("Name," + note + "\nAnn,Likes tea\n"),
              (Targets{"client.name", "client.notes"}));
  }
  EXPECT_EQ(targets("Order no,Date,Price,Note\n1,2024-01-05,10,Express\n"),
            (Targets{"order.number", "order.business_date", "order_line.price", "order.notes"}));
  EXPECT_EQ(targets("SKU,Name,Price,Notes\nA1,Paper,2.50,White\n"),
            (Targets{"product.code", "product.name", "product.price", "product.notes"}));
}

TEST(ImportGuess, ATaxNumberFindsWhomNothingElseDoes) {
  const auto alone = guess_import_settings("Tax ID,City\nCZ123,Brno\n", model());
  EXPECT_EQ(alone.match, ClientMatch::tax_id);
  EXPECT_TRUE(check_settings(alone, model()).ok());
  EXPECT_EQ(guess_import_settings("Tax ID,Name\nCZ123,Acme\n", model()).match, ClientMatch::usual);
}

TEST(ImportGuess, LooksAtValuesWhereHeadersSayNothing) {
  EXPECT_EQ(targets("who,x,y\nAnn,ann@example.com,+44 20 7946 0000\nBob,bob@example.com,"
                    "+44 20 7946 0001\n"),
            (Targets{"", "client.email", "client.phone"}));
}

TEST(ImportGuess, APriceIsWhatTheFileIsAbout) {
  EXPECT_EQ(targets("SKU,Name,Price\nA1,Paper,2.50\nB2,Glue,1.20\n"),
            (Targets{"product.code", "product.name", "product.price"}));
  EXPECT_EQ(targets("Name,City\nAnn,Brno\nBob,Praha\n"), (Targets{"client.name", "client.city"}));
}

TEST(ImportGuess, TakesWhatSomebodySaid) {
  ImportWishes wishes;
  wishes.delimiter = ';';
  wishes.dates = DateFormat::month_day_year;
  wishes.decimals = DecimalMark::comma;
  const auto settings = guess_import_settings("a,b;c\n1,5;2\n", model(), wishes);
  EXPECT_EQ(settings.columns.size(), 2u);
  EXPECT_EQ(settings.dates, DateFormat::month_day_year);
  EXPECT_EQ(settings.decimals, DecimalMark::comma);
}

TEST(ImportGuess, SettingsSurviveJson) {
  const auto settings = guess_import_settings("Имя;Город\nАнна;Брно\nИван;Прага\n", model());
  const auto again = ImportSettings::parse(settings.json());
  EXPECT_EQ(json_text(Json(again.json())), json_text(Json(settings.json())));
  EXPECT_EQ(again.format.delimiter, ';');
  EXPECT_EQ(again.columns[0].name, "Имя");
}

TEST(ImportGuess, AnySampleIsUsable) {
  for (const std::string_view sample :
       {std::string_view(""), std::string_view("\n\n"), std::string_view("\0\0\xff\xfe", 4),
        std::string_view("\"never closed"), std::string_view("one")}) {
    const auto settings = guess_import_settings(sample, model());
    (void)sample_rows(sample, settings, 10);
    (void)check_settings(settings, model());
  }
}

std::string problem(std::initializer_list<const char*> targets) {
  ImportSettings settings;
  for (const auto* target : targets) settings.columns.push_back({"column", target});
  const auto checked = check_settings(settings, model());
  return checked ? "" : checked.error().field + "|" + checked.error().message.source;
}

TEST(ImportSettings, RefusesColumnsThatMakeNoSense) {
  EXPECT_EQ(problem({"client.name", "client.city"}), "");
  EXPECT_EQ(problem({"client.name", "", "client.name"}).substr(0, 8), "column.2");
  EXPECT_EQ(problem({"client.nonsense"}).substr(0, 8), "column.0");
  EXPECT_NE(problem({"", ""}), "");
  EXPECT_NE(problem({"order.number"}), "");
  EXPECT_NE(problem({"order.business_date", "order_line.quantity"}), "");
  EXPECT_NE(problem({"client.city"}), "");
  EXPECT_NE(problem({"product.price"}), "");
  EXPECT_EQ(problem({"client.name", "membership.organisation", "membership.role"}), "");
  EXPECT_NE(problem({"client.name", "membership.role"}), "");
  EXPECT_NE(problem({"membership.organisation"}), "");
}

TEST(ImportSettings, WhatClientsAreFoundByMustBeAColumn) {
  ImportSettings settings;
  settings.columns = {{"column", "client.given_name"}, {"column", "client.email"}};
  for (const auto match : {ClientMatch::usual, ClientMatch::email, ClientMatch::name}) {
    settings.match = match;
    EXPECT_TRUE(check_settings(settings, model()).ok());
    EXPECT_EQ(ImportSettings::parse(settings.json()).match, match);
  }
  for (const auto match : {ClientMatch::number, ClientMatch::phone, ClientMatch::tax_id}) {
    settings.match = match;
    EXPECT_FALSE(check_settings(settings, model()).ok());
  }
}

}  // namespace
}  // namespace clientela
