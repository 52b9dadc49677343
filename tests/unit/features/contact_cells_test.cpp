#include "features/imports/contact_cells.h"

#include <gtest/gtest.h>

namespace clientela {
namespace {

using Contacts = std::vector<std::string>;

TEST(ContactCells, ProgramsWriteSeveralIntoOne) {
  EXPECT_EQ(contacts_in(ContactKind::email, "a@x.cz"), (Contacts{"a@x.cz"}));
  EXPECT_EQ(contacts_in(ContactKind::email, "a@x.cz; b@x.cz,c@x.cz;"),
            (Contacts{"a@x.cz", "b@x.cz", "c@x.cz"}));
  EXPECT_EQ(contacts_in(ContactKind::phone, "+420 777 123 456; 777 999 888"),
            (Contacts{"+420 777 123 456", "777 999 888"}));
  EXPECT_EQ(contacts_in(ContactKind::address, "Long St. 1, Brno; Short St. 2, Brno"),
            (Contacts{"Long St. 1, Brno", "Short St. 2, Brno"}));
}

TEST(ContactCells, WhatIsNoContactIsNotCutOff) {
  EXPECT_EQ(contacts_in(ContactKind::phone, "+420 777 123 456; ext. 4"),
            (Contacts{"+420 777 123 456; ext. 4"}));
  EXPECT_EQ(contacts_in(ContactKind::email, "Lee, Ann <a@x.cz>"), (Contacts{"Lee, Ann <a@x.cz>"}));
  EXPECT_EQ(contacts_in(ContactKind::phone, "777 123 456, 777 999 888"),
            (Contacts{"777 123 456, 777 999 888"}));
  EXPECT_EQ(contacts_in(ContactKind::address, "Flat 4; Long St. 1, Brno"),
            (Contacts{"Flat 4; Long St. 1, Brno"}));
  EXPECT_EQ(contacts_in(ContactKind::site, "https://x.cz/?a=1;b=2"),
            (Contacts{"https://x.cz/?a=1;b=2"}));
  EXPECT_TRUE(contacts_in(ContactKind::site, " ; ").empty());
}

}  // namespace
}  // namespace clientela
