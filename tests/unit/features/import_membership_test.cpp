// Where people work, as files tell it.
#include <gtest/gtest.h>

#include "tests/unit/features/import_fixture.h"

namespace clientela {
namespace {

constexpr std::string_view people =
    "First Name,Last Name,Company,Job Title,Email\n"
    "Ann,Lee,Acme,CEO,ann@acme.com\n"
    "Bob,Ray,Acme,Buyer,bob@acme.com\n"
    "Cy,Fox,,,cy@example.com\n";

struct MembershipCompany : ImportCompany {
  std::vector<Record> memberships_of(const std::string& name) {
    std::vector<Record> found;
    const auto person = by("client", "name", name);
    EXPECT_TRUE(person) << name;
    if (!person) return found;
    for (auto& part : parts(*person)) {
      if (part.type->name == "membership") found.push_back(std::move(part));
    }
    return found;
  }
  // "CEO of Acme".
  std::string place_of(const std::string& name) {
    const auto memberships = memberships_of(name);
    if (memberships.size() != 1) return std::to_string(memberships.size()) + " memberships";
    const auto organisation = find("client", memberships[0].get<Id>("organisation"));
    return memberships[0].get<std::string>("role") + " of " + organisation->title();
  }
};

TEST(ImportMembership, PeopleBelongToTheirCompanies) {
  MembershipCompany company;
  const auto report = company.import_text(people);
  EXPECT_EQ(report.refused, 0);
  EXPECT_EQ(report.clients.created, 4);  // with Acme
  EXPECT_EQ(company.all("client").size(), 4u);
  const auto acme = company.by("client", "name", "Acme");
  ASSERT_TRUE(acme);
  EXPECT_EQ(acme->get<std::string>("kind"), "organisation");
  EXPECT_EQ(company.by("client", "name", "Ann Lee")->get<std::string>("kind"), "person");
  EXPECT_EQ(company.place_of("Ann Lee"), "CEO of Acme");
  EXPECT_EQ(company.place_of("Bob Ray"), "Buyer of Acme");
  EXPECT_TRUE(company.memberships_of("Cy Fox").empty());
}

TEST(ImportMembership, ALoneColumnOfCompaniesMakesOrganisations) {
  MembershipCompany company;
  company.import_text("Company,City\nAcme,Brno\n");
  EXPECT_EQ(company.by("client", "name", "Acme")->get<std::string>("kind"), "organisation");
  company.import_text("Firma,Město\nKovárna,Brno\n");
  EXPECT_EQ(company.by("client", "name", "Kovárna")->get<std::string>("kind"), "organisation");
  company.import_text("Account,City\nJan Hus,Husinec\n");
  EXPECT_EQ(company.by("client", "name", "Jan Hus")->get<std::string>("kind"), "person");
}

TEST(ImportMembership, RehearsalImportUndoAndLogAgree) {
  MembershipCompany company;
  company.create("client", {{"name", "Bob Ray"}},
                 {JsonObject{{"object", "contact_point"},
                             {"values", {{"kind", "email"}, {"value", "bob@acme.com"}}}}});
  const std::string before = company.digest();
  Import import = company.take_in(people);
  const auto rehearsed = company.rehearse(import);
  EXPECT_EQ(company.digest(), before);
  const auto report = company.start(import);
  EXPECT_EQ(rehearsed.json(), report.json());
  EXPECT_EQ(report.clients.created, 3);
  EXPECT_EQ(report.clients.updated, 1);
  EXPECT_EQ(company.replayed_digest(), company.digest());
  company.take_back(import);
  EXPECT_EQ(company.digest(), before);
}

TEST(ImportMembership, TheSameFileAgainChangesNothing) {
  MembershipCompany company;
  company.import_text(people);
  const std::string before = company.digest();
  const auto again = company.import_text(people);
  EXPECT_EQ(again.clients.created + again.clients.updated, 0);
  EXPECT_EQ(company.digest(), before);
}

TEST(ImportMembership, OrganisationsAreFoundByNumberAndName) {
  MembershipCompany company;
  company.create("client", {{"name", "Acme"}, {"kind", "organisation"}, {"number", "17"}});
  company.create("client", {{"name", "Beta"}});
  const auto report =
      company.import_text("Name,Company,Role\nAnn,17,CEO\nBob,Acme,Buyer\nCy,Beta,Owner\n");
  EXPECT_EQ(report.clients.created, 3);
  EXPECT_EQ(company.place_of("Ann"), "CEO of Acme");
  EXPECT_EQ(company.place_of("Bob"), "Buyer of Acme");
  EXPECT_EQ(company.place_of("Cy"), "Owner of Beta");
}

TEST(ImportMembership, ANewRoleReplacesTheOldOneAndComesBackByUndo) {
  MembershipCompany company;
  company.import_text("Name,Company,Role\nAnn,Acme,Buyer\n");
  Import import = company.take_in("Name,Company,Role\nAnn,Acme,CEO\n");
  const auto report = company.start(import);
  EXPECT_EQ(report.clients.updated, 1);
  EXPECT_EQ(company.place_of("Ann"), "CEO of Acme");
  company.take_back(import);
  EXPECT_EQ(company.place_of("Ann"), "Buyer of Acme");
}

TEST(ImportMembership, RowsOfTheOrganisationItselfAreTheSameOrganisation) {
  MembershipCompany company;
  const auto report = company.import_text(
      "Name,Company,City\nAnn,Acme,Brno\nAcme,,Praha\nBeta,Beta,Plzen\nBob,Beta,\n");
  EXPECT_EQ(report.refused, 0);
  EXPECT_EQ(company.all("client").size(), 4u);
  EXPECT_EQ(company.by("client", "name", "Acme")->get<std::string>("city"), "Praha");
  EXPECT_EQ(company.place_of("Ann"), " of Acme");
  EXPECT_EQ(company.place_of("Bob"), " of Beta");
  EXPECT_TRUE(company.memberships_of("Beta").empty());
}

TEST(ImportMembership, ARowWithoutAPersonMeansTheOrganisation) {
  MembershipCompany company;
  company.import_text(
      "Order no,Date,Price,First name,Last name,Company\n"
      "1,2024-01-05,10,,,Acme\n2,2024-01-05,5,Ann,Lee,Acme\n");
  const auto acme = company.by("client", "name", "Acme");
  ASSERT_TRUE(acme);
  EXPECT_EQ(company.by("order", "number", "1")->get<Id>("client"), acme->id);
  EXPECT_EQ(company.place_of("Ann Lee"), " of Acme");
}

TEST(ImportMembership, AfterAnOrganisationWasRemovedItIsMadeAnew) {
  MembershipCompany company;
  Import import = company.take_in(people);
  company.start(import);
  company.take_back(import);
  EXPECT_EQ(company.import_text(people).clients.created, 4);
  EXPECT_EQ(company.place_of("Ann Lee"), "CEO of Acme");
}

}  // namespace
}  // namespace clientela
