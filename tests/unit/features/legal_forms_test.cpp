#include "features/clients/legal_forms.h"

#include <gtest/gtest.h>

namespace clientela {
namespace {

TEST(LegalForms, TellCompanies) {
  for (const auto* name :
       {"ООО «Ромашка»", "Papírnictví Modrá, s.r.o.", "ČEZ, a.s.", "Silver Books Ltd",
        "Silver Books Ltd.", "Muster GmbH", "(주)한빛", "주식회사 한빛", "Acme Inc.", "Bayer AG"}) {
    EXPECT_TRUE(has_legal_form(name)) << name;
  }
}

TEST(LegalForms, LeavePeopleAlone) {
  for (const auto* name :
       {"Anna Nováková", "A. S. Pushkin", "Sa Nguyen", "김민준", "Аоки Рэй", ""}) {
    EXPECT_FALSE(has_legal_form(name)) << name;
  }
}

}  // namespace
}  // namespace clientela
