// Imports from the command line: what is printed, and what scripts are told.
#include <gmock/gmock.h>

#include "tests/scenarios/command_run.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

class ImportCommand : public CommandLineTest {
 protected:
  Printed import(const std::string& text, std::vector<std::string> options = {}) {
    std::vector<std::string> words = {"import", company_, file("new.csv", text)};
    words.insert(words.end(), options.begin(), options.end());
    return run_command(words);
  }
  // The id of the import that is done.
  std::string import_id(const std::string& text) {
    return std::string(string_member(object_of(import(text, {"--json"}).out), "import"));
  }
  Printed undo(const std::string& which, bool json = true) {
    std::vector<std::string> words = {"import", company_, "--undo", which};
    if (json) words.push_back("--json");
    return run_command(words);
  }
  std::string clients() { return run_command({"query", company_, "clients", "--json"}).out; }

 private:
  const std::string company_ = company();
};

TEST_F(ImportCommand, FailsWhenEveryRowIsRefused) {
  const std::string bad = "Order no,Date,Price\n1,never,10\n2,never,11\n";
  for (const bool rehearse : {true, false}) {
    std::vector<std::string> options;
    if (rehearse) options.emplace_back("--rehearse");
    const auto printed = import(bad, options);
    EXPECT_EQ(printed.code, 1);
    EXPECT_THAT(printed.out, HasSubstr("2 rows refused"));
    EXPECT_THAT(printed.err, HasSubstr("Every row was refused."));
    EXPECT_THAT(printed.err, Not(HasSubstr("To take it all back")));
    options.emplace_back("--json");
    const auto answer = import(bad, options);
    EXPECT_EQ(answer.code, 1);
    EXPECT_EQ(object_of(answer.out).at("refused").to_number<int>(), 2);
  }
  EXPECT_EQ(import("Order no,Date,Price\n1,never,10\n2,2024-01-05,11\n").code, 0);
}

TEST_F(ImportCommand, TheBestClientsAreThoseOfTheFile) {
  const std::string head = "Order no,Date,Customer,Price\n";
  EXPECT_THAT(import(head + "1,2024-01-05,Old Friend,9000\n").out, HasSubstr("Old Friend"));
  const auto printed = import(head + "2,2024-01-05,Ann Smith,10\n3,2024-01-05,Bob Ray,70\n");
  EXPECT_EQ(printed.code, 0);
  EXPECT_THAT(printed.out, HasSubstr("           70.00  Bob Ray\n           10.00  Ann Smith\n"));
  EXPECT_THAT(printed.out, Not(HasSubstr("Old Friend")));
  EXPECT_THAT(import(head + "4,never,Ann Smith,10\n").out, Not(HasSubstr("bought most")));
  EXPECT_THAT(import(head + "2,2024-01-05,Ann Smith,10\n").out, Not(HasSubstr("bought most")));
}

TEST_F(ImportCommand, UndoLastTakesWhatIsStillThere) {
  const std::string first = import_id("Number,Name\n1,Ann\n");
  const std::string second = import_id("Number,Name\n2,Bob\n");
  import("Number,Name\n2,Bob\n");              // brings nothing
  import("Order no,Date,Price\n1,never,1\n");  // nor this
  const auto last = object_of(undo("last").out);
  EXPECT_EQ(string_member(last, "import"), second);
  EXPECT_EQ(last.at("taken_back").to_number<int>(), 1);
  EXPECT_EQ(last.at("kept").to_number<int>(), 0);
  EXPECT_EQ(string_member(object_of(undo("last").out), "import"), first);
  EXPECT_THAT(clients(), Not(HasSubstr("Ann")));
  const auto none = undo("last");
  EXPECT_EQ(none.code, 1);
  EXPECT_THAT(none.err, HasSubstr("There is no import to take back."));
  EXPECT_EQ(undo("nonsense").code, 1);
}

TEST_F(ImportCommand, UndoSaysHowMuch) {
  import("Number,Name\n1,Ann\n2,Bob\n");
  EXPECT_THAT(undo("last", false).out, HasSubstr("Took back 2 actions of new.csv."));
}

TEST_F(ImportCommand, RehearsalShowsTheFirstRows) {
  const auto printed = import(
      "Order no,Date,Customer,Item,Price\n1,2024-01-05,Ann Smith,Pen,10\n1,2024-01-05,Ann "
      "Smith,Ink,5\n",
      {"--rehearse"});
  EXPECT_EQ(printed.code, 0);
  EXPECT_THAT(printed.out,
              HasSubstr("  person Ann Smith; sale 1 of 2024-01-05, 2 lines, 15.00 EUR; Pen\n"));
  EXPECT_THAT(clients(), Not(HasSubstr("Ann")));
}

TEST_F(ImportCommand, MatchSaysByWhatClientsAreFound) {
  import("Number,Name,Email\n1,Ann,ann@example.com\n");
  const auto printed =
      import("Number,Name,Email\n2,Anna,ann@example.com\n", {"--match", "email", "--json"});
  EXPECT_EQ(object_of(printed.out).at("clients").get_object().at("updated").to_number<int>(), 1);
  EXPECT_EQ(import("Number,Name\n2,Anna\n", {"--match", "email"}).code, 1);
  EXPECT_EQ(import("Number,Name\n2,Anna\n", {"--match", "colour"}).code, 2);
}

}  // namespace
}  // namespace clientela
