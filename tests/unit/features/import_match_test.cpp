// By what the clients of a file are found among those who are here.
#include <gtest/gtest.h>

#include "tests/unit/features/import_fixture.h"

namespace clientela {
namespace {

struct MatchCompany : ImportCompany {
  ImportReport import_by(ClientMatch match, std::string_view csv) {
    Import import = take_in(csv);
    ImportSettings settings = settings_of(import);
    settings.match = match;
    EXPECT_TRUE(change_settings(engine(), Asker::program(), import, settings).ok());
    return start(import);
  }
  Id client(const JsonObject& values, const std::string& kind = {}, const std::string& value = {}) {
    JsonArray parts;
    if (!kind.empty()) {
      parts.push_back(JsonObject{{"object", "contact_point"},
                                 {"values", JsonObject{{"kind", kind}, {"value", value}}}});
    }
    return create("client", values, parts);
  }
};

TEST(ImportMatch, ByEmailThoughThereIsANumber) {
  MatchCompany company;
  const Id ann = company.client({{"name", "Ann"}, {"number", "7"}}, "email", "ann@example.com");
  const auto report =
      company.import_by(ClientMatch::email, "Number,Name,Email\n99,Anna,ANN@example.com\n");
  EXPECT_EQ(report.clients.created, 0);
  EXPECT_EQ(report.clients.updated, 1);
  EXPECT_EQ(company.find("client", ann)->get<std::string>("number"), "99");
}

TEST(ImportMatch, ByPhoneThoughThereIsAnEmail) {
  MatchCompany company;
  const Id ann = company.client({{"name", "Ann"}}, "phone", "+44 20 7946 0000");
  company.import_by(ClientMatch::phone,
                    "Name,Email,Phone\nAnna,new@example.com,+44 (20) 7946-0000\n");
  EXPECT_EQ(company.all("client").size(), 1u);
  EXPECT_EQ(company.find("client", ann)->title(), "Anna");
}

TEST(ImportMatch, ByNameThoughTheEmailIsNew) {
  MatchCompany company;
  const Id ann = company.client({{"name", "Ann Lee"}}, "email", "old@example.com");
  company.import_by(ClientMatch::name, "First name,Last name,Email\nAnn,Lee,new@example.com\n");
  EXPECT_EQ(company.all("client").size(), 1u);
  EXPECT_EQ(company.parts(*company.find("client", ann)).size(), 2u);
}

TEST(ImportMatch, ByTaxNumber) {
  MatchCompany company;
  const Id acme = company.client({{"name", "Acme"}, {"tax_id", "CZ123"}, {"number", "1"}});
  const auto report = company.import_by(ClientMatch::tax_id,
                                        "Number,Name,Tax ID\n2,Acme s.r.o.,CZ123\n3,Beta,CZ456\n");
  EXPECT_EQ(report.clients.updated, 1);
  EXPECT_EQ(report.clients.created, 1);
  EXPECT_EQ(company.find("client", acme)->title(), "Acme s.r.o.");
}

TEST(ImportMatch, ARowThatLacksItIsRefusedAndAWalkInIsNot) {
  MatchCompany company;
  const auto report = company.import_by(ClientMatch::number,
                                        "Order no,Date,Price,Customer number,Customer,Country\n"
                                        "1,2024-01-05,10,7,Ann,Malta\n"
                                        "2,2024-01-05,10,,Bob,Malta\n"
                                        "3,2024-01-05,10,,,Malta\n");
  EXPECT_EQ(report.refused, 1);
  EXPECT_EQ(report.refusals.at(0).line, 3);
  EXPECT_EQ(report.walk_in, 1);
  EXPECT_EQ(report.clients.created, 1);
}

TEST(ImportMatch, TheSameFileAgainChangesNothing) {
  const std::string csv =
      "Number,Name,Email,Phone,Tax ID\n1,Ann,a@b.cz,+44 20 7946 0000,CZ1\n"
      "2,Bob,b@b.cz,+44 20 7946 0001,CZ2\n";
  for (const auto match : {ClientMatch::usual, ClientMatch::number, ClientMatch::email,
                           ClientMatch::phone, ClientMatch::name, ClientMatch::tax_id}) {
    MatchCompany company;
    company.import_by(match, csv);
    const std::string before = company.digest();
    EXPECT_EQ(company.all("client").size(), 2u);
    company.import_by(match, csv);
    EXPECT_EQ(company.digest(), before) << client_match_name(match);
  }
}

}  // namespace
}  // namespace clientela
