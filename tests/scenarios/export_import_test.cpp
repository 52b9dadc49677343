// What is exported for people comes back by our own import: edited in a spreadsheet or not.
#include <gmock/gmock.h>

#include "tests/scenarios/command_run.h"

namespace clientela {
namespace {

using testing::HasSubstr;

class ExportImport : public CommandLineTest {
 protected:
  void make(const std::string& language) {
    company_ = path(language + ".clientela");
    const auto made = run_command({"demo", company_, "--clients", "60", "--language", language});
    ASSERT_EQ(made.code, 0) << made.err;
  }
  std::string shown(const std::string& question) const {
    return run_command({"export", company_, question, "--as", "shown"}).out;
  }
  // All there is to know of a list.
  std::string all(const std::string& noun) const {
    return run_command({"export", company_, noun, "--format", "jsonl"}).out;
  }
  static void expect_same(const std::string& before, const std::string& after) {
    const auto was = lines_of(before);
    const auto now = lines_of(after);
    ASSERT_EQ(was.size(), now.size());
    for (std::size_t i = 0; i < was.size(); ++i) ASSERT_EQ(was[i], now[i]);
  }
  Printed import(const std::string& csv) const {
    return run_command({"import", company_, file("back.csv", csv)});
  }

  void expect_to_change_nothing(const std::string& question) const {
    const std::string noun = question.substr(0, question.find('?'));
    const std::string before = all(noun);
    const auto printed = import(shown(question));
    EXPECT_EQ(printed.code, 0) << printed.out << printed.err;
    expect_same(before, all(noun));
  }

  std::string company_;
};

TEST_F(ExportImport, TheSameFileChangesNothing) {
  for (const auto* language : {"en", "ru", "cs", "ko"}) {
    SCOPED_TRACE(language);
    make(language);
    for (const auto* noun : {"clients", "products", "orders"}) expect_to_change_nothing(noun);
  }
}

TEST_F(ExportImport, NorDoesOneOfMoreColumns) {
  make("en");
  expect_to_change_nothing(
      "clients?columns=name,kind,relation,number,country,city,manager,tags,notes,given_name,"
      "family_name,legal_name,source,market,industry,employees,tax_id,birthday,language,"
      "preferred_channel");
}

TEST_F(ExportImport, WhatWasEditedIsChanged) {
  make("en");
  std::string csv = shown("clients?number=eq.C-1010&columns=kind,number,city");
  EXPECT_THAT(csv, HasSubstr("Person"));
  csv.replace(csv.find("Person"), 6, "Organisation");
  EXPECT_EQ(import(csv).code, 0);
  EXPECT_THAT(shown("clients?number=eq.C-1010&columns=kind"), HasSubstr("Organisation"));
}

}  // namespace
}  // namespace clientela
