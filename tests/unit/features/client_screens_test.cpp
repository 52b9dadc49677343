#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/clients/client_pages.h"
#include "features/clients/client_queries.h"
#include "features/screens.h"
#include "tests/unit/features/feature_company.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

class ClientScreensTest : public testing::Test {
 protected:
  Id person(const std::string& name, const std::string& email = {}, Id works_for = {}) {
    Client client;
    client.name = name;
    std::vector<Record> parts;
    if (!email.empty()) {
      ContactPoint contact;
      contact.kind = ContactKind::email;
      contact.value = email;
      parts.push_back(company_.record(contact));
    }
    if (works_for) {
      Membership membership;
      membership.organisation = works_for;
      membership.role = "Director";
      membership.primary = true;
      parts.push_back(company_.record(membership));
    }
    return company_.create(client, std::move(parts));
  }
  Id organisation(const std::string& name) {
    Client client;
    client.kind = ClientKind::organisation;
    client.name = name;
    return company_.create(client);
  }
  // What the screens make of a client's card.
  CardView card(Id id) {
    Screens screens;
    add_screens(screens);
    CardView view;
    company_.read([&](Reading& reading) {
      view.whole = *reading.find_whole(reading.type("client"), id);
      const auto [first, last] = screens.cards.equal_range(std::string_view("client"));
      for (auto extend = first; extend != last; ++extend) {
        extend->second(ctx_, reading, view);
      }
    });
    return view;
  }
  std::vector<Lookalike> lookalikes(const std::string& name, const std::string& email) {
    Acquaintance wanted;
    wanted.name = name;
    if (!email.empty()) {
      ContactPoint contact;
      contact.kind = ContactKind::email;
      contact.normalised = normalised_contact(contact.kind, email);
      wanted.contacts.push_back(contact);
    }
    std::vector<Lookalike> found;
    company_.read([&](Reading& reading) { found = find_lookalikes(reading, wanted, 5); });
    return found;
  }

  FeatureCompany company_;
  PageContext ctx_ = company_.context();
};

TEST_F(ClientScreensTest, LookalikesShareAContactOrAName) {
  const Id jana = person("Jana Dvořáková", "jana@example.com");
  person("Petr Svoboda", "petr@example.com");
  const auto by_email = lookalikes("", "JANA@Example.com ");
  ASSERT_EQ(by_email.size(), 1u);
  EXPECT_EQ(by_email[0].client.id, jana);
  EXPECT_EQ(by_email[0].likeness, Likeness::same_email);
  const auto by_name = lookalikes("dvorakova", "");
  ASSERT_EQ(by_name.size(), 1u);
  EXPECT_EQ(by_name[0].likeness, Likeness::similar_name);
  EXPECT_TRUE(lookalikes("Nobody Known", "nobody@example.com").empty());
  EXPECT_TRUE(lookalikes("Ja", "").empty());
}

TEST_F(ClientScreensTest, WhoSharesBothIsFoundOnce) {
  person("Jana Dvořáková", "jana@example.com");
  EXPECT_EQ(lookalikes("Jana Dvořáková", "jana@example.com").size(), 1u);
}

TEST_F(ClientScreensTest, AClientIsNotItsOwnLookalike) {
  const Id jana = person("Jana Dvořáková", "jana@example.com");
  company_.read([&](Reading& reading) {
    const auto whole = reading.find_whole(reading.type("client"), jana);
    EXPECT_TRUE(find_lookalikes(reading, acquaintance_of(*whole), 5).empty());
  });
}

TEST_F(ClientScreensTest, TheFragmentEscapesNames) {
  person("<script>alert(1)</script>", "x@example.com");
  const auto html = lookalikes_fragment(ctx_, lookalikes("", "x@example.com"));
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(html, HasSubstr("the same e-mail"));
  EXPECT_EQ(lookalikes_fragment(ctx_, {}), "");
}

TEST_F(ClientScreensTest, TheCardShowsContactsAndPeople) {
  const Id hotel = organisation("Hotel Metropol");
  person("Ivana Kučerová", "ivana@metropol.example", hotel);
  const CardView view = card(hotel);
  EXPECT_TRUE(view.organisation);
  EXPECT_THAT(view.subtitle, HasSubstr("speaks for it: Ivana Kučerová"));
  ASSERT_FALSE(view.related.empty());
  EXPECT_EQ(view.related[0].items.at(0).title, "Ivana Kučerová");
  EXPECT_EQ(view.related[0].items.at(0).detail, "Director");
}

TEST_F(ClientScreensTest, ContactsAreLinks) {
  const CardView view = card(person("Jana", "jana@example.com"));
  std::string panels;
  for (const auto& panel : view.panels) panels += panel.content.written();
  EXPECT_THAT(panels, HasSubstr("href=\"mailto:jana@example.com\""));
}

TEST_F(ClientScreensTest, TheMergePageOffersToKeepEither) {
  const Id first = person("Jana Dvořáková", "jana@example.com");
  const Id second = person("Dvořáková, Jana", "jana@example.com");
  MergeView view;
  company_.read([&](Reading& reading) {
    view.client = *reading.find_whole(reading.type("client"), first);
    view.other = *reading.find_whole(reading.type("client"), second);
  });
  const std::string html = merge_page(ctx_, view);
  EXPECT_THAT(html, HasSubstr("action=\"" + merge_path(ctx_, first) + "\""));
  EXPECT_THAT(html, HasSubstr("action=\"" + merge_path(ctx_, second) + "\""));
  EXPECT_THAT(html, HasSubstr("Dvořáková, Jana"));
}

}  // namespace
}  // namespace clientela
